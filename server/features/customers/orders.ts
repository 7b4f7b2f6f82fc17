/** What a customer ordered, what was paid, and how the delivery went. */
import { sql } from 'kysely';
import { z } from 'zod';
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import type { customersApi } from './contract.ts';
import { ExactMoment, readCursor, writeCursor } from './cursor.ts';
import { instant } from './moments.ts';
import { personOf } from './person.ts';

type Order = z.input<typeof customersApi.orders.answer & object>['items'][number];

/** `at` is when it was placed, else when we heard of it. */
const Place = z.object({ at: ExactMoment, id: z.uuid() });

interface Row {
  id: string;
  exact: string;
  number: string;
  status: string | null;
  currency: string | null;
  total_minor: number | null;
  refunded_minor: number | null;
  placed_at: Date | null;
  paid_at: Date | null;
  shipped_at: Date | null;
  delivered_at: Date | null;
  promised_at: Date | null;
  cancelled_at: Date | null;
  refunded_at: Date | null;
  returned_at: Date | null;
  source: string;
  items: Order['items'];
  payments: Order['payments'];
}

export async function readOrders(
  tx: Tx,
  customerId: string,
  page: { cursor?: string | undefined; limit: number },
) {
  const { ids } = await personOf(sqlOf(tx), customerId);
  const after = readCursor(Place, page.cursor);
  const at = sql`coalesce(o.placed_at, o.created_at)`;
  const { rows } = await sql<Row>`
    select o.*, ${at}::text as exact,
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'line', i.line, 'sku', i.sku,
         'name', coalesce(i.name, p.name, p.category), 'quantity', i.quantity,
         'priceMinor', i.price_minor, 'freightMinor', i.freight_minor) order by length(i.line), i.line)
       from order_items i left join products p on p.workspace_id = i.workspace_id and p.sku = i.sku
       where i.order_id = o.id), '[]') as items,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'method', p.method, 'installments', p.installments,
         'amountMinor', p.amount_minor) order by p.sequence)
       from payments p where p.order_id = o.id), '[]') as payments
    from orders o
    where o.customer_id = any(${ids}::uuid[])
      ${after ? sql`and (${at}, o.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by ${at} desc, o.id desc
    limit ${page.limit + 1}`.execute(tx);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items: items.map(orderOf),
    nextCursor: rows.length > page.limit && last ? writeCursor({ at: last.exact, id: last.id }) : null,
  };
}

function orderOf(row: Row): Order {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    currency: row.currency,
    totalMinor: row.total_minor,
    refundedMinor: row.refunded_minor,
    placedAt: instant(row.placed_at),
    paidAt: instant(row.paid_at),
    shippedAt: instant(row.shipped_at),
    deliveredAt: instant(row.delivered_at),
    promisedAt: instant(row.promised_at),
    cancelledAt: instant(row.cancelled_at),
    refundedAt: instant(row.refunded_at),
    returnedAt: instant(row.returned_at),
    source: row.source,
    delivery: { state: deliveryState(row), lateBy: lateBy(row) },
    items: row.items,
    payments: row.payments,
  };
}

function deliveryState(row: Row): Order['delivery']['state'] {
  if (row.cancelled_at) return 'cancelled';
  if (row.returned_at) return 'returned';
  if (row.delivered_at) return 'delivered';
  return row.shipped_at ? 'underway' : 'placed';
}

/** Seconds after the promised moment that it came, or that it is overdue now; null when in time or nothing was promised. */
function lateBy({ promised_at, delivered_at, cancelled_at }: Row): number | null {
  if (!promised_at || cancelled_at) return null;
  const seconds = Math.round(((delivered_at ?? new Date()).getTime() - promised_at.getTime()) / 1000);
  return seconds > 0 ? seconds : null;
}
