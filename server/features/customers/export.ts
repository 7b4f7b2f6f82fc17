/** Customers as CSV, row by row, however many there are. */
import type { CustomerFacts } from './rows.ts';

const HEAD = [
  'id',
  'name',
  'email',
  'phone',
  'account',
  'owner',
  'tags',
  'orders',
  'revenue',
  'currency',
  'lowest rating',
  'first seen',
  'last seen',
  'source',
];

/** UTF-8 text with a head line; the byte-order mark lets spreadsheets read accents. */
export async function* asCsv(
  batches: AsyncIterable<CustomerFacts[]>,
  currency: string,
): AsyncGenerator<string> {
  yield `\uFEFF${HEAD.join(',')}\r\n`;
  for await (const batch of batches) {
    yield batch.map((customer) => `${cells(customer, currency).map(cell).join(',')}\r\n`).join('');
  }
}

function cells(customer: CustomerFacts, currency: string) {
  return [
    customer.id,
    customer.name,
    customer.email,
    customer.phone,
    customer.account?.name ?? customer.account?.externalId,
    customer.owner?.name,
    customer.tags.join('; '),
    customer.orders,
    decimal(customer.revenueMinor, currency),
    currency,
    customer.lowestRating,
    customer.firstSeenAt,
    customer.lastSeenAt,
    customer.source,
  ];
}

/** Minor units as people write the amount: 1234 of BRL is 12.34, of JPY 1234. */
function decimal(minor: number, currency: string): string {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
}

/** Quoted where it must be. What a spreadsheet would take for a formula is made text; a phone's + is none. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const safe = /^[=@\t\r]|^[+-](?![\d\s()]+$)(?!\d+(\.\d+)?$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
