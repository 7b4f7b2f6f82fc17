/** What an order consists of. */
import { jsonText, type MergingTable, upsert, type Written } from '../../core/database/upsert.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { type OrderOrigin, ordersNumbered } from './orders.ts';
import { currenciesOf, deriveTotals } from './totals.ts';

export interface ToldItem {
  orderNumber: string;
  /** Which line of the order: its own number or id there. */
  line: string;
  sku?: string | null;
  name?: string | null;
  quantity?: number | null;
  /** Of one piece, in minor units. */
  priceMinor?: number | null;
  /** Of the whole line. */
  freightMinor?: number | null;
  currency?: string | null;
  properties?: Record<string, unknown>;
}

export const ITEMS: MergingTable = {
  name: 'order_items',
  key: ['order_id', 'line'],
  perWorkspace: false,
  columns: {
    order_id: 'uuid',
    line: 'text',
    sku: 'text',
    name: 'text',
    quantity: 'float8',
    price_minor: 'int8',
    freight_minor: 'int8',
    properties: 'jsonb',
  },
  defaults: { quantity: '1' },
};

/** Tells of items, later ones over earlier. Orders that are not known yet are made; totals that nobody told follow. */
export async function upsertItems(
  sql: Sql,
  workspaceId: string,
  told: readonly ToldItem[],
  origin: OrderOrigin,
): Promise<Written> {
  const orders = await ordersNumbered(
    sql,
    workspaceId,
    told.map(({ orderNumber }) => orderNumber),
    origin,
  );
  const byLine = new Map(told.map((item) => [`${item.orderNumber}\u0000${item.line}`, item]));
  const rows = [...byLine.values()].map((item) => ({
    order_id: orders.get(item.orderNumber)!,
    line: item.line,
    sku: item.sku ?? null,
    name: item.name ?? null,
    quantity: item.quantity ?? null,
    price_minor: item.priceMinor ?? null,
    freight_minor: item.freightMinor ?? null,
    properties: jsonText(item.properties),
  }));
  const written = await upsert(sql, workspaceId, ITEMS, rows, origin);
  await deriveTotals(sql, workspaceId, [...orders.values()], currenciesOf(told, orders));
  return written;
}
