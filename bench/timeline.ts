/**
 * The first page of a story: a customer with 10,000 touchpoints, spread over a table of 5 million. Over HTTP against
 * the bare indexed query of the same rows and columns through the same driver, a hundred of each in turn, so that
 * whatever else the machine does hits both.
 *
 *   node bench/timeline.ts [touchpoints] [rounds]
 */
import type pg from 'pg';
import { BenchServer } from './server.ts';
import { quantile } from './timing.ts';
import { Connection } from './tracking-load.ts';

const TOUCHPOINTS = Number(process.argv[2] ?? 5_000_000);
const ROUNDS = Number(process.argv[3] ?? 2000);
const OF_ONE = 10_000;
const CUSTOMERS = 200_000;
const PAGE = 50;
const GOAL = 3;
const BLOCK = 100;

/** In the order of time, as they would have come; every so many-th is the one customer's. */
const FILL = `
  insert into touchpoints (id, workspace_id, customer_id, at, type, kind, channel, source, message_id, properties, context)
  select gen_random_uuid(), $1,
    ($2::uuid[])[case when n % $4 = 0 then 1 else 2 + (n * 7919) % (cardinality($2::uuid[]) - 1) end],
    timestamptz '2025-06-01' + n * interval '8 seconds',
    (array['Page Viewed', 'Product Viewed', 'Product Added', 'Order Completed'])[1 + n % 4], 'track', 'web', 'tracking',
    'message-' || n,
    jsonb_build_object('path', '/products/' || n % 500, 'name', 'Product number ' || n % 500, 'price', 49.9,
      'currency', 'BRL', 'category', 'Living room'),
    '{"locale": "pt-BR", "library": {"name": "analytics.js"}, "page": {"path": "/products", "title": "Products"}}'
  from generate_series(1::bigint, $3::bigint) n`;

const server = await BenchServer.create();
try {
  await server.start();
  const record = server.record(1);
  const began = performance.now();
  const customerId = await load(record);
  console.log(
    `${TOUCHPOINTS.toLocaleString('en')} touchpoints loaded in ${seconds(performance.now() - began)}`,
  );
  const connection = await Connection.open(server.port);
  const overHttp = () => readOverHttp(connection, customerId);
  const bare = () => readBare(record, customerId);
  for (let warm = 0; warm < ROUNDS; warm++) await Promise.all([overHttp(), bare()]);
  const [http, query] = await inTurn(overHttp, bare);
  connection.close();
  await record.end();
  report(http, query);
} finally {
  await server.stop();
  await server.remove();
}

/** Answers the customer whose story is asked for. The table is filled without its indexes, which then come back as they were. */
async function load(record: pg.Pool): Promise<string> {
  await record.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'");
  const { rows } = await record.query('select id from workspaces');
  const workspaceId = rows[0].id;
  await record.query(
    `insert into customers (id, workspace_id, root_id, name, shown_name, source)
     select id, $1, id, 'Customer ' || n, 'Customer ' || n, 'bench'
     from (select n, gen_random_uuid() as id from generate_series(1, $2::int) n) made`,
    [workspaceId, CUSTOMERS],
  );
  const { rows: customers } = await record.query('select array_agg(id) as ids from customers');
  const ids: string[] = customers[0].ids;
  await withoutIndexes(record, () =>
    record.query(FILL, [workspaceId, ids, TOUCHPOINTS, TOUCHPOINTS / OF_ONE]),
  );
  // What loading leaves to be done would otherwise be done while we measure.
  await record.query('vacuum analyze');
  await record.query('checkpoint');
  return ids[0]!;
}

async function withoutIndexes(record: pg.Pool, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await record.query<{ name: string; text: string; constraint: string | null }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text, c.conname as constraint
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid
     where i.indrelid = 'touchpoints'::regclass`,
  );
  for (const { name, constraint } of rows) {
    await record.query(
      constraint ? `alter table touchpoints drop constraint ${constraint}` : `drop index ${name}`,
    );
  }
  await work();
  for (const { text } of rows) await record.query(text);
}

async function readOverHttp(connection: Connection, customerId: string): Promise<void> {
  const status = await connection.send(
    Buffer.from(
      `GET /api/customers/${customerId}/timeline?limit=${PAGE} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${server.key}\r\n\r\n`,
    ),
  );
  if (status !== 200) throw new Error(`the timeline answered ${status}`);
}

async function readBare(record: pg.Pool, customerId: string): Promise<void> {
  const { rows } = await record.query({
    name: 'bare',
    text: `select id, customer_id, at, type, kind, channel, source, properties, order_id from touchpoints
           where customer_id = $1 order by at desc, id desc limit ${PAGE}`,
    values: [customerId],
  });
  if (rows.length !== PAGE) throw new Error(`the bare query answered ${rows.length} rows`);
}

/** Milliseconds of each, sorted. */
async function inTurn(...deeds: (() => Promise<void>)[]): Promise<number[][]> {
  const took: number[][] = deeds.map(() => []);
  for (let round = 0; round < ROUNDS; round += BLOCK) {
    for (const [index, deed] of deeds.entries()) {
      for (let time = 0; time < BLOCK; time++) {
        const began = performance.now();
        await deed();
        took[index]!.push(performance.now() - began);
      }
    }
  }
  return took.map((times) => times.sort((a, b) => a - b));
}

function report(http: number[] | undefined, query: number[] | undefined): void {
  const ratio = quantile(http, 0.5) / quantile(query, 0.5);
  for (const [name, times] of [
    ['over HTTP', http],
    ['bare query', query],
  ] as const) {
    console.log(
      `${name}: p50 ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))}`,
    );
  }
  console.log(`first page of a story: ${ratio.toFixed(2)} times the bare query at p50 (goal ≤ ${GOAL})`);
  process.exitCode = ratio <= GOAL ? 0 : 1;
}

function milliseconds(time: number): string {
  return `${time.toFixed(2)} ms`;
}

function seconds(time: number): string {
  return `${(time / 1000).toFixed(0)} s`;
}
