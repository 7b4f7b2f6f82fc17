/** Orders with their items, payments and moments, told as any door tells them. */
import type { Sql } from '../../core/database/workspace.ts';
import { upsertItems } from '../orders/items.ts';
import { type Order, upsertOrders } from '../orders/orders.ts';
import { upsertPayments } from '../orders/payments.ts';
import { orderTouchpoints } from '../orders/touchpoints.ts';
import type { NewTouchpoint } from '../touchpoints/record.ts';
import type { SampleOrder } from './generator/entities.ts';
import { customerId, SOURCE, type Target } from './target.ts';

export interface WrittenOrders {
  /** Order number → id. */
  ids: Map<string, string>;
  touchpoints: NewTouchpoint[];
}

export async function writeOrders(sql: Sql, target: Target, orders: SampleOrder[]): Promise<WrittenOrders> {
  const { workspaceId, importId, currency } = target;
  const origin = { source: SOURCE, importId };
  const told = orders.map(({ customer, items: _, payments: __, ...order }) => ({
    ...order,
    currency,
    customerId: customerId(target, customer),
  }));
  const written = await upsertOrders(sql, workspaceId, told, origin);
  const items = orders.flatMap(({ number, items }) =>
    items.map((item) => ({ ...item, orderNumber: number, currency })),
  );
  await upsertItems(sql, workspaceId, items, origin);
  const payments = orders.flatMap(({ number, payments }) =>
    payments.map((payment) => ({ ...payment, orderNumber: number, currency })),
  );
  await upsertPayments(sql, workspaceId, payments, origin);
  return {
    ids: new Map(written.map(({ number, id }) => [number, id])),
    touchpoints: written.flatMap((order, index) => momentsOf(order, orders[index]!, importId)),
  };
}

/** Beside what every order says of its moments: where it was bought, where it went and with whom, why it came back. */
function momentsOf(order: Order, made: SampleOrder, importId: string): NewTouchpoint[] {
  return orderTouchpoints(order, importId).map((touchpoint) => ({
    ...touchpoint,
    channel:
      CHANNELS[touchpoint.type] ?? (AT_PURCHASE.has(touchpoint.type) ? made.properties.channel! : null),
    properties: { ...(touchpoint.properties as object), ...factsFor(touchpoint.type, made) },
  }));
}

const AT_PURCHASE = new Set([
  'Order Completed',
  'Order Paid',
  'Delivery Promised',
  'Order Cancelled',
  'Order Refunded',
]);
const CHANNELS: Record<string, string> = { 'Order Returned': 'post' };

function factsFor(type: string, { properties, items }: SampleOrder): Record<string, unknown> {
  const { channel, device, store, region, carrier, campaign, returnedSku, returnReason } = properties;
  if (type === 'Order Completed')
    return defined({
      channel,
      device,
      store,
      region,
      campaign,
      products: items.map(({ sku, quantity }) => ({ sku, quantity })),
    });
  if (type === 'Order Returned') return defined({ region, sku: returnedSku, reason: returnReason });
  return defined({
    region,
    store,
    ...(type.includes('Shipped') || type.includes('Delivered') ? { carrier } : {}),
  });
}

function defined(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== null),
  );
}
