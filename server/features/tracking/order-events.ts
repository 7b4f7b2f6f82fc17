/** Orders and products, as events tell of them, and which touchpoint of an order an event is. */
import { uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { upsertItems } from '../orders/items.ts';
import { type Order, upsertOrders } from '../orders/orders.ts';
import { type ToldProduct, upsertProducts } from '../orders/products.ts';
import { lateSeconds, ORDER_SOURCE, orderMessageId } from '../orders/touchpoints.ts';
import { type NewTouchpoint, touchpointId } from '../touchpoints/record.ts';
import type { TrackingCall } from './call.ts';
import type { Familiar } from './familiar.ts';
import { SOURCE, withExtra } from './meaning.ts';
import { newProductsOf } from './new-products.ts';
import { type OrderNews, orderNewsOf } from './order-news.ts';

interface Told extends OrderNews {
  touchpoint: NewTouchpoint;
  messageId: string;
  at: Date;
}

/**
 * Makes and updates the orders and products that the calls speak of, and links the touchpoints to them. What was
 * told before changes nothing. Answers the products that were told, to be remembered once this has committed.
 */
export async function applyOrderEvents(
  sql: Sql,
  workspaceId: string,
  calls: TrackingCall[],
  touchpoints: NewTouchpoint[],
  currency: string,
  familiar: Familiar,
): Promise<ToldProduct[]> {
  const products = newProductsOf(familiar, calls, currency);
  if (products.length) await upsertProducts(sql, workspaceId, products, {});
  const told = await untold(sql, workspaceId, toldBy(calls, touchpoints, currency));
  if (!told.length) return products;
  const origin = { source: SOURCE };
  const orders = await upsertOrders(
    sql,
    workspaceId,
    told.map(({ order }) => order),
    origin,
  );
  const items = told.flatMap((one) => one.items);
  if (items.length) await upsertItems(sql, workspaceId, items, origin);
  told.forEach((one, index) => {
    link(one, orders[index]!);
  });
  await shareMoments(sql, workspaceId, told);
  return products;
}

function toldBy(calls: TrackingCall[], touchpoints: NewTouchpoint[], currency: string): Told[] {
  return calls.flatMap((call, index) => {
    const touchpoint = touchpoints[index]!;
    const news = orderNewsOf(call, touchpoint.customerId, currency);
    return news ? [{ ...news, touchpoint, messageId: call.messageId, at: call.at }] : [];
  });
}

/** Without the events that are on record already: an old event sent again must not undo what came after it. */
async function untold(sql: Sql, workspaceId: string, told: Told[]): Promise<Told[]> {
  if (!told.length) return told;
  const known = await recorded(
    sql,
    told.flatMap((one) => [idOf(workspaceId, one), sharedIdOf(workspaceId, one) ?? []].flat()),
  );
  return told.filter((one) => {
    if (known.has(idOf(workspaceId, one))) return false;
    if (known.get(sharedIdOf(workspaceId, one) ?? '')?.message_id !== one.messageId) return true;
    takePlace(one);
    return false;
  });
}

/** Links the touchpoint to its order, and says so when a delivery came late. */
function link({ touchpoint, moment, at }: Told, order: Order) {
  touchpoint.orderId = order.id;
  const late = moment === 'delivered' ? lateSeconds({ promisedAt: order.promisedAt, deliveredAt: at }) : null;
  if (!late || touchpoint.type === 'Order Delivered Late') return;
  touchpoint.properties = withExtra(String(touchpoint.properties), {
    sentAs: touchpoint.type,
    promisedAt: order.promisedAt,
    lateSeconds: late,
  });
  touchpoint.type = 'Order Delivered Late';
}

/** Of these there is one in an order's life; of the others there may be several (parcels, partial refunds). */
const ONCE = new Set(['placed', 'paid', 'delivered', 'cancelled']);

/**
 * The same moment of an order may also be told by an import, or by a thank-you page that was loaded twice: it is one
 * touchpoint then. An event takes its moment's place unless that is taken by something else.
 */
async function shareMoments(sql: Sql, workspaceId: string, told: Told[]): Promise<void> {
  const shared = told.filter(({ moment }) => moment !== null);
  const taken = await recorded(
    sql,
    shared.map((one) => sharedIdOf(workspaceId, one)!),
  );
  for (const one of shared) {
    const { touchpoint, messageId, at } = one;
    const id = sharedIdOf(workspaceId, one)!;
    const holder = taken.get(id);
    if (holder && !isSame(one, holder)) continue;
    takePlace(one);
    if (holder) continue;
    touchpoint.properties = withExtra(String(touchpoint.properties), { messageId });
    taken.set(id, { id, customer_id: touchpoint.customerId, at, message_id: messageId });
  }
}

function isSame({ touchpoint, moment, at, messageId }: Told, holder: Recorded): boolean {
  if (holder.message_id === messageId) return true;
  if (holder.customer_id !== touchpoint.customerId) return false;
  return ONCE.has(moment!) || holder.at.getTime() === at.getTime();
}

function takePlace({ touchpoint, order, moment }: Told) {
  touchpoint.source = ORDER_SOURCE;
  touchpoint.messageId = orderMessageId(order.number, moment!);
}

interface Recorded {
  id: string;
  customer_id: string;
  at: Date;
  /** The sender's own, where an event holds an order's moment. */
  message_id: string | null;
}

async function recorded(sql: Sql, ids: string[]): Promise<Map<string, Recorded>> {
  const { rows } = await sql.query<Recorded>(
    `select id, customer_id, at, properties ->> 'messageId' as message_id from touchpoints where id = any($1::uuid[])`,
    [uuids(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function idOf(workspaceId: string, { messageId }: Told): string {
  return touchpointId(workspaceId, SOURCE, messageId);
}

function sharedIdOf(workspaceId: string, { moment, order }: Told): string | null {
  return moment && touchpointId(workspaceId, ORDER_SOURCE, orderMessageId(order.number, moment));
}
