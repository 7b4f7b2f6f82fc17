/** Servers are killed while a conversation runs out of time: it is missed at its moment, told and escalated once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase } from '../../testing/database.ts';
import { eventually } from '../../testing/processes.ts';
import { scratchFolder } from '../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../testing/server-process.ts';

const TARGET_SECONDS = 15;

let drop: () => Promise<void>;
let start: () => Promise<ServerProcess>;
beforeAll(async () => {
  const made = await makeTestDatabase();
  drop = made.drop;
  const dataDir = await scratchFolder();
  const key = `jk_test_${crypto.randomUUID()}`;
  start = () => startServerProcess({ connection: made.connection, dataDir, key });
});
afterAll(() => drop());

test('what is due while nobody runs is missed as soon as somebody does, once', {
  timeout: 300_000,
}, async () => {
  let server = await start();
  const targets = { firstResponse: TARGET_SECONDS, nextResponse: null, resolution: null };
  const policy = {
    name: 'Everybody',
    targets: { low: targets, normal: targets, high: targets, urgent: targets },
    warnPercent: 50,
    escalations: [{ on: 'missed', tags: ['late'] }],
  };
  expect((await server.ask('POST', '/api/service-policies', { json: policy })).status).toBe(201);
  const { body: begun } = await server.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer: { email: 'killed@example.com' }, text: 'Anybody there?' },
  });
  const read = async () => (await server.ask('GET', `/api/conversations/${begun.id}`)).body;
  await server.kill();
  server = await start();
  await eventually(async () => {
    expect(await read()).toMatchObject({ due: { state: 'missed' }, tags: ['late'] });
  }, 90_000);
  await server.kill();
  server = await start();
  const { changes } = await read();
  expect(changes.filter(({ what }: { what: string }) => what === 'missed')).toHaveLength(1);
  expect(changes.filter(({ what }: { what: string }) => what === 'tags')).toHaveLength(1);
  await server.kill();
});
