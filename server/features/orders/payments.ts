/** How an order was paid. */
import { jsonText, type MergingTable, upsert, type Written } from '../../core/database/upsert.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { type OrderOrigin, ordersNumbered } from './orders.ts';
import { currenciesOf, deriveTotals } from './totals.ts';

export interface ToldPayment {
  orderNumber: string;
  /** Which of the order's payments. */
  sequence: string;
  method?: string | null;
  installments?: number | null;
  /** Minor units; below zero: paid back. */
  amountMinor: number;
  currency?: string | null;
  properties?: Record<string, unknown>;
}

export const PAYMENTS: MergingTable = {
  name: 'payments',
  key: ['order_id', 'sequence'],
  perWorkspace: false,
  columns: {
    order_id: 'uuid',
    sequence: 'text',
    method: 'text',
    installments: 'int4',
    amount_minor: 'int8',
    properties: 'jsonb',
  },
};

/** Tells of payments, later ones over earlier. Orders that are not known yet are made. */
export async function upsertPayments(
  sql: Sql,
  workspaceId: string,
  told: readonly ToldPayment[],
  origin: OrderOrigin,
): Promise<Written> {
  const orders = await ordersNumbered(
    sql,
    workspaceId,
    told.map(({ orderNumber }) => orderNumber),
    origin,
  );
  const bySequence = new Map(
    told.map((payment) => [`${payment.orderNumber}\u0000${payment.sequence}`, payment]),
  );
  const rows = [...bySequence.values()].map((payment) => ({
    order_id: orders.get(payment.orderNumber)!,
    sequence: payment.sequence,
    method: payment.method ?? null,
    installments: payment.installments ?? null,
    amount_minor: payment.amountMinor,
    properties: jsonText(payment.properties),
  }));
  const written = await upsert(sql, workspaceId, PAYMENTS, rows, origin);
  await deriveTotals(sql, workspaceId, [...orders.values()], currenciesOf(told, orders));
  return written;
}
