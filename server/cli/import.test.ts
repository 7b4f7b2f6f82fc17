import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../testing/jornada.ts';
import { scratchFolder } from '../testing/scratch.ts';

let jornada: TestJornada;
let folder: string;

beforeAll(async () => {
  jornada = await startTestJornada();
  folder = await scratchFolder();
});
afterAll(async () => {
  await jornada?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string): Promise<string> {
  const target = path.join(folder, name);
  await writeFile(target, content);
  return target;
}

interface Ran {
  status: number;
  out: string;
  err: string;
}

function run(...args: string[]): Promise<Ran> {
  const cli = new URL('./import.ts', import.meta.url).pathname;
  const env = { ...process.env, JORNADA_URL: jornada.url, JORNADA_API_KEY: jornada.key };
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { env }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
    });
  });
}

const ORDERS = 'order_id,customer_id,order_status,order_purchase_timestamp\n';

test('files are sent together, imported, and told one by one; the status is 0 when every row went in', async () => {
  const orders = await file('orders.csv', `${ORDERS}1,C1,paid,2026-01-05 10:00:00\n`);
  const items = await file('order_items.csv', 'order_id,order_item_id,product_id,price\n1,1,S,10.00\n');
  const { status, out } = await run(items, orders, '--json');
  expect(status).toBe(0);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    expect.objectContaining({
      fileName: 'order_items.csv',
      kind: 'order-items',
      state: 'done',
      rows: 1,
      rejected: 0,
    }),
    expect.objectContaining({ fileName: 'orders.csv', kind: 'orders', state: 'done', rows: 1, rejected: 0 }),
  ]);
});

test('a rejected row, a file that waits and one that fails each end with another status, and say what to do', async () => {
  const bad = await file(
    'orders-bad.csv',
    `${ORDERS}2,C1,paid,never\n3,C1,paid,2026-01-05 10:00:00\n4,C1,paid,2026-01-05 10:00:00\n5,C1,paid,2026-01-05 10:00:00\n`,
  );
  const rejected = await run(bad);
  expect(rejected).toMatchObject({ status: 1, out: expect.stringContaining('1 rejected') });
  expect(rejected.out).toMatch(/^ {2}line \d+: \S/m);
  const unknown = await file('unknown.csv', 'x,y\n1,2\n');
  expect(await run(unknown)).toMatchObject({
    status: 1,
    out: expect.stringContaining(`${jornada.url}/imports/`),
  });
  const empty = await file('empty.csv', '');
  expect(await run(empty)).toMatchObject({ status: 1, out: expect.stringContaining('The file is empty.') });
});

test('kind and mapping may be told', async () => {
  const calls = await file('calls.csv', 'who,what,when\nC1,Called,2026-01-05 10:00\n');
  const map = await file(
    'map.json',
    JSON.stringify({ columns: { who: 'customer.external:customer_id', what: 'type', when: 'at' } }),
  );
  const { status, out } = await run(calls, '--as', 'touchpoints', '--map', map);
  expect({ status, out }).toEqual({ status: 0, out: 'calls.csv: 1 row of touchpoints imported.\n' });
});

test('a dry run shows the guess and the rows as they would become, and leaves nothing behind', async () => {
  const before = (await jornada.ask('GET', '/api/imports')).body.items.length;
  const orders = await file('dry.csv', `${ORDERS}77,C1,paid,2026-01-05 10:00:00\n`);
  const { status, out } = await run(orders, '--dry-run', '--as', 'orders');
  expect(status).toBe(0);
  expect(out).toContain('order_id → number');
  expect(out).toContain('line 2: 77 | C1 | paid | 2026-01-05T13:00:00.000Z');
  expect((await jornada.ask('GET', '/api/imports')).body.items).toHaveLength(before);
});

test('what is wrong with the call itself is said before anything is sent', async () => {
  expect(await run()).toMatchObject({ status: 1, err: expect.stringContaining('Usage: jornada import') });
  expect(await run('nowhere.csv')).toMatchObject({ status: 1, err: 'There is no file nowhere.csv.\n' });
  expect(await run(folder)).toMatchObject({ status: 1, err: expect.stringContaining('is not a file') });
  const orders = await file('o.csv', `${ORDERS}1,C1,paid,2026-01-05 10:00:00\n`);
  expect(await run(orders, '--as', 'things')).toMatchObject({
    status: 1,
    err: expect.stringContaining('There is no kind "things"'),
  });
  expect(await run(orders, '--key', 'wrong')).toMatchObject({ status: 1 });
  expect(await run(orders, '--url', 'http://127.0.0.1:1')).toMatchObject({
    status: 1,
    err: expect.stringContaining('npm start'),
  });
});
