/** Mail from a real IMAP server becomes conversations: once, whatever happens meanwhile. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImapServer, startImapServer } from '../../../testing/imap-server.ts';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { addChannel, channelOf, conversation, conversations, mailsOf, watched } from '../testing.ts';
import { letter } from './letters.fixture.ts';

let jornada: TestJornada;
let imap: ImapServer;
beforeAll(async () => {
  [jornada, imap] = await Promise.all([startTestJornada(), startImapServer()]);
});
afterAll(async () => {
  await jornada.stop();
  await imap.stop();
});

const server = (user: string) => ({ host: imap.host, port: imap.port, tls: 'none', user, pass: imap.pass });
const found = (search: string, count = 1) =>
  eventually(async () => {
    const items = await conversations(jornada, search);
    if (items.length !== count) throw new Error(`${items.length} conversations with "${search}"`);
    return items;
  });

test('a mail that arrives becomes a conversation with its sender, at once', async () => {
  const channel = await addChannel(jornada, {
    ...{
      address: 'help@shop.example',
      name: 'Casa',
      imap: server('help'),
      department: 'service',
      language: 'pt-BR',
    },
  });
  await watched(jornada, channel.id);
  await imap.deliver(
    'help',
    letter({ from: 'Ana Souza <Ana@Customer.example>', subject: 'Lamp one', text: 'It is broken.' }),
  );
  const [row] = await found('lamp one');
  expect(await conversation(jornada, row.id)).toMatchObject({
    channel: 'email',
    subject: 'Lamp one',
    status: 'new',
    language: 'pt-BR',
    department: { key: 'service' },
    customer: { name: 'Ana Souza', email: 'ana@customer.example' },
    items: [{ kind: 'customer', text: 'It is broken.' }],
  });
  const { mails } = await mailsOf(jornada, row.id);
  expect(mails).toMatchObject([
    { direction: 'in', kind: 'message', from: { address: 'ana@customer.example' } },
  ]);
  expect((await channelOf(jornada, channel.id)).state).toMatchObject({
    reading: null,
    lastInAt: expect.any(String),
  });
});

test('only what arrives from now on is read, or everything when that is asked', async () => {
  await imap.deliver('old', letter({ subject: 'Written long ago' }));
  const channel = await addChannel(jornada, { address: 'old@shop.example', imap: server('old') });
  await watched(jornada, channel.id);
  await imap.deliver('old', letter({ subject: 'Written just now' }));
  await found('written just now');
  expect(await conversations(jornada, 'written long ago')).toEqual([]);
  await addChannel(jornada, { address: 'all@shop.example', imap: server('old'), startWith: 'everything' });
  await found('written long ago');
});

test('a server that goes away and comes back is read on from where it was, and the state says so', async () => {
  const channel = await addChannel(jornada, { address: 'away@shop.example', imap: server('away') });
  await watched(jornada, channel.id);
  await imap.kill();
  await eventually(async () => {
    const { state } = await channelOf(jornada, channel.id);
    if (state.connectedSince || !state.reading) throw new Error('still connected');
  });
  await imap.start();
  await imap.deliver('away', letter({ subject: 'After the night' }));
  await found('after the night');
  expect((await channelOf(jornada, channel.id)).state.reading).toBeNull();
});

test('a folder that is numbered anew brings nothing twice, and loses nothing', async () => {
  const channel = await addChannel(jornada, { address: 'anew@shop.example', imap: server('anew') });
  await watched(jornada, channel.id);
  for (const subject of ['Anew one', 'Anew two']) await imap.deliver('anew', letter({ subject }));
  await found('anew', 2);
  await imap.renumber('anew');
  await imap.deliver('anew', letter({ subject: 'Anew three' }));
  await found('anew three');
  await found('anew', 3);
});

test('what is wrong with an account is told in plain kinds', async () => {
  const attempt = async (changed: object) =>
    (await jornada.ask('POST', '/api/channels/try', { json: { imap: { ...server('help'), ...changed } } }))
      .body.imap;
  expect(await attempt({})).toEqual({ isFine: true, trouble: null });
  expect((await attempt({ pass: 'wrong' })).trouble.kind).toBe('credentials');
  expect((await attempt({ folder: 'Nowhere' })).trouble.kind).toBe('folder');
  expect((await attempt({ port: 1 })).trouble.kind).toBe('refused');
  expect((await attempt({ host: 'nowhere.invalid' })).trouble.kind).toBe('unknown-host');
  expect((await attempt({ tls: 'implicit' })).trouble.kind).toBe('encryption');
  expect((await attempt({ tls: 'starttls' })).trouble.kind).toBe('encryption');
});

test('of a mail of 50 MB the beginning is kept and told, and the mails after it arrive', async () => {
  const channel = await addChannel(jornada, { address: 'huge@shop.example', imap: server('huge') });
  await watched(jornada, channel.id);
  const boundary =
    'Content-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain\n\nSee the film.';
  const attached = '--b1\nContent-Type: video/mp4; name=film.mp4\nContent-Transfer-Encoding: base64\n\n';
  const head = letter({ subject: 'A huge mail', body: `${boundary}\n\n${attached}` });
  await imap.deliver(
    'huge',
    Buffer.concat([Buffer.from(head), Buffer.alloc(50_000_000, `${'A'.repeat(76)}\r\n`)]),
  );
  await imap.deliver('huge', letter({ subject: 'After the huge one' }));
  await found('after the huge one');
  const [row] = await found('a huge mail');
  const read = await conversation(jornada, row.id);
  expect(read.items[0].text).toBe('See the film.');
  expect((await mailsOf(jornada, row.id)).mails[0].notes).toContain('partial');
  const kept = await fetch(`${jornada.url}/api/mails/${read.items[0].id}/raw`, {
    headers: { authorization: `Bearer ${jornada.key}` },
  });
  expect((await kept.arrayBuffer()).byteLength).toBe(30_000_000);
});
