/** Rows as CSV (RFC 4180, UTF-8) that a spreadsheet reads and does not run. */

type Cell = string | number | boolean | null | undefined;

/** Before the first line: without it Excel does not take the file for UTF-8. */
export const CSV_MARK = '\uFEFF';

export const csvLine = (cells: readonly Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** Quoted where it must be. What a spreadsheet would take for a formula is made text; numbers and phones are none. */
function csvCell(value: Cell): string {
  const text = String(value ?? '');
  const isFormula = /^[=@\t\r]|^[+-](?![\d\s()]+$)(?!\d+(\.\d+)?(e[+-]?\d+)?$)/i.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
