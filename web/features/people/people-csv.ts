/** People as CSV (RFC 4180, UTF-8), with a head line. */
import type { FigurePerson } from './source.ts';

const HEAD = ['customer', 'name', 'email', 'observations', 'touchpoint', 'at'];

export function peopleCsv(people: readonly FigurePerson[]): string {
  const rows = people.map((one) => [
    one.customerId,
    one.name ?? '',
    one.email ?? '',
    String(one.observations ?? ''),
    one.touchpointId ?? '',
    one.at,
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula is kept as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
