/** Customers as CSV, row by row, however many there are. */
import { CSV_MARK, csvLine } from '../../core/http/csv.ts';
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
  yield CSV_MARK + csvLine(HEAD);
  for await (const batch of batches) {
    yield batch.map((customer) => csvLine(cells(customer, currency))).join('');
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
