/** Files with messages, through their doors, on the real record. */
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepFiles } from '../../../core/files/sweep.ts';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada({ JORNADA_MAX_FILE_MB: '2' });
});
afterAll(() => jornada.stop());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type TestFile = [name: string, content: Buffer | string];

function send(files: TestFile[], conversation?: string) {
  const form = new FormData();
  if (conversation) form.set('conversation', conversation);
  for (const [name, content] of files) form.append('file', new Blob([content as BlobPart]), name);
  return jornada.ask('POST', '/api/attachments', { body: form });
}

async function upload(files: TestFile[], conversation?: string) {
  const { status, body } = await send(files, conversation);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.items as { id: string; name: string; type: string; bytes: number; isPicture: boolean }[];
}

async function begin(more: object = {}): Promise<string> {
  const customer = { email: `${crypto.randomUUID()}@example.com` };
  const json = { channel: 'email', customer, text: 'It came broken', ...more };
  const { status, body } = await jornada.ask('POST', '/api/conversations', { json });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;
const reply = (id: string, json: object) =>
  jornada.ask('POST', `/api/conversations/${id}/messages`, { json });

async function bytesOf(address: string) {
  const response = await fetch(`${jornada.url}${address}`, {
    headers: { authorization: `Bearer ${jornada.key}` },
  });
  return { headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
}

async function countFiles(): Promise<number> {
  const { rows } = await jornada.context.db.owner.query('select count(*)::int as n from files');
  return rows[0].n;
}

describe('a file', () => {
  test('comes back as it was sent, byte for byte, over many pieces', async () => {
    const content = randomBytes(1_700_001);
    const [file] = await upload([['noise.bin', content]]);
    expect(file).toMatchObject({ name: 'noise.bin', bytes: content.length, isPicture: false });
    const { content: back } = await bytesOf(`/api/attachments/${file!.id}`);
    expect(back.equals(content)).toBe(true);
  });

  test('is what its content says, whatever it is called; only pictures are shown, and nothing is run', async () => {
    const [picture, page, drawing, text] = await upload([
      ['photo.exe', PNG],
      ['photo.png', '<html><script>alert(1)</script></html>'],
      ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['notes.txt', 'Olá, já chegou?'],
    ]);
    expect(picture).toMatchObject({ type: 'image/png', isPicture: true });
    expect(page).toMatchObject({ type: 'text/plain', isPicture: false });
    expect(drawing).toMatchObject({ type: 'text/plain', isPicture: false });
    expect(text).toMatchObject({ type: 'text/plain' });
    const shown = await bytesOf(`/api/attachments/${picture!.id}/picture`);
    expect(shown.content.equals(PNG)).toBe(true);
    expect((await jornada.ask('GET', `/api/attachments/${page!.id}/picture`)).status).toBe(400);
    const saved = await bytesOf(`/api/attachments/${page!.id}`);
    expect(saved.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''photo.png");
    expect(saved.headers.get('x-content-type-options')).toBe('nosniff');
    expect(saved.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  test('is saved without folders and without marks that hide what it is', async () => {
    const [one, other, nameless, long] = await upload([
      ['../../etc/passwd', 'x'],
      ['invoice\u202Efdp.exe', 'y'],
      ['...', 'z'],
      [`${'a'.repeat(300)}.pdf`, 'w'],
    ]);
    expect(one!.name).toBe('passwd');
    expect(other!.name).toBe('invoicefdp.exe');
    expect(nameless!.name).toBe('file');
    expect(long!.name).toBe(`${'a'.repeat(196)}.pdf`);
  });

  test('of the same content is kept once', async () => {
    const content = randomBytes(1000);
    const before = await countFiles();
    const kept = await upload([
      ['one.bin', content],
      ['two.bin', content],
    ]);
    expect(await countFiles()).toBe(before + 1);
    for (const { id } of kept)
      expect((await bytesOf(`/api/attachments/${id}`)).content.equals(content)).toBe(true);
  });

  test('that is too long is refused, and nothing of the upload stays', async () => {
    const before = await countFiles();
    const { status, body } = await send([
      ['small.txt', 'small'],
      ['long.bin', randomBytes(2_000_001)],
    ]);
    expect(status).toBe(413);
    expect(body.detail).toBe('A file may have at most 2 MB.');
    expect(await countFiles()).toBe(before);
    expect(await readdir(path.join(jornada.context.config.dataDir, 'spool'))).toEqual([]);
  });

  test('may be empty; a form without one is refused', async () => {
    const [empty] = await upload([['empty.txt', '']]);
    expect(empty).toMatchObject({ bytes: 0 });
    expect((await bytesOf(`/api/attachments/${empty!.id}`)).content.length).toBe(0);
    expect((await send([])).status).toBe(400);
  });
});

describe('sent with a message', () => {
  test('it stays with it, in the order told; words are not needed', async () => {
    const id = await begin();
    const [a, b] = await upload(
      [
        ['a.png', PNG],
        ['b.txt', 'b'],
      ],
      id,
    );
    expect((await read(id)).unsent.map((file: { name: string }) => file.name)).toEqual(['a.png', 'b.txt']);
    const { status, body } = await reply(id, { attachments: [b!.id, a!.id] });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.attachments.map((file: { name: string }) => file.name)).toEqual(['b.txt', 'a.png']);
    const after = await read(id);
    expect(after).toMatchObject({ unsent: [], preview: 'b.txt, a.png', status: 'waiting' });
    expect(after.items[1]).toMatchObject({ text: '', attachments: [{ name: 'b.txt' }, { name: 'a.png' }] });
  });

  test('it can be the first of a conversation', async () => {
    const [file] = await upload([['broken.png', PNG]]);
    const id = await begin({ text: '', attachments: [file!.id] });
    expect(await read(id)).toMatchObject({
      preview: 'broken.png',
      items: [{ text: '', attachments: [{ name: 'broken.png', isPicture: true }] }],
    });
  });

  test('it is sent once: a second message with it is refused, the same message again is not', async () => {
    const id = await begin();
    const [file] = await upload([['once.txt', 'once']], id);
    const key = crypto.randomUUID();
    const first = await reply(id, { text: 'Here', attachments: [file!.id], key });
    const again = await reply(id, { text: 'Here', attachments: [file!.id], key });
    expect(again.body).toEqual(first.body);
    const other = await reply(id, { text: 'And here', attachments: [file!.id] });
    expect(other.status).toBe(400);
    expect((await read(id)).items).toHaveLength(2);
  });

  test('neither words nor files are no message', async () => {
    const id = await begin();
    expect((await reply(id, { text: ' ' })).status).toBe(400);
    expect((await reply(id, { attachments: [crypto.randomUUID()] })).status).toBe(400);
    expect((await send([['x.txt', 'x']], crypto.randomUUID())).status).toBe(404);
  });

  test('what was not sent can be taken back; what was sent cannot', async () => {
    const id = await begin();
    const [one, two] = await upload(
      [
        ['one.txt', '1'],
        ['two.txt', '2'],
      ],
      id,
    );
    await reply(id, { text: 'Here', attachments: [one!.id] });
    expect((await jornada.ask('DELETE', `/api/attachments/${two!.id}`)).status).toBe(204);
    expect((await jornada.ask('DELETE', `/api/attachments/${one!.id}`)).status).toBe(409);
    expect((await jornada.ask('GET', `/api/attachments/${two!.id}`)).status).toBe(404);
    expect((await read(id)).unsent).toEqual([]);
  });
});

test('files that nothing points at are removed after a day, and no others', async () => {
  const { owner } = jornada.context.db;
  const content = randomBytes(600_000);
  const id = await begin();
  const [kept, unsent] = await upload(
    [
      ['kept.bin', randomBytes(600_000)],
      ['unsent.bin', content],
    ],
    id,
  );
  await reply(id, { text: 'Here', attachments: [kept!.id] });
  await owner.query("update files set wanted_at = now() - interval '2 days'");
  await sweepFiles(jornada.context.db);
  expect((await bytesOf(`/api/attachments/${unsent!.id}`)).content.equals(content)).toBe(true);
  await jornada.ask('DELETE', `/api/attachments/${unsent!.id}`);
  const before = await countFiles();
  await sweepFiles(jornada.context.db);
  expect(await countFiles()).toBe(before - 1);
  // Uploaded again, it is there again.
  const [again] = await upload([['again.bin', content]]);
  expect((await bytesOf(`/api/attachments/${again!.id}`)).content.equals(content)).toBe(true);
});
