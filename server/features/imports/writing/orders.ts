/** Rows of orders, their items and their payments. */
import { type ToldItem, upsertItems } from '../../orders/items.ts';
import { findOrders, type ToldOrder, upsertOrders } from '../../orders/orders.ts';
import { upsertPayments } from '../../orders/payments.ts';
import { clearStatus } from '../../orders/status.ts';
import { orderTouchpoints } from '../../orders/touchpoints.ts';
import { ORDER_MOMENTS } from '../kinds.ts';
import type { Row } from '../reading/convert.ts';
import { minor, moment, number, text } from './cells.ts';
import { customersOf } from './people.ts';
import { recordImported } from './record.ts';
import type { Refused, Writing } from './writing.ts';

export async function writeOrders(writing: Writing, rows: Row[]): Promise<Refused[]> {
  const { sql, workspaceId, importId, source } = writing;
  const { customers, counted } = await customersOf(writing, rows, {
    moments: happened,
    revenue: (row) => revenueOf(row, writing),
  });
  const refused = await ownerless(writing, rows, customers);
  const lost = new Set(refused.map(({ row }) => row));
  const told = rows.flatMap((row, index) =>
    lost.has(row) ? [] : [orderOf(row, customers[index]!, writing)],
  );
  const orders = await upsertOrders(sql, workspaceId, told, { source, importId }, counted);
  const touchpoints = [...new Set(orders)].flatMap((order) => orderTouchpoints(order, importId));
  await recordImported(writing, touchpoints);
  return refused;
}

/** Moments that happened; what was promised lies in the future. */
function happened({ values }: Row): Date[] {
  return ORDER_MOMENTS.flatMap((key) => (key !== 'promisedAt' && values[key] ? [values[key] as Date] : []));
}

/** As `refreshOrderCounts` will find it, if the order is new. */
function revenueOf(row: Row, writing: Writing): number {
  const { totalMinor, refundedMinor, cancelledAt } = clearStatus(orderOf(row, null, writing));
  return cancelledAt ? 0 : (totalMinor ?? 0) - (totalMinor === null ? 0 : (refundedMinor ?? 0));
}

/** Rows that say of no customer, about orders that nobody has told of. */
async function ownerless(
  { sql, workspaceId }: Writing,
  rows: Row[],
  customers: (string | null)[],
): Promise<Refused[]> {
  const without = rows.filter((_, index) => customers[index] === null);
  if (!without.length) return [];
  const known = await findOrders(
    sql,
    workspaceId,
    without.map((row) => text(row, 'number')!),
  );
  return without
    .filter((row) => !known.get(text(row, 'number')!)?.customerId)
    .map((row) => ({ row, problem: { code: 'no-customer' } }));
}

function orderOf(row: Row, customerId: string | null, writing: Writing): ToldOrder {
  const totalMinor = minor(row, 'total', writing);
  const refundedMinor = minor(row, 'refunded', writing);
  const hasAmount = totalMinor !== null || refundedMinor !== null;
  return {
    number: text(row, 'number')!,
    customerId,
    status: text(row, 'status'),
    currency: text(row, 'currency') ?? (hasAmount ? writing.currency : null),
    totalMinor,
    refundedMinor,
    placedAt: moment(row, 'placedAt'),
    paidAt: moment(row, 'paidAt'),
    shippedAt: moment(row, 'shippedAt'),
    deliveredAt: moment(row, 'deliveredAt'),
    promisedAt: moment(row, 'promisedAt'),
    cancelledAt: moment(row, 'cancelledAt'),
    refundedAt: moment(row, 'refundedAt'),
    returnedAt: moment(row, 'returnedAt'),
    ...(row.bag && { properties: row.bag }),
  };
}

export async function writeItems(writing: Writing, rows: Row[]): Promise<Refused[]> {
  const { sql, workspaceId, importId, source } = writing;
  const told = rows.map((row): ToldItem => {
    const priceMinor = minor(row, 'price', writing);
    return {
      orderNumber: text(row, 'number')!,
      line: text(row, 'line')!,
      sku: text(row, 'sku'),
      name: text(row, 'name'),
      quantity: number(row, 'quantity'),
      priceMinor,
      freightMinor: minor(row, 'freight', writing),
      currency: priceMinor === null ? null : (text(row, 'currency') ?? writing.currency),
      ...(row.bag && { properties: row.bag }),
    };
  });
  await upsertItems(sql, workspaceId, told, { source, importId });
  return [];
}

export async function writePayments(writing: Writing, rows: Row[]): Promise<Refused[]> {
  const { sql, workspaceId, importId, source } = writing;
  const told = rows.map((row) => ({
    orderNumber: text(row, 'number')!,
    sequence: text(row, 'sequence')!,
    method: text(row, 'method'),
    installments: number(row, 'installments'),
    amountMinor: minor(row, 'amount', writing)!,
    currency: text(row, 'currency') ?? writing.currency,
    ...(row.bag && { properties: row.bag }),
  }));
  await upsertPayments(sql, workspaceId, told, { source, importId });
  return [];
}
