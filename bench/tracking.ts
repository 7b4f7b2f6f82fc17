/**
 * The tracking door against the bare table: events a second over HTTP (batches of 100, 8 connections, each answer
 * after its commit), as a share of `INSERT … SELECT unnest` of the same rows (500 a statement, 4 connections) into
 * the same table with the same indexes. Rounds of both alternate, so that whatever else the machine does hits both.
 *
 *   node bench/tracking.ts [rounds] [events per round]
 */
import type pg from 'pg';
import { BenchServer } from './server.ts';
import { batchRequest, Connection, event, seeded } from './tracking-load.ts';

const ROUNDS = Number(process.argv[2] ?? 5);
const EVENTS = Number(process.argv[3] ?? 40_000);
const BATCH = 100;
const CONNECTIONS = 8;
const RAW_ROWS = 500;
const RAW_CONNECTIONS = 4;
const CUSTOMERS = 10_000;
const GOAL = 0.5;

const COLUMNS = {
  id: 'uuid',
  customer_id: 'uuid',
  at: 'timestamptz',
  type: 'text',
  kind: 'text',
  channel: 'text',
  source: 'text',
  message_id: 'text',
  properties: 'jsonb',
  context: 'jsonb',
  original_at: 'timestamptz',
};
const NAMES = Object.keys(COLUMNS);

const random = seeded(4600);
const server = await BenchServer.create();
try {
  await server.start();
  const record = server.record(RAW_CONNECTIONS);
  // The first round warms up: code is compiled, customers are met.
  await door(writeRequests(EVENTS));
  const shares: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const requests = writeRequests(EVENTS);
    const through = await door(requests);
    const bare = await raw(record);
    shares.push(through / bare);
    console.log(`round ${round}: door ${rate(through)}, bare ${rate(bare)}, ${percent(through / bare)}`);
  }
  await record.end();
  const share = shares.sort((a, b) => a - b)[shares.length >> 1]!;
  console.log(
    `tracking door: ${percent(share)} of the bare insert (median of ${ROUNDS}; goal ${percent(GOAL)})`,
  );
  process.exitCode = share >= GOAL ? 0 : 1;
} finally {
  await server.stop();
  await server.remove();
}

function writeRequests(events: number): Buffer[] {
  return Array.from({ length: events / BATCH }, () =>
    batchRequest(
      server.key,
      Array.from({ length: BATCH }, () => event(CUSTOMERS, random)),
    ),
  );
}

/** Events a second through the door. */
async function door(requests: Buffer[]): Promise<number> {
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => Connection.open(server.port)),
  );
  let next = 0;
  const began = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      while (next < requests.length) {
        const status = await connection.send(requests[next++]!);
        if (status !== 200) throw new Error(`the door answered ${status}`);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  return (requests.length * BATCH) / seconds;
}

/** Rows a second of the rows that the door has just written, under ids and a workspace of their own. */
async function raw(record: pg.Pool): Promise<number> {
  const workspaceId = crypto.randomUUID();
  const { rows } = await record.query(
    `select ${NAMES.map((name) => (name === 'id' ? 'gen_random_uuid()::text as id' : `${name}::text`)).join(', ')}
     from touchpoints where kind = 'track' order by recorded_in desc limit $1`,
    [EVENTS],
  );
  const statements: unknown[][] = [];
  for (let from = 0; from < rows.length; from += RAW_ROWS) {
    const some = rows.slice(from, from + RAW_ROWS);
    statements.push([workspaceId, ...NAMES.map((name) => some.map((row) => row[name]))]);
  }
  const text = `insert into touchpoints (workspace_id, ${NAMES.join(', ')})
    select $1, * from unnest(${Object.values(COLUMNS)
      .map((type, index) => `$${index + 2}::${type}[]`)
      .join(', ')})`;
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: RAW_CONNECTIONS }, async () => {
      while (next < statements.length) await record.query(text, statements[next++]!);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await record.query('delete from touchpoints where workspace_id = $1', [workspaceId]);
  return rows.length / seconds;
}

function rate(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString('en')}/s`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
