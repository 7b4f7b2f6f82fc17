/** Answers that are sent later, through their doors, on the real record, with the clock running. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { ahead, soon } from '../../../testing/soon.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const HOUR_MS = 3_600_000;

async function begin(): Promise<string> {
  const { body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'phone', customer: { email: `${crypto.randomUUID()}@example.com` }, text: 'And now?' },
  });
  return body.id;
}

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;
const write = (id: string, json: object) =>
  jornada.ask('POST', `/api/conversations/${id}/messages`, { json });
const later = (id: string, json: object) => jornada.ask('POST', `/api/conversations/${id}/later`, { json });

async function waits(id: string, json: object = {}) {
  const { status, body } = await later(id, { text: 'Good morning', sendAt: ahead(HOUR_MS), ...json });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** Its moment is put to where it comes soon. */
async function comesSoon({ id }: { id: string }) {
  const { status, body } = await soon((sendAt) =>
    jornada.ask('PATCH', `/api/later-messages/${id}`, { json: { sendAt } }),
  );
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function upload(): Promise<string> {
  const form = new FormData();
  form.append('file', new File(['a page'], 'page.txt', { type: 'text/plain' }));
  const { status, body } = await jornada.ask('POST', '/api/attachments', {
    body: form,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.items[0].id;
}

const texts = (conversation: { items: { text: string }[] }) => conversation.items.map(({ text }) => text);

describe('an answer for later', () => {
  test('is sent by itself when its moment comes, with its files, its promise and its status', async () => {
    const id = await begin();
    const file = await upload();
    const promise = { text: 'Call', dueAt: ahead(2 * HOUR_MS) };
    const told = await waits(id, { attachments: [file], status: 'solved', promise });
    expect(told).toMatchObject({
      state: 'waiting',
      text: 'Good morning',
      attachments: [{ id: file }],
      promise,
    });
    const before = await read(id);
    expect([before.later.length, before.items.length, before.unsent, before.status]).toEqual([
      1,
      1,
      [],
      'new',
    ]);
    const { sendAt } = await comesSoon(told);
    await vi.waitFor(async () => expect((await read(id)).later).toEqual([]), { timeout: 60_000 });
    const after = await read(id);
    expect(after).toMatchObject({ status: 'solved', promises: [{ text: 'Call' }] });
    expect(after.items.at(-1)).toMatchObject({
      kind: 'reply',
      text: 'Good morning',
      attachments: [{ id: file }],
    });
    expect(new Date(after.items.at(-1).at).getTime()).toBeGreaterThanOrEqual(Date.parse(sendAt));
  });

  test('stays when the customer wrote meanwhile, or somebody answered, and says so', async () => {
    const [asked, answered] = [await begin(), await begin()];
    await write(asked, { text: 'First answer' });
    const waiting = await Promise.all([waits(asked), waits(answered)]);
    await write(asked, { text: 'Forget it', kind: 'customer' });
    await write(answered, { text: 'Done', status: 'waiting' });
    await Promise.all(waiting.map(comesSoon));
    const state = async (id: string) => (await read(id)).later[0];
    await vi.waitFor(
      async () => {
        expect(await state(asked)).toMatchObject({ state: 'stopped', stoppedBy: 'customer' });
        expect(await state(answered)).toMatchObject({ state: 'stopped', stoppedBy: 'answered' });
      },
      { timeout: 60_000 },
    );
    expect(texts(await read(asked))).not.toContain('Good morning');
    // Somebody has to decide now.
    expect((await read(answered)).status).toBe('open');
    const { id } = await state(asked);
    expect((await jornada.ask('POST', `/api/later-messages/${id}/send`)).status).toBe(204);
    expect(texts(await read(asked)).at(-1)).toBe('Good morning');
    expect((await read(asked)).later).toEqual([]);
  });

  test('that cannot be sent stays, with what was wrong', async () => {
    const id = await begin();
    const waiting = await waits(id);
    await jornada.context.db.owner.query(
      "update conversations set status = 'closed', closed_at = now() where id = $1",
      [id],
    );
    await comesSoon(waiting);
    await vi.waitFor(
      async () =>
        expect((await read(id)).later[0]).toMatchObject({
          ...{ state: 'stopped', stoppedBy: 'refused', reason: expect.stringContaining('is closed') },
        }),
      { timeout: 60_000 },
    );
  });

  test('is put off, and taken back with its files', async () => {
    const id = await begin();
    const file = await upload();
    const { id: message } = await waits(id, { attachments: [file] });
    const sendAt = ahead(2 * HOUR_MS);
    const put = await jornada.ask('PATCH', `/api/later-messages/${message}`, { json: { sendAt } });
    expect(put.body.sendAt).toBe(sendAt);
    const back = await jornada.ask('DELETE', `/api/later-messages/${message}`);
    expect(back.body).toMatchObject({ text: 'Good morning', attachments: [{ id: file }] });
    expect(await read(id)).toMatchObject({ later: [], unsent: [{ id: file }] });
    const again = await jornada.ask('DELETE', `/api/later-messages/${message}`);
    expect([again.status, again.body.detail]).toEqual([
      404,
      expect.stringContaining('it was sent, or taken back'),
    ]);
  });

  test('goes with its conversation into another, and is sent there', async () => {
    const [id, other] = [await begin(), await begin()];
    await waits(other);
    const { body: customer } = await jornada.ask('GET', `/api/conversations/${id}`);
    await jornada.context.db.owner.query('update conversations set customer_id = $1 where id = $2', [
      customer.customer.id,
      other,
    ]);
    const merged = await jornada.ask('POST', `/api/conversations/${id}/merge`, { json: { other } });
    expect(merged.body.later).toMatchObject([{ text: 'Good morning' }]);
    await jornada.ask('POST', `/api/later-messages/${merged.body.later[0].id}/send`);
    expect(texts(await read(id))).toContain('Good morning');
  });

  test.each([
    ['a moment that is past', { sendAt: '2020-01-01T00:00:00Z' }, 400, 'sendAt'],
    ['a moment years ahead', { sendAt: '2999-01-01T00:00:00Z' }, 400, 'sendAt'],
    ['no words and no file', { text: ' ' }, 400, 'text'],
    [
      'a promise that is due before',
      { promise: { text: 'Call', dueAt: ahead(HOUR_MS / 2) } },
      400,
      'promise.dueAt',
    ],
    ['a file that is not there', { attachments: [crypto.randomUUID()] }, 400, 'attachments.0'],
  ])('refuses %s and writes nothing', async (_, json, expected, at) => {
    const id = await begin();
    const { status, body } = await later(id, { text: 'Hello', sendAt: ahead(HOUR_MS), ...json });
    expect([status, body.errors?.[0]?.at]).toEqual([expected, at]);
    expect((await read(id)).later).toEqual([]);
  });
});
