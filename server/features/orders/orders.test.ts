import { expect, test } from 'vitest';
import { inWorkspaceRaw } from '../../core/database/workspace.ts';
import { testDatabase, testWorkspace } from '../../testing/database.ts';
import { identify } from '../customers/identify.ts';
import { upsertItems } from './items.ts';
import { type ToldOrder, upsertOrders } from './orders.ts';
import { upsertPayments } from './payments.ts';
import { upsertProducts } from './products.ts';
import { lateSeconds, orderTouchpoints } from './touchpoints.ts';

const ORIGIN = { source: 'test' };
const at = (text: string) => new Date(`${text}Z`);

async function workspace() {
  const db = await testDatabase();
  const { workspaceId } = await testWorkspace(db);
  const within = <T>(work: (sql: Parameters<Parameters<typeof inWorkspaceRaw<T>>[2]>[0]) => Promise<T>) =>
    inWorkspaceRaw(db, workspaceId, work);
  const [customerId] = await within((sql) =>
    identify(sql, workspaceId, [{ identities: [{ kind: 'userId', source: '', value: 'u1' }] }], ORIGIN),
  );
  const tell = (...orders: ToldOrder[]) => within((sql) => upsertOrders(sql, workspaceId, orders, ORIGIN));
  const rows = async (text: string) => (await db.owner.query(text)).rows;
  return { db, workspaceId, within, tell, rows, customerId: customerId! };
}

test('an order is merged field by field: what is told replaces, silence leaves', async () => {
  const { tell, rows, customerId } = await workspace();
  const [made] = await tell({
    number: 'A1',
    customerId,
    status: 'paid',
    placedAt: at('2026-01-01T10:00'),
    properties: { a: 1 },
  });
  const [changed] = await tell({
    number: 'A1',
    status: 'delivered',
    deliveredAt: at('2026-01-05T10:00'),
    properties: { b: 2 },
  });
  const [same] = await tell({ number: 'A1', status: 'delivered' });
  expect([made!.outcome, changed!.outcome, same!.outcome]).toEqual(['made', 'changed', 'same']);
  expect(changed).toMatchObject({
    id: made!.id,
    customerId,
    placedAt: at('2026-01-01T10:00'),
    deliveredAt: at('2026-01-05T10:00'),
  });
  expect(await rows('select number, status, properties, source from orders')).toEqual([
    { number: 'A1', status: 'delivered', properties: { a: 1, b: 2 }, source: 'test' },
  ]);
});

test('the same order several times in one telling is one order, answered for each', async () => {
  const { tell, rows, customerId } = await workspace();
  const told = await tell(
    { number: 'A1', customerId, totalMinor: 100 },
    { number: 'A2', customerId },
    { number: 'A1', refundedMinor: 30 },
  );
  expect(told.map(({ number, totalMinor }) => [number, totalMinor])).toEqual([
    ['A1', 100],
    ['A2', null],
    ['A1', 100],
  ]);
  expect(await rows('select number, total_minor, refunded_minor from orders order by number')).toEqual([
    { number: 'A1', total_minor: 100, refunded_minor: 30 },
    { number: 'A2', total_minor: null, refunded_minor: null },
  ]);
});

test('an order stays with the customer it was first of', async () => {
  const { tell, within, workspaceId, customerId } = await workspace();
  await tell({ number: 'A1', customerId });
  const [other] = await within((sql) =>
    identify(sql, workspaceId, [{ identities: [{ kind: 'userId', source: '', value: 'u2' }] }], ORIGIN),
  );
  const [again] = await tell({ number: 'A1', customerId: other! });
  expect(again!.customerId).toBe(customerId);
});

test('a total that nobody told is the sum of items with freight, else of payments, and gives way to a told one', async () => {
  const { tell, within, rows, workspaceId, customerId } = await workspace();
  await tell({ number: 'A1', customerId });
  const total = async () => (await rows('select total_minor, currency from orders'))[0];
  const person = async () => (await rows('select orders_count, revenue_minor from customers'))[0];
  await within((sql) =>
    upsertPayments(
      sql,
      workspaceId,
      [{ orderNumber: 'A1', sequence: '1', amountMinor: 500, currency: 'BRL' }],
      ORIGIN,
    ),
  );
  expect(await total()).toEqual({ total_minor: 500, currency: 'BRL' });
  await within((sql) =>
    upsertItems(
      sql,
      workspaceId,
      [
        { orderNumber: 'A1', line: '1', priceMinor: 1000, freightMinor: 150 },
        { orderNumber: 'A1', line: '2', priceMinor: 200, quantity: 3 },
      ],
      ORIGIN,
    ),
  );
  expect(await total()).toEqual({ total_minor: 1750, currency: 'BRL' });
  expect(await person()).toEqual({ orders_count: 1, revenue_minor: 1750 });
  await tell({ number: 'A1', totalMinor: 1700 });
  await within((sql) =>
    upsertItems(sql, workspaceId, [{ orderNumber: 'A1', line: '3', priceMinor: 1 }], ORIGIN),
  );
  expect(await total()).toEqual({ total_minor: 1700, currency: 'BRL' });
  expect(await person()).toEqual({ orders_count: 1, revenue_minor: 1700 });
});

test('items of an unknown order wait with an order that knows only its number', async () => {
  const { tell, within, rows, workspaceId, customerId } = await workspace();
  await within((sql) =>
    upsertItems(sql, workspaceId, [{ orderNumber: 'A1', line: '1', priceMinor: 100 }], ORIGIN),
  );
  const [order] = await tell({ number: 'A1', customerId, placedAt: at('2026-01-01T10:00') });
  expect(order).toMatchObject({ outcome: 'changed', customerId, totalMinor: 100 });
  expect(await rows('select orders_count, revenue_minor from customers')).toEqual([
    { orders_count: 1, revenue_minor: 100 },
  ]);
});

test('products are merged by their sku', async () => {
  const { within, rows, workspaceId } = await workspace();
  await within((sql) => upsertProducts(sql, workspaceId, [{ sku: 'S', name: 'Lamp', priceMinor: 5 }], {}));
  await within((sql) =>
    upsertProducts(sql, workspaceId, [{ sku: 'S', category: 'light' }, { sku: 'T' }], {}),
  );
  expect(await rows('select sku, name, category, price_minor from products order by sku')).toEqual([
    { sku: 'S', name: 'Lamp', category: 'light', price_minor: 5 },
    { sku: 'T', name: null, category: null, price_minor: null },
  ]);
});

test('a status that ends an order gives it that end, at the last moment known', async () => {
  const { tell, customerId } = await workspace();
  const placedAt = at('2026-01-01T10:00');
  const [cancelled] = await tell({ number: 'A1', customerId, status: 'canceled', placedAt });
  expect(cancelled!.cancelledAt).toEqual(placedAt);
  const [later] = await tell({
    number: 'A2',
    customerId,
    status: 'Cancelado',
    placedAt,
    cancelledAt: at('2026-01-02T00:00'),
  });
  expect(later!.cancelledAt).toEqual(at('2026-01-02T00:00'));
  const [other] = await tell({ number: 'A3', customerId, status: 'delivered', placedAt });
  expect(other!.cancelledAt).toBeNull();
});

test('each moment of an order is one touchpoint, a late delivery another type under the same key', async () => {
  const { tell, customerId } = await workspace();
  const moments = { placedAt: at('2026-01-01T10:00'), promisedAt: at('2026-01-04T00:00') };
  const [late] = await tell({ number: 'A1', customerId, ...moments, deliveredAt: at('2026-01-04T00:00:30') });
  expect(orderTouchpoints(late!).map(({ type, messageId }) => [type, messageId])).toEqual([
    ['Order Completed', 'order:A1:placed'],
    ['Delivery Promised', 'order:A1:promised'],
    ['Order Delivered Late', 'order:A1:delivered'],
  ]);
  expect(orderTouchpoints(late!)[2]!.properties).toMatchObject({ lateSeconds: 30 });
  const [onTime] = await tell({ number: 'A2', customerId, ...moments, deliveredAt: at('2026-01-04T00:00') });
  expect(orderTouchpoints(onTime!)[2]).toMatchObject({
    type: 'Order Delivered',
    messageId: 'order:A2:delivered',
  });
  expect(lateSeconds(onTime!)).toBeNull();
});
