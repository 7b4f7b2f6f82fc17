/**
 * The list of customers among 200,000: its first page as it opens, by name, by lowest rating, and a search, over HTTP,
 * against the bare query of the same page and number through the same driver, in turn.
 *
 *   node bench/customers.ts [customers] [rounds]
 */
import type pg from 'pg';
import { BenchServer } from './server.ts';
import { median, timed } from './timing.ts';

const CUSTOMERS = Number(process.argv[2] ?? 200_000);
const ROUNDS = Number(process.argv[3] ?? 40);
const PAGE = 50;
const GOAL_MS = 100;

const FILL = `
  insert into customers (id, workspace_id, root_id, source, shown_name, shown_email, search_text, first_seen_at,
    last_seen_at, orders_count, revenue_minor, lowest_rating)
  select id, $1, id, 'bench', name, mail, jornada.searchable(name || ' ' || mail), seen - interval '90 days', seen, n % 4,
    (n % 4) * 4990, case when n % 3 = 0 then 1 + n * 7919 % 5 end
  from (
    select n, gen_random_uuid() as id, now() - n * interval '40 seconds' as seen, 'c' || n || '@example.com' as mail,
      (array['Ana','João','Ştefan','Mary','Lucía','Ioana','Pedro','Grace'])[1 + n % 8] || ' ' ||
      (array['Silva','Popescu','García','Smith','Souza','Ionescu','Lopez'])[1 + n / 8 % 7] || ' ' || n as name
    from generate_series(1, $2::int) n) made`;

/** How a screen asks, and the same by hand: an order and, where it narrows, a condition. */
const LISTS = [
  { name: 'as it opens', query: '', order: 'last_seen_at desc nulls last, id desc', where: 'true' },
  { name: 'by name', query: 'sort=name', order: 'shown_name, id', where: 'true' },
  { name: 'by lowest rating', query: 'sort=rating', order: 'lowest_rating, id', where: 'true' },
  {
    name: 'search',
    query: 'search=souza%201234',
    order: 'last_seen_at desc nulls last, id desc',
    where: `search_text like '%souza%' and search_text like '%1234%'`,
  },
];

const server = await BenchServer.create();
try {
  await server.start();
  const record = server.record(1);
  const { rows } = await record.query('select id from workspaces');
  await record.query(FILL, [rows[0].id, CUSTOMERS]);
  await record.query('vacuum analyze customers');
  const took = [];
  for (const list of LISTS) took.push(await compare(record, list));
  await record.end();
  process.exitCode = took.every((ms) => ms <= GOAL_MS) ? 0 : 1;
} finally {
  await server.stop();
  await server.remove();
}

/** Milliseconds of the median answer. */
async function compare(record: pg.Pool, { name, query, order, where }: (typeof LISTS)[number]) {
  const [http, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const times = [await timed(() => ask(query)), await timed(() => byHand(record, order, where))] as const;
    // The first warms up.
    if (round === 0) continue;
    http.push(times[0]);
    bare.push(times[1]);
  }
  const [ours, hand] = [median(http), median(bare)];
  console.log(
    `list of ${CUSTOMERS.toLocaleString('en')} customers, ${name}: ${ours.toFixed(1)} ms over HTTP, ${hand.toFixed(1)} ms by hand, ${(ours / hand).toFixed(2)} times (median of ${ROUNDS}; goal ≤ ${GOAL_MS} ms)`,
  );
  return ours;
}

async function ask(query: string): Promise<void> {
  const address = `http://127.0.0.1:${server.port}/api/customers?limit=${PAGE}&${query}`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${server.key}` } });
  const { items } = (await response.json()) as { items: unknown[] };
  if (!response.ok || items.length === 0) throw new Error(`${address} answered ${response.status}`);
}

/** The page, and how many there are. */
async function byHand(record: pg.Pool, order: string, where: string): Promise<void> {
  const whose = `from customers where merged_into is null and ${where}`;
  const { rows } = await record.query(`select * ${whose} order by ${order} limit ${PAGE}`);
  await record.query(`select count(*) ${whose}`);
  if (rows.length === 0) throw new Error('the bare query answered nobody');
}
