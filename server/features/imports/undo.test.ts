import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { importFile, type TestFile, undo } from './testing.ts';

let jornada: TestJornada;

beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada?.stop());

const rows = async (text: string, values: unknown[] = []) =>
  (await jornada.context.db.owner.query(text, values)).rows;

/** Everything that customers are, without what only says when a row was last touched. */
async function record(): Promise<Record<string, unknown[]>> {
  const tables: Record<string, string> = {
    customers: 'id',
    identities: 'kind, source, value',
    accounts: 'id',
    products: 'id',
    orders: 'id',
    order_items: 'id',
    payments: 'id',
    responses: 'id',
    touchpoints: 'id',
  };
  const all: Record<string, unknown[]> = {};
  for (const [table, key] of Object.entries(tables)) {
    all[table] = (
      await rows(`select to_jsonb(t) - 'updated_at' - 'recorded_in' as row from ${table} t order by ${key}`)
    ).map(({ row }) => row);
  }
  return all;
}

const CUSTOMERS = 'id,email,name,city,company\n';
const ORDERS =
  'order_id,customer_id,order_status,order_purchase_timestamp,order_delivered_customer_date,order_estimated_delivery_date\n';

test('undoing takes away what an import made', async () => {
  const before = await record();
  const done = await importFile(jornada, [
    'orders.csv',
    `${ORDERS}1,C1,paid,2026-01-05 10:00:00,2026-01-09,2026-01-07\n2,C2,paid,2026-01-05 10:00:00,,\n`,
  ]);
  expect(done.results.made).toMatchObject({ orders: 2, customers: 2 });
  const undone = await undo(jornada, done.id);
  expect(undone).toMatchObject({ state: 'undone', results: { made: {}, changed: {} }, undoLeft: null });
  expect(await record()).toEqual(before);
});

test('undoing puts back what an import changed', async () => {
  const first = await importFile(
    jornada,
    ['customers.csv', `${CUSTOMERS}C1,a@example.com,Ana,Recife,ACME\n`],
    { kind: 'customers' },
  );
  const orders = await importFile(jornada, ['orders.csv', `${ORDERS}1,C1,paid,2026-01-05 10:00:00,,\n`]);
  const before = await record();
  const second = await importFile(
    jornada,
    ['customers.csv', `${CUSTOMERS}C1,b@example.com,Ana Maria,Rio,Other\n`],
    { kind: 'customers' },
  );
  const third = await importFile(jornada, [
    'orders.csv',
    `${ORDERS}1,C1,delivered,2026-01-05 10:00:00,2026-01-09 10:00:00,\n`,
  ]);
  expect(third.results.changed).toEqual({ orders: 1 });
  await undo(jornada, third.id);
  await undo(jornada, second.id);
  expect(await record()).toEqual(before);
  await undo(jornada, orders.id);
  await undo(jornada, first.id);
});

test('the lowest rating goes with the answers, and comes back with those that an import changed', async () => {
  const tell = (lines: string) =>
    importFile(jornada, ['reviews.csv', `review_id,customer_id,score,answered_at\n${lines}`], {
      kind: 'responses',
      mapping: { values: { metric: 'rating', scaleMin: '1', scaleMax: '5' } },
    });
  const lowest = async () =>
    (await jornada.ask('GET', '/api/customers?sort=rating')).body.items[0]?.lowestRating;
  const first = await tell('R1,RC,3,2026-01-01\n');
  expect(await lowest()).toBe(3);
  const second = await tell('R1,RC,1,2026-01-01\nR2,RC,2,2026-01-02\n');
  expect(await lowest()).toBe(1);
  await undo(jornada, second.id);
  expect(await lowest()).toBe(3);
  await undo(jornada, first.id);
  expect(await lowest()).toBeUndefined();
});

test('people that an import joined are two again', async () => {
  const one = await importFile(jornada, ['customers.csv', 'customer_id,name\nM1,Ana\nM2,Ana\n']);
  const before = await record();
  const joined = await importFile(jornada, [
    'customers.csv',
    'customer_id,customer_unique_id,city\nM1,P,Rio\nM2,P,Rio\n',
  ]);
  expect(await rows('select count(*)::int as n from customers where merged_into is not null')).toEqual([
    { n: 1 },
  ]);
  await undo(jornada, joined.id);
  expect(await record()).toEqual(before);
  await undo(jornada, one.id);
});

test('an order that one file tells of two newcomers counts for the one whose it is', async () => {
  const { id } = await importFile(jornada, [
    'orders.csv',
    'order_id,customer_id,order_status,purchase_date\nT1,TA,,2026-01-03 10:00:00\nT1,TB,canceled,2026-01-03 10:00:00\n',
  ]);
  expect(
    await rows(`select sum(orders_count)::int as counted, count(*)::int as people from customers c
      where exists (select from identities i where i.customer_id = c.id and i.value in ('TA', 'TB'))`),
  ).toEqual([{ counted: 1, people: 2 }]);
  await undo(jornada, id);
});

test('whoever came to more meanwhile stays, with what is theirs', async () => {
  const done = await importFile(jornada, [
    'customers.csv',
    'user_id,email,name\nstays,stays@example.com,Stays\ngoes,goes@example.com,Goes\n',
  ]);
  const basic = `Basic ${Buffer.from(`${jornada.key}:`).toString('base64')}`;
  await jornada.ask('POST', '/v1/track', {
    key: false,
    headers: { authorization: basic },
    json: { userId: 'stays', event: 'Signed In', messageId: crypto.randomUUID() },
  });
  await undo(jornada, done.id);
  expect(
    await rows(
      `select i.value from identities i join customers c on c.id = i.customer_id where i.value like '%stays%' or i.value like '%goes%' order by 1`,
    ),
  ).toEqual([{ value: 'stays' }, { value: 'stays@example.com' }]);
});

test('items of another import keep the number of an order that was undone', async () => {
  const orders = await importFile(jornada, ['orders.csv', `${ORDERS}K1,CK,paid,2026-01-05 10:00:00,,\n`]);
  const items = await importFile(
    jornada,
    ['order_items.csv', 'order_id,order_item_id,product_id,price\nK1,1,S,10.00\n'],
    { kind: 'order-items' },
  );
  await undo(jornada, orders.id);
  expect(
    await rows(
      `select o.number, o.customer_id, o.placed_at, o.total_minor, i.line from orders o join order_items i on i.order_id = o.id where o.number = 'K1'`,
    ),
  ).toEqual([{ number: 'K1', customer_id: null, placed_at: null, total_minor: 1000, line: '1' }]);
  await undo(jornada, items.id);
});

test('an import that is undone may be undone only once, and imported again', async () => {
  const file: TestFile = ['customers.csv', 'user_id,name\nagain,Again\n'];
  const done = await importFile(jornada, file, { kind: 'customers' });
  await undo(jornada, done.id);
  expect((await jornada.ask('POST', `/api/imports/${done.id}/undo`)).status).toBe(409);
  expect((await importFile(jornada, file, { kind: 'customers' })).results.made).toMatchObject({
    customers: 1,
  });
});

/** Few people, orders and products, told by files that overlap in every way. */
const id = fc.constantFrom('1', '2', '3');
const word = fc.constantFrom('', 'x', 'y');
const day = fc.constantFrom('2026-01-01', '2026-01-02 10:00:00', '2026-01-03 10:00:00');
const line = (...cells: fc.Arbitrary<string>[]) => fc.tuple(...cells).map((values) => values.join(','));
const file = (name: string, kind: string, header: string, row: fc.Arbitrary<string>) =>
  fc
    .array(row, { minLength: 1, maxLength: 4 })
    .map((lines) => ({ name, kind, text: `${header}\n${lines.join('\n')}\n` }));
const anyFile = fc.oneof(
  file(
    'customers.csv',
    'customers',
    'customer_id,crm_customer_id,email,name,company_id',
    line(
      id,
      fc.constantFrom('', 'a', 'b'),
      fc.constantFrom('', 'p1@example.com', 'p2@example.com'),
      word,
      word,
    ),
  ),
  file(
    'orders.csv',
    'orders',
    'order_id,customer_id,order_status,total,purchase_date,delivered_at',
    line(
      id,
      id,
      fc.constantFrom('', 'canceled'),
      fc.constantFrom('', '5.00'),
      day,
      fc.oneof(fc.constant(''), day),
    ),
  ),
  file(
    'items.csv',
    'order-items',
    'order_id,order_item_id,product_id,price',
    line(id, id, id, fc.constantFrom('1.00', '2.50')),
  ),
  file(
    'payments.csv',
    'payments',
    'order_id,payment_sequential,payment_value',
    line(id, id, fc.constantFrom('1.00', '2.50')),
  ),
  file('products.csv', 'products', 'product_id,product_name', line(id, word)),
  file(
    'reviews.csv',
    'responses',
    'review_id,order_id,score,answered_at',
    line(id, id, fc.constantFrom('1', '5'), day),
  ),
  file(
    'events.csv',
    'touchpoints',
    'customer_id,event,at',
    line(id, fc.constantFrom('Called', 'Wrote'), day),
  ),
);

test('undoing imports in the opposite order gives back every record on the way', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFile, { minLength: 1, maxLength: 4 }), async (files) => {
      const records = [await record()];
      const done: string[] = [];
      for (const { name, kind, text } of files) {
        const ended = await importFile(jornada, [name, text], {
          kind,
          ...(kind === 'responses' && { mapping: { values: { metric: 'rating' } } }),
        });
        expect(ended, JSON.stringify(ended)).toMatchObject({ state: 'done' });
        done.push(ended.id);
        records.push(await record());
      }
      for (const importId of done.reverse()) {
        expect(await record()).toEqual(records.pop());
        await undo(jornada, importId);
      }
      expect(await record()).toEqual(records.pop());
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
