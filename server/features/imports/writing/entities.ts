/** Rows of customers, accounts and products. */
import { upsertAccounts } from '../../accounts/accounts.ts';
import { upsertProducts } from '../../orders/products.ts';
import type { Row } from '../reading/convert.ts';
import { minor, text } from './cells.ts';
import { customersOf } from './people.ts';
import type { Refused, Writing } from './writing.ts';

export async function writeCustomers(writing: Writing, rows: Row[]): Promise<Refused[]> {
  await customersOf(writing, rows, {
    moments: ({ values }) => (values['customer.since'] ? [values['customer.since'] as Date] : []),
  });
  return [];
}

export async function writeAccounts(
  { sql, workspaceId, importId }: Writing,
  rows: Row[],
): Promise<Refused[]> {
  const told = rows.map((row) => ({
    externalId: text(row, 'account.id')!,
    name: text(row, 'account.name'),
    domain: text(row, 'account.domain'),
    ...(row.bag && { traits: row.bag }),
  }));
  await upsertAccounts(sql, workspaceId, told, { importId });
  return [];
}

export async function writeProducts(writing: Writing, rows: Row[]): Promise<Refused[]> {
  const told = rows.map((row) => {
    const priceMinor = minor(row, 'price', writing);
    return {
      sku: text(row, 'sku')!,
      name: text(row, 'name'),
      category: text(row, 'category'),
      priceMinor,
      currency: priceMinor === null ? null : (text(row, 'currency') ?? writing.currency),
      ...(row.bag && { properties: row.bag }),
    };
  });
  await upsertProducts(writing.sql, writing.workspaceId, told, { importId: writing.importId });
  return [];
}
