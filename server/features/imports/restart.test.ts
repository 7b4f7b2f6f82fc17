/** A server that is killed while it imports: the next one goes on by itself, and no row is lost or doubled. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../core/database/database.ts';
import { makeTestDatabase } from '../../testing/database.ts';
import { scratchFolder } from '../../testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../../testing/server-process.ts';
import type { Import } from './contract.ts';

const ROWS = 30_000;
const WAIT_MS = 60_000;
const KEY = `jk_test_${crypto.randomUUID()}`;
let database: Awaited<ReturnType<typeof makeTestDatabase>>;
let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  database = await makeTestDatabase();
  dataDir = await scratchFolder();
});
afterAll(async () => {
  await server?.kill();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test('kill -9 in the middle of an import loses no row and doubles none', { timeout: 180_000 }, async () => {
  await startServer();
  const lines = Array.from(
    { length: ROWS },
    (_, index) => `${index},C${index % 10_000},paid,2026-01-05 10:00:00\n`,
  );
  lines[15_000] = 'bad,,paid,never\n';
  const form = new FormData();
  form.append(
    'file',
    new Blob([`order_id,customer_id,order_status,order_purchase_timestamp\n${lines.join('')}`]),
    'orders.csv',
  );
  const { body: made } = await server.ask('POST', '/api/imports', { body: form });
  for (const share of [0.1, 0.4, 0.7]) {
    await until(made.id, ({ done, state }) => done >= ROWS * share || state !== 'running');
    await server.kill();
    await startServer();
  }
  const done = await until(made.id, ({ state }) => state !== 'running');
  expect(done).toMatchObject({ state: 'done', rows: ROWS, done: ROWS, rejected: 1 });
  expect(await counts()).toEqual({
    orders: ROWS - 1,
    touchpoints: ROWS - 1,
    customers: 10_000,
    identities: 10_000,
    rejected: 1,
    told: ROWS - 1,
  });
});

async function startServer() {
  server = await startServerProcess({ connection: database.connection, dataDir, key: KEY });
}

async function until(id: string, is: (state: Import) => boolean): Promise<Import> {
  let last: Import | undefined;
  await poll(
    async () => {
      last = (await server.ask('GET', `/api/imports/${id}`)).body as Import;
      return is(last);
    },
    () => JSON.stringify(last),
  );
  return last!;
}

async function poll(is: () => Promise<boolean | undefined>, seen = () => '') {
  const end = Date.now() + WAIT_MS;
  while (!(await is())) {
    if (Date.now() > end) throw new Error(`it took too long ${seen()}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function counts() {
  const db = openDatabase(database.connection);
  const { rows } = await db.owner.query(
    `select (select count(*) from orders)::int as orders, (select count(*) from touchpoints)::int as touchpoints,
       (select count(*) from customers)::int as customers, (select count(*) from identities)::int as identities,
       (select count(*) from import_rejects)::int as rejected, (select sum(orders_count) from customers)::int as told`,
  );
  await db.close();
  return rows[0];
}
