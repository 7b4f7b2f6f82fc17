/** Orders with their items, payments and moments, told as any door tells them. */
import { upsert } from '../../core/database/upsert.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { ITEMS } from '../orders/items.ts';
import { type Order, upsertOrders } from '../orders/orders.ts';
import { PAYMENTS } from '../orders/payments.ts';
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
  const told = orders.map(({ customer, items: _, payments: __, ...order }) => ({
    ...order,
    currency,
    customerId: customerId(target, customer),
  }));
  const written = await upsertOrders(sql, workspaceId, told, { source: SOURCE, importId });
  const ids = new Map(written.map(({ number, id }) => [number, id]));
  // Not through upsertItems and upsertPayments: they would look the orders up again, and sum up totals that are told.
  await upsert(
    sql,
    workspaceId,
    ITEMS,
    orders.flatMap((order) => itemRows(order, ids)),
    { importId },
  );
  await upsert(
    sql,
    workspaceId,
    PAYMENTS,
    orders.flatMap((order) => paymentRows(order, ids)),
    { importId },
  );
  return { ids, touchpoints: written.flatMap((order, index) => momentsOf(order, orders[index]!, importId)) };
}

function itemRows({ number, items }: SampleOrder, ids: Map<string, string>) {
  return items.map(({ line, sku, name, quantity, priceMinor, freightMinor }) => ({
    order_id: ids.get(number)!,
    line,
    sku,
    name,
    quantity,
    price_minor: priceMinor,
    freight_minor: freightMinor,
  }));
}

function paymentRows({ number, payments }: SampleOrder, ids: Map<string, string>) {
  return payments.map(({ sequence, method, installments, amountMinor }) => ({
    order_id: ids.get(number)!,
    sequence,
    method,
    installments,
    amount_minor: amountMinor,
  }));
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
