/** The people behind a figure as a CSV file, made in the browser from the same pages that the list shows. */
import type { Person } from './people-source.ts';

/** One head line, UTF-8, lines end with CR LF as RFC 4180 has it. */
export function peopleCsv(people: readonly Person[]): string {
  const head = ['customer', 'name', 'email', 'observations', 'touchpoint', 'at'];
  const rows = people.map((one) => [
    one.customerId,
    one.name ?? '',
    one.email ?? '',
    String(one.observations),
    one.touchpointId ?? '',
    one.at,
  ]);
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is kept as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
