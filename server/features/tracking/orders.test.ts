import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const DAY_MS = 86_400_000;
const unique = () => crypto.randomUUID();
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

async function track(userId: string, event: string, properties: object, more: object = {}) {
  const answer = await jornada.ask('POST', '/v1/track', { json: { userId, event, properties, ...more } });
  expect(answer.status).toBe(200);
}

async function customer(userId: string) {
  return (await jornada.ask('GET', `/api/customers/by-identity?kind=userId&value=${userId}`)).body;
}

async function story(userId: string) {
  const { id } = await customer(userId);
  return (await jornada.ask('GET', `/api/customers/${id}/timeline`)).body.items;
}

async function order(number: string) {
  const { rows } = await jornada.context.db.owner.query('select * from orders where number = $1', [number]);
  return rows[0];
}

describe('order events', () => {
  it('make an order with its items, products and worth', async () => {
    const [userId, number, sku] = [unique(), unique(), unique()];
    await track(userId, 'Order Completed', {
      order_id: number,
      total: 119.9,
      shipping: 10,
      currency: 'brl',
      products: [{ sku, name: 'Lamp', category: 'Light', price: '54.95', quantity: 2 }],
    });
    expect(await order(number)).toMatchObject({
      total_minor: 11990,
      currency: 'BRL',
      status: 'placed',
      properties: { shipping: 10 },
    });
    const { rows } = await jornada.context.db.owner.query(
      `select i.name, i.quantity::float8, i.price_minor, p.category from order_items i join orders o on o.id = i.order_id
       join products p on p.sku = i.sku where o.number = $1`,
      [number],
    );
    expect(rows).toEqual([{ name: 'Lamp', quantity: 2, price_minor: 5495, category: 'Light' }]);
    expect(await customer(userId)).toMatchObject({ orders: { count: 1 } });
  });

  it('move an order along, each moment by its own event', async () => {
    const [userId, orderId] = [unique(), unique()];
    await track(userId, 'Order Completed', { orderId, revenue: 5 }, { timestamp: daysAgo(4) });
    await track(userId, 'Order Shipped', { orderId }, { timestamp: daysAgo(3) });
    await track(userId, 'Order Delivered', { orderId }, { timestamp: daysAgo(1) });
    await track(userId, 'Order Refunded', { orderId, total: 2.5 });
    const known = await order(orderId);
    expect(known).toMatchObject({ status: 'refunded', total_minor: 500, refunded_minor: 250 });
    expect(
      [known.placed_at, known.shipped_at, known.delivered_at, known.refunded_at].every(
        (at) => at instanceof Date,
      ),
    ).toBe(true);
  });

  it('call a delivery after the promised day late, and keep what was sent', async () => {
    const [userId, order_id] = [unique(), unique()];
    await track(userId, 'Order Completed', { order_id, promised_at: daysAgo(2) }, { timestamp: daysAgo(5) });
    await track(userId, 'Order Delivered', { order_id, carrier: 'post' }, { timestamp: daysAgo(1) });
    const [last] = await story(userId);
    expect(last).toMatchObject({
      type: 'Order Delivered Late',
      properties: { carrier: 'post', sentAs: 'Order Delivered', lateSeconds: DAY_MS / 1000 },
    });
  });

  it('sent again after what came later change nothing', async () => {
    const [userId, order_id] = [unique(), unique()];
    const completed = { messageId: unique(), timestamp: daysAgo(2) };
    await track(userId, 'Order Completed', { order_id, total: 10 }, completed);
    await track(userId, 'Order Updated', { order_id, total: 20 });
    await track(userId, 'Order Cancelled', { order_id });
    await track(userId, 'Order Completed', { order_id, total: 10 }, completed);
    expect(await order(order_id)).toMatchObject({ status: 'cancelled', total_minor: 2000 });
    expect(await story(userId)).toHaveLength(3);
  });

  it('told twice of the same purchase are one touchpoint, of two parcels two', async () => {
    const [userId, order_id] = [unique(), unique()];
    for (let time = 0; time < 2; time++) {
      await track(userId, 'Order Completed', { order_id, total: 10 });
      await track(userId, 'Order Shipped', { order_id, parcel: time }, { timestamp: daysAgo(2 - time) });
    }
    const types = (await story(userId)).map(({ type }: { type: string }) => type).sort();
    expect(types).toEqual(['Order Completed', 'Order Shipped', 'Order Shipped']);
  });

  it('without an order number are touchpoints and nothing more', async () => {
    const userId = unique();
    await track(userId, 'Order Completed', { total: 10 });
    expect(await story(userId)).toMatchObject([{ type: 'Order Completed' }]);
  });
});

describe('accounts', () => {
  it('are made by group calls, and the customer belongs to them', async () => {
    const [userId, groupId] = [unique(), unique()];
    await jornada.ask('POST', '/v1/group', {
      json: { userId, groupId, traits: { name: 'Acme', website: 'https://www.acme.example/about' } },
    });
    const { rows } = await jornada.context.db.owner.query(
      'select name, domain from accounts where external_id = $1',
      [groupId],
    );
    expect(rows).toEqual([{ name: 'Acme', domain: 'acme.example' }]);
    expect((await customer(userId)).account).toMatchObject({ name: 'Acme' });
    expect(await story(userId)).toMatchObject([{ type: 'Joined Account', properties: { groupId } }]);
  });

  it('are made by the company in the traits of somebody', async () => {
    const [userId, id] = [unique(), unique()];
    await jornada.ask('POST', '/v1/identify', {
      json: { userId, traits: { company: { id, name: 'Beta' } } },
    });
    expect((await customer(userId)).account).toMatchObject({ name: 'Beta' });
  });
});
