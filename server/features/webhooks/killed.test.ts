/** Servers are killed while they tell others: everything arrives in the end, some of it twice, under one id. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../core/database/database.ts';
import { makeTestDatabase } from '../../testing/database.ts';
import { scratchFolder } from '../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../testing/server-process.ts';
import { answering, type Receiver, startReceiver } from './receiver.fixture.ts';

const CONVERSATIONS = 12;

let db: Database;
let drop: () => Promise<void>;
let start: () => Promise<ServerProcess>;
let receiver: Receiver;
beforeAll(async () => {
  const { connection, drop: dropDatabase } = await makeTestDatabase();
  db = openDatabase(connection);
  drop = dropDatabase;
  const dataDir = await scratchFolder();
  const key = `jk_test_${crypto.randomUUID()}`;
  const environment = { JORNADA_PRIVATE_ADDRESSES: 'allow' };
  start = () => startServerProcess({ connection, dataDir, key, environment });
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.stop();
  await db.close();
  await drop();
});

const idsOf = ({ received }: Receiver) => new Set(received.map(({ headers }) => headers['webhook-id']));

test('a server that is killed while it sends, and before', { timeout: 120_000 }, async () => {
  let server = await start();
  // They are under way, and never answered.
  receiver.answer = () => {};
  const { status } = await server.ask('POST', '/api/webhooks', {
    json: { url: receiver.url, types: ['conversation.created'] },
  });
  expect(status).toBe(201);
  const asked = Array.from({ length: CONVERSATIONS }, (_, index) =>
    server.ask('POST', '/api/conversations', {
      json: { channel: 'other', customer: { userId: `u${index}` }, text: `Number ${index}` },
    }),
  );
  const begun = await Promise.all(asked);
  await receiver.until(1);
  await server.kill();
  const underWay = [...idsOf(receiver)];
  receiver.answer = answering(204);
  server = await start();
  // Until when the killed one would have had them: tests do not wait for it.
  await db.owner.query("update webhook_deliveries set next_at = now() where state = 'pending'");
  const told = await receiver.until(CONVERSATIONS + underWay.length);
  await server.kill();
  const conversations = new Set(told.map(({ body }) => body.data.conversation.id));
  expect([...conversations].sort()).toEqual(begun.map(({ body }) => body.id).sort());
  expect(idsOf(receiver).size).toBe(CONVERSATIONS);
  for (const id of underWay) {
    const texts = new Set(told.filter(({ headers }) => headers['webhook-id'] === id).map(({ text }) => text));
    expect(texts.size).toBe(1);
  }
});
