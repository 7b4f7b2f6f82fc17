/** What happened around an order, as touchpoints: one for each of its moments. */
import type { NewTouchpoint } from '../touchpoints/record.ts';
import type { Order } from './orders.ts';

/** The source of every touchpoint that is an order's moment, whichever door told it. */
export const ORDER_SOURCE = 'orders';

export type OrderMoment =
  | 'placed'
  | 'promised'
  | 'paid'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'refunded'
  | 'returned';

/** With `ORDER_SOURCE`, makes one touchpoint of a moment, however many doors tell of it. */
export function orderMessageId(number: string, moment: OrderMoment): string {
  return `order:${number}:${moment}`;
}

/** The moments known of an order, in their usual order. Orders without a customer have none yet. */
export function orderTouchpoints(order: Order, importId?: string): NewTouchpoint[] {
  const { customerId, number } = order;
  if (!customerId) return [];
  const found: NewTouchpoint[] = [];
  const add = (moment: OrderMoment, at: Date | null, type: string, more: Record<string, unknown> = {}) => {
    if (!at) return;
    found.push({
      customerId,
      at,
      type,
      kind: 'order',
      source: ORDER_SOURCE,
      messageId: orderMessageId(number, moment),
      properties: { orderNumber: number, ...more },
      orderId: order.id,
      importId: importId ?? null,
    });
  };
  const { placedAt, promisedAt, deliveredAt, totalMinor, currency } = order;
  const amount = totalMinor === null ? {} : { totalMinor, ...(currency ? { currency } : {}) };
  add('placed', placedAt, 'Order Completed', amount);
  if (promisedAt) add('promised', placedAt, 'Delivery Promised', { promisedAt });
  add('paid', order.paidAt, 'Order Paid');
  add('shipped', order.shippedAt, 'Order Shipped');
  const late = lateSeconds(order);
  add('delivered', deliveredAt, late ? 'Order Delivered Late' : 'Order Delivered', {
    ...(promisedAt ? { promisedAt } : {}),
    ...(late ? { lateSeconds: late } : {}),
  });
  add('cancelled', order.cancelledAt, 'Order Cancelled');
  add(
    'refunded',
    order.refundedAt,
    'Order Refunded',
    order.refundedMinor ? { refundedMinor: order.refundedMinor } : {},
  );
  add('returned', order.returnedAt, 'Order Returned');
  return found;
}

/** Whole seconds after the promised moment, at least one; null when in time, not delivered, or nothing was promised. */
export function lateSeconds({
  promisedAt,
  deliveredAt,
}: Pick<Order, 'promisedAt' | 'deliveredAt'>): number | null {
  if (!promisedAt || !deliveredAt || deliveredAt <= promisedAt) return null;
  return Math.max(1, Math.round((deliveredAt.getTime() - promisedAt.getTime()) / 1000));
}
