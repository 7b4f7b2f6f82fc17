/** What an order's status says when no date does. */
import type { ToldOrder } from './orders.ts';

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
const CANCELLED = /\b(?:cancel+ed|cancelad[oa]|anulad[oa]|anulat[aă]?|annulled|voided)\b/;
const REFUNDED = /\b(?:refunded|reembolsad[oa]|estornad[oa]|rambursat[aă]?)\b/;
const RETURNED = /\b(?:returned|devolvid[oa]|devuelt[oa]|returnat[aă]?)\b/;

/**
 * A status that means the end of an order also gives it that end's moment. Where none is told, it is the last moment
 * known of the order: the earliest at which it can have happened.
 */
export function clearStatus(order: ToldOrder): ToldOrder {
  if (!order.status) return order;
  const status = plain(order.status);
  if (CANCELLED.test(status) && !order.cancelledAt) return { ...order, cancelledAt: lastMoment(order) };
  if (RETURNED.test(status) && !order.returnedAt) return { ...order, returnedAt: lastMoment(order) };
  if (REFUNDED.test(status) && !order.refundedAt) return { ...order, refundedAt: lastMoment(order) };
  return order;
}

function lastMoment({ placedAt, paidAt, shippedAt, deliveredAt }: ToldOrder): Date | null {
  const known = [placedAt, paidAt, shippedAt, deliveredAt].filter((at) => at instanceof Date);
  return known.length ? new Date(Math.max(...known.map(Number))) : null;
}
