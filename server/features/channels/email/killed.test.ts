/** Servers are killed while they read a folder: every mail is there in the end, and none twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase } from '../../../testing/database.ts';
import { type ImapServer, startImapServer } from '../../../testing/imap-server.ts';
import { eventually } from '../../../testing/processes.ts';
import { scratchFolder } from '../../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../../testing/server-process.ts';
import { letter } from './letters.fixture.ts';

const MAILS = 60;
const KILLS = 2;

let imap: ImapServer;
let drop: () => Promise<void>;
let start: () => Promise<ServerProcess>;
beforeAll(async () => {
  imap = await startImapServer();
  const made = await makeTestDatabase();
  drop = made.drop;
  const dataDir = await scratchFolder();
  const key = `jk_test_${crypto.randomUUID()}`;
  start = () => startServerProcess({ connection: made.connection, dataDir, key });
});
afterAll(async () => {
  await drop();
  await imap.stop();
});

const count = async (server: ServerProcess): Promise<number> =>
  (await server.ask('GET', '/api/conversations?limit=1')).body.total;

test('a folder is read through kills, whole and once', { timeout: 300_000 }, async () => {
  const subjects = Array.from({ length: MAILS }, (_, index) => `Kept ${index}`);
  // Many at once, some of them without a Message-ID.
  await imap.deliverMany(
    'help',
    subjects.map((subject, index) => letter({ subject, ...(index % 3 === 0 && { id: null }) })),
  );
  let server = await start();
  const { body } = await server.ask('POST', '/api/channels', {
    json: {
      ...{ kind: 'email', address: 'help@shop.example', startWith: 'everything' },
      imap: { host: imap.host, port: imap.port, tls: 'none', user: 'help', pass: imap.pass },
    },
  });
  expect(body.id).toBeDefined();
  for (let kill = 1; kill <= KILLS; kill++) {
    const until = (MAILS / (KILLS + 1)) * kill;
    await eventually(async () => {
      if ((await count(server)) < until) throw new Error('not yet');
    }, 60_000);
    await server.kill();
    server = await start();
  }
  await eventually(async () => {
    expect(await count(server)).toBe(MAILS);
  }, 60_000);
  const { items } = (await server.ask('GET', '/api/conversations?limit=200')).body;
  expect(items.map((one: { subject: string }) => one.subject).sort()).toEqual(subjects.sort());
  expect(items.every((one: { messages: number }) => one.messages === 1)).toBe(true);
  await server.kill();
});
