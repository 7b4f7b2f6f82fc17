/** Orders, as any door tells of them: merged field by field under the shop's own order number. */

import { uuids } from '../../core/database/arrays.ts';
import { jsonText, type MergingTable, upsert } from '../../core/database/upsert.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { refreshOrderCounts } from '../customers/refresh.ts';
import { clearStatus } from './status.ts';

/** What is told of an order. Undefined and null both leave what is known. */
export interface ToldOrder {
  /** The shop's own order id: one in a workspace, whichever door it comes through. */
  number: string;
  /** The customer as identified; without one, whoever the order is known to be of. */
  customerId?: string | null;
  status?: string | null;
  /** ISO 4217. */
  currency?: string | null;
  totalMinor?: number | null;
  refundedMinor?: number | null;
  placedAt?: Date | null;
  paidAt?: Date | null;
  shippedAt?: Date | null;
  deliveredAt?: Date | null;
  promisedAt?: Date | null;
  cancelledAt?: Date | null;
  refundedAt?: Date | null;
  returnedAt?: Date | null;
  properties?: Record<string, unknown>;
}

/** An order as it is known after the telling. */
export interface Order {
  id: string;
  number: string;
  customerId: string | null;
  currency: string | null;
  totalMinor: number | null;
  refundedMinor: number | null;
  placedAt: Date | null;
  paidAt: Date | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  promisedAt: Date | null;
  cancelledAt: Date | null;
  refundedAt: Date | null;
  returnedAt: Date | null;
  /** Whether this telling made it, or changed it; neither when all was known. */
  outcome: 'made' | 'changed' | 'same';
}

export interface OrderOrigin {
  /** The door or system: `tracking`, `import`, or what a person called it. */
  source: string;
  importId?: string | undefined;
}

export const ORDERS: MergingTable = {
  name: 'orders',
  key: ['number'],
  perWorkspace: true,
  columns: {
    number: 'text',
    customer_id: 'uuid',
    status: 'text',
    currency: 'text',
    currency_derived: 'bool',
    total_minor: 'int8',
    total_derived: 'bool',
    refunded_minor: 'int8',
    placed_at: 'timestamptz',
    paid_at: 'timestamptz',
    shipped_at: 'timestamptz',
    delivered_at: 'timestamptz',
    promised_at: 'timestamptz',
    cancelled_at: 'timestamptz',
    refunded_at: 'timestamptz',
    returned_at: 'timestamptz',
    properties: 'jsonb',
    source: 'text',
  },
  fixed: ['source'],
  // As identified then: a later telling by another key does not move the order.
  kept: ['customer_id'],
};

/**
 * Tells of orders, in the order in which they were told; the same number may come several times. Answers with each
 * order as it is then known, one answer for each telling. Customers' order counts and values are brought up to date.
 * Call it after `identify`, in the same transaction.
 *
 * @param counted customers that already are written with so many orders, worth nothing yet: they are left alone if
 *   that is what they have
 */
export async function upsertOrders(
  sql: Sql,
  workspaceId: string,
  told: readonly ToldOrder[],
  { source, importId }: OrderOrigin,
  counted: ReadonlyMap<string, number> = new Map(),
): Promise<Order[]> {
  const byNumber = gather(told);
  const rows = [...byNumber.values()].map((order) => ({ ...rowOf(clearStatus(order)), source }));
  const { ids, inserted, changed } = await upsert(sql, workspaceId, ORDERS, rows, { importId });
  const known = await readKnown(
    sql,
    ids.filter((id) => !inserted.has(id)),
  );
  const orders = new Map<string, Order>();
  rows.forEach((row, index) => {
    const id = ids[index]!;
    const outcome = inserted.has(id) ? 'made' : changed.has(id) ? 'changed' : 'same';
    orders.set(row.number, orderOf(known.get(id) ?? { ...row, id }, outcome));
  });
  await refreshOrderCounts(sql, workspaceId, customersOf([...orders.values()], counted));
  return told.map(({ number }) => orders.get(number)!);
}

/** The ids of orders by their number; orders that nobody told of yet are made, knowing nothing but their number. */
export async function ordersNumbered(
  sql: Sql,
  workspaceId: string,
  numbers: readonly string[],
  { source, importId }: OrderOrigin,
): Promise<Map<string, string>> {
  const distinct = [...new Set(numbers)];
  const rows = distinct.map((number) => ({ number, source }));
  const { ids } = await upsert(sql, workspaceId, ORDERS, rows, { importId });
  return new Map(distinct.map((number, index) => [number, ids[index]!]));
}

/** Orders that are known, by their number, with whose they are. */
export async function findOrders(
  sql: Sql,
  workspaceId: string,
  numbers: readonly string[],
): Promise<Map<string, { id: string; customerId: string | null }>> {
  const { rows } = await sql.query<{ number: string; id: string; customer_id: string | null }>(
    'select number, id, customer_id from orders where workspace_id = $1 and number = any($2::text[])',
    [workspaceId, [...new Set(numbers)]],
  );
  return new Map(rows.map(({ number, id, customer_id }) => [number, { id, customerId: customer_id }]));
}

function gather(told: readonly ToldOrder[]): Map<string, ToldOrder> {
  const byNumber = new Map<string, ToldOrder>();
  for (const order of told) {
    const before = byNumber.get(order.number);
    byNumber.set(order.number, before ? merged(before, order) : order);
  }
  return byNumber;
}

function merged(before: ToldOrder, after: ToldOrder): ToldOrder {
  const said = Object.entries(after).filter(([, value]) => value !== undefined && value !== null);
  return {
    ...before,
    ...Object.fromEntries(said),
    properties: { ...before.properties, ...after.properties },
  };
}

function rowOf(order: ToldOrder) {
  return {
    number: order.number,
    customer_id: order.customerId ?? null,
    status: order.status ?? null,
    currency: order.currency ?? null,
    currency_derived: order.currency ? false : null,
    total_minor: order.totalMinor ?? null,
    total_derived: order.totalMinor === undefined || order.totalMinor === null ? null : false,
    refunded_minor: order.refundedMinor ?? null,
    placed_at: order.placedAt ?? null,
    paid_at: order.paidAt ?? null,
    shipped_at: order.shippedAt ?? null,
    delivered_at: order.deliveredAt ?? null,
    promised_at: order.promisedAt ?? null,
    cancelled_at: order.cancelledAt ?? null,
    refunded_at: order.refundedAt ?? null,
    returned_at: order.returnedAt ?? null,
    properties: jsonText(order.properties),
  };
}

type Row = Omit<ReturnType<typeof rowOf>, 'properties'> & { id: string };

async function readKnown(sql: Sql, ids: string[]): Promise<Map<string, Row>> {
  if (!ids.length) return new Map();
  const { rows } = await sql.query<Row>('select * from orders where id = any($1::uuid[])', [uuids(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

function orderOf(row: Row, outcome: Order['outcome']): Order {
  return {
    id: row.id,
    number: row.number,
    customerId: row.customer_id,
    currency: row.currency,
    totalMinor: row.total_minor,
    refundedMinor: row.refunded_minor,
    placedAt: row.placed_at,
    paidAt: row.paid_at,
    shippedAt: row.shipped_at,
    deliveredAt: row.delivered_at,
    promisedAt: row.promised_at,
    cancelledAt: row.cancelled_at,
    refundedAt: row.refunded_at,
    returnedAt: row.returned_at,
    outcome,
  };
}

function customersOf(orders: readonly Order[], counted: ReadonlyMap<string, number>): string[] {
  const touched = new Set<string>();
  const plain = new Map<string, number>();
  for (const { outcome, customerId, totalMinor, refundedMinor } of orders) {
    if (outcome === 'same' || !customerId) continue;
    const isPlain = outcome === 'made' && totalMinor === null && refundedMinor === null;
    if (isPlain) plain.set(customerId, (plain.get(customerId) ?? 0) + 1);
    else touched.add(customerId);
  }
  // Also whoever was counted an order that turned out to be somebody else's.
  for (const customerId of [...plain.keys(), ...counted.keys()])
    if (counted.get(customerId) !== plain.get(customerId)) touched.add(customerId);
  return [...touched];
}
