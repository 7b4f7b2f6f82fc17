/** A server is killed after it decided to ask and before a server took the mail: the mail goes out, once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../core/database/database.ts';
import { makeTestDatabase } from '../../../testing/database.ts';
import { eventually } from '../../../testing/processes.ts';
import { scratchFolder } from '../../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../../testing/server-process.ts';
import { type SmtpSink, startSmtpSink } from '../../../testing/smtp-server.ts';
import { asksOf, became, begin, mailsFor, solve, turnOn } from './testing.ts';

let sink: SmtpSink;
let drop: () => Promise<void>;
let db: Database;
let start: () => Promise<ServerProcess>;
beforeAll(async () => {
  sink = await startSmtpSink();
  const made = await makeTestDatabase();
  drop = made.drop;
  db = openDatabase(made.connection);
  const dataDir = await scratchFolder();
  const key = `jk_test_${crypto.randomUUID()}`;
  start = () => startServerProcess({ connection: made.connection, dataDir, key });
});
afterAll(async () => {
  await db.close();
  await drop();
  await sink.close();
});

test('between deciding and sending', { timeout: 120_000 }, async () => {
  let server = await start();
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' };
  await server.ask('POST', '/api/channels', {
    json: { kind: 'email', address: 'help@shop.example', smtp },
  });
  await turnOn(server);
  sink.refuse = { at: 'data', code: 451, text: 'Wait' };
  const ids = [await begin(server), await begin(server), await begin(server)];
  for (const id of ids) await solve(server, id);
  // Nobody takes it back any more.
  await db.owner.query('update graphile_worker._private_jobs set run_at = now()');
  await eventually(async () => {
    const asks = await Promise.all(ids.map((id) => asksOf(server, id)));
    // Each was refused for now: it waits for its next try.
    expect(asks.map(([ask]) => [ask.state, ask.reason])).toEqual(
      ids.map(() => ['sending', expect.stringContaining('Wait')]),
    );
  });
  await server.kill();
  sink.refuse = null;
  await db.owner.query('update graphile_worker._private_jobs set run_at = now()');
  server = await start();
  for (const id of ids) await became(server, id, 'asked');
  for (const id of ids) expect(await mailsFor(server, sink, id)).toHaveLength(1);
  await server.kill();
});
