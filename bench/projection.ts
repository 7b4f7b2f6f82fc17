/**
 * The projection against the bare engine: how fast a rebuild copies touchpoints from the record into the lens, as a
 * share of the rate at which the lens takes the very same rows, as the same text in blocks of the same size, held in
 * memory, into a table of the same make. And whether screens stay quick meanwhile: the first page of a customer's story.
 *
 *   node bench/projection.ts [touchpoints] [rounds]
 */
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { createLens, type Lens } from '../server/core/lens/lens.ts';
import { BLOCK_BYTES, blocksOf } from '../server/features/lens/project/copy.ts';
import { columnsOf, selection } from '../server/features/lens/project/sources.ts';
import { createTables } from '../server/features/lens/tables.ts';
import { BenchServer } from './server.ts';
import { Connection } from './tracking-load.ts';

const TOUCHPOINTS = Number(process.argv[2] ?? 2_000_000);
const ROUNDS = Number(process.argv[3] ?? 3);
const CUSTOMERS = 100_000;
const GOAL = 0.6;
const TIMELINE_GOAL = 3;
const TIMELINE_READS = 2000;

const FILL = `
  insert into touchpoints (id, workspace_id, customer_id, at, type, kind, channel, source, message_id, properties, context)
  select gen_random_uuid(), $1, ($2::uuid[])[1 + (n * 7919) % cardinality($2::uuid[])],
    timestamptz '2025-06-01' + n * interval '16 seconds',
    (array['Page Viewed', 'Product Viewed', 'Product Added', 'Order Completed'])[1 + n % 4], 'track', 'web', 'tracking',
    'message-' || n,
    jsonb_build_object('path', '/products/' || n % 500, 'sku', 'S' || n % 500, 'name', 'Product number ' || n % 500, 'price', 49.9,
      'currency', 'BRL', 'category', 'Living room'),
    '{"locale": "pt-BR", "campaign": {"name": "spring"}, "page": {"path": "/products", "title": "Products"}}'
  from generate_series($3::bigint, $4::bigint) n`;
const FILLED_AT_ONCE = 100_000;

const server = await BenchServer.create();
try {
  await server.start();
  const record = server.record(2);
  const lens = createLens(
    JSON.parse(fs.readFileSync(path.join(server.dir, 'lens', 'lens.json'), 'utf8')).url,
  );
  const customerId = await load(record);
  await lensHas(record);
  const quiet = await timeline(customerId, TIMELINE_READS);
  const shares: number[] = [];
  let busy: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const bare = await raw(record, lens);
    const reading = readUntilDone(customerId);
    const copied = TOUCHPOINTS / (await rebuild(record));
    busy = [...busy, ...(await reading.stop())];
    shares.push(copied / bare);
    console.log(`round ${round}: projection ${rate(copied)}, bare ${rate(bare)}, ${percent(copied / bare)}`);
  }
  const share = shares.sort((a, b) => a - b)[shares.length >> 1]!;
  const slower = p99(busy) / p99(quiet);
  console.log(
    `projection: ${percent(share)} of the bare insert (median of ${ROUNDS}; goal ${percent(GOAL)})`,
  );
  console.log(
    `first page of a story while it rebuilds: p99 ${p99(busy).toFixed(1)} ms against ${p99(quiet).toFixed(1)} ms quiet, ${slower.toFixed(2)} times (goal ≤ ${TIMELINE_GOAL})`,
  );
  process.exitCode = share >= GOAL && slower <= TIMELINE_GOAL ? 0 : 1;
  await lens.close();
  await record.end();
} finally {
  await server.stop();
  await server.remove();
}

/** Answers a customer whose story can be read. */
async function load(record: pg.Pool): Promise<string> {
  const { rows } = await record.query('select id from workspaces');
  const workspaceId = rows[0].id;
  await record.query(
    `insert into customers (id, workspace_id, root_id, source) select id, $1, id, 'bench'
     from (select gen_random_uuid() as id from generate_series(1, $2::int)) made`,
    [workspaceId, CUSTOMERS],
  );
  const { rows: made } = await record.query('select array_agg(id) as ids from customers');
  for (let from = 1; from <= TOUCHPOINTS; from += FILLED_AT_ONCE)
    await record.query(FILL, [
      workspaceId,
      made[0].ids,
      from,
      Math.min(TOUCHPOINTS, from + FILLED_AT_ONCE - 1),
    ]);
  await record.query('vacuum analyze');
  await record.query('checkpoint');
  return made[0].ids[0];
}

async function lensHas(record: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await record.query(
      `select bool_or(state = 'filling') as busy, exists (select from touchpoints where recorded_in >= min(next_xid::text)::xid8) as behind from jornada.lenses`,
    );
    if (!rows[0].busy && !rows[0].behind) return;
    await pause(50);
  }
}

/** Seconds from the first step over touchpoints to the last. */
async function rebuild(record: pg.Pool): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/lens/rebuild`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: '{}',
  });
  if (response.status !== 202) throw new Error(`the rebuild answered ${response.status}`);
  let began = 0;
  for (;;) {
    const { rows } = await record.query<{ reading: unknown; state: string }>(
      `select reading, state from jornada.lenses order by began_at desc limit 1`,
    );
    const [newest] = rows;
    if (!began && newest!.reading === null) began = performance.now();
    if (began && newest!.state === 'current') return (performance.now() - began) / 1000;
    await pause(20);
  }
}

/** Rows a second of the same rows, read beforehand. */
async function raw(record: pg.Pool, lens: Lens): Promise<number> {
  const client = await record.connect();
  const source = client.query(copyStreams.to(`copy (${selection('touchpoints', 'true', 1)}) to stdout`));
  const blocks: Buffer[] = [];
  for await (const block of blocksOf(source, BLOCK_BYTES)) blocks.push(Buffer.from(block));
  client.release();
  await lens.command({ query: 'DROP DATABASE IF EXISTS bare SYNC' });
  await createTables(lens, 'bare');
  const began = performance.now();
  for (const block of blocks) {
    await lens.insert({
      table: 'bare.touchpoints',
      columns: columnsOf('touchpoints').map((column) => `\`${column}\``) as [string, ...string[]],
      values: Readable.from([block], { objectMode: false }),
      format: 'TabSeparated',
    });
  }
  const seconds = (performance.now() - began) / 1000;
  await lens.command({ query: 'DROP DATABASE bare SYNC' });
  return TOUCHPOINTS / seconds;
}

/** Milliseconds of each read. */
async function timeline(customerId: string, reads: number): Promise<number[]> {
  const connection = await Connection.open(server.port);
  const took: number[] = [];
  for (let n = 0; n < reads; n++) took.push(await readStory(connection, customerId));
  connection.close();
  return took.slice(reads >> 2);
}

async function readStory(connection: Connection, customerId: string): Promise<number> {
  const began = performance.now();
  const status = await connection.send(
    Buffer.from(
      `GET /api/customers/${customerId}/timeline?limit=50 HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${server.key}\r\n\r\n`,
    ),
  );
  if (status !== 200) throw new Error(`the timeline answered ${status}`);
  return performance.now() - began;
}

/** One reader who never rests, as in quiet. */
function readUntilDone(customerId: string) {
  let done = false;
  const reading = (async () => {
    const connection = await Connection.open(server.port);
    const took: number[] = [];
    while (!done) took.push(await readStory(connection, customerId));
    connection.close();
    return took;
  })();
  return {
    stop() {
      done = true;
      return reading;
    },
  };
}

function p99(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

function rate(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString('en')}/s`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
