/** People as CSV (RFC 4180, UTF-8), with a head line. */
import type { FigurePerson } from './source.ts';

export function peopleCsv(people: readonly FigurePerson[]): string {
  const rows = people.map(({ customerId, name, email, at }) => [customerId, name ?? '', email ?? '', at]);
  return [['customer', 'name', 'email', 'at'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
}

/** What a spreadsheet would take for a formula is kept as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
