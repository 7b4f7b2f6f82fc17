/** What the shop sells. */
import { jsonText, type MergingTable, upsert, type Written } from '../../core/database/upsert.ts';
import type { Sql } from '../../core/database/workspace.ts';

export interface ToldProduct {
  sku: string;
  name?: string | null;
  category?: string | null;
  priceMinor?: number | null;
  currency?: string | null;
  properties?: Record<string, unknown>;
}

export const PRODUCTS: MergingTable = {
  name: 'products',
  key: ['sku'],
  perWorkspace: true,
  columns: {
    sku: 'text',
    name: 'text',
    category: 'text',
    price_minor: 'int8',
    currency: 'text',
    properties: 'jsonb',
  },
};

/** Tells of products, later ones over earlier. */
export function upsertProducts(
  sql: Sql,
  workspaceId: string,
  told: readonly ToldProduct[],
  origin: { importId?: string | undefined },
): Promise<Written> {
  const rows = [...new Map(told.map((product) => [product.sku, product])).values()].map((product) => ({
    sku: product.sku,
    name: product.name ?? null,
    category: product.category ?? null,
    price_minor: product.priceMinor ?? null,
    currency: product.currency ?? null,
    properties: jsonText(product.properties),
  }));
  return upsert(sql, workspaceId, PRODUCTS, rows, origin);
}
