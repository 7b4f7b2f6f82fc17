/** Looks at a stored file: how it is written, its columns, a sample of its rows, and what all of it probably is. */
import type { Format } from '../format.ts';
import { FileProblem } from '../problems.ts';
import { type RawRow, splitterOf } from '../reading/rows.ts';
import { type ColumnFacts, columnFacts, type Habits, habitsOf } from './columns.ts';
import { detectWriting } from './detect.ts';

export interface Look {
  format: Format;
  columns: string[];
  rows: RawRow[];
  facts: ColumnFacts[];
  habits: Habits;
}

/** What a file's dates and amounts mean where it does not say. */
export interface Surroundings {
  timeZone: string;
  currency: string;
  country: string;
}

const SAMPLE_ROWS = 2000;
/** Where the month comes first in dates. */
const MONTH_FIRST = new Set(['US', 'PH', 'FM', 'MH', 'PW']);
const DECIMAL_POINT = new Set([
  'US',
  'GB',
  'IE',
  'MX',
  'AU',
  'NZ',
  'IN',
  'PH',
  'GT',
  'HN',
  'NI',
  'SV',
  'PA',
  'PE',
  'DO',
  'PR',
  'CA',
]);

/**
 * @param chosen what a person has said of the format; the rest is detected
 * @throws FileProblem when the file is empty or no text
 */
export async function lookAt(path: string, chosen: Partial<Format>, around: Surroundings): Promise<Look> {
  const { written, head } = await detectWriting(path, chosen);
  const format: Format = {
    ...written,
    decimal: '.',
    dates: MONTH_FIRST.has(around.country) ? 'month-first' : 'day-first',
    timeZone: around.timeZone,
    currency: around.currency,
    ...chosen,
  };
  const columns = columnsOf(head, format);
  const rows = sampleOf(head, format, columns);
  if (!rows.length) throw new FileProblem({ code: 'no-rows' });
  const values = columns.map((_, index) => rows.map(({ cells }) => cells[index] ?? ''));
  const facts = columns.map((name, index) => columnFacts(name, values[index]!));
  const habits = habitsOf(facts.map((one, index) => ({ facts: one, values: values[index]! })));
  settle(format, habits, chosen, around);
  return { format, columns, rows, facts, habits };
}

function settle(format: Format, habits: Habits, chosen: Partial<Format>, { country }: Surroundings) {
  const { dates, decimal, currency } = habits;
  if (!chosen.dates && dates.found && dates.found !== 'either') format.dates = dates.found;
  if (!chosen.decimal && decimal.found) {
    format.decimal = decimal.found === 'either' ? (DECIMAL_POINT.has(country) ? '.' : ',') : decimal.found;
  }
  if (!chosen.currency && currency) format.currency = currency;
}

function columnsOf(head: string, format: Format): string[] {
  if (format.type !== 'csv') {
    const paths = new Set<string>();
    for (const { values } of allRows(head, format, []))
      for (const path of Object.keys(values ?? {})) paths.add(path);
    return [...paths];
  }
  const [first] = allRows(head, { ...format, header: false }, []);
  return named((first?.cells ?? []).map((cell) => (format.header ? cell.trim() : '')));
}

/** Every column has a name of its own. */
function named(names: string[]): string[] {
  const used = new Set<string>();
  return names.map((name, index) => {
    const base = name.replaceAll(/\p{Cc}/gu, ' ').slice(0, 200) || `column ${index + 1}`;
    let own = base;
    for (let n = 2; used.has(own); n += 1) own = `${base} (${n})`;
    used.add(own);
    return own;
  });
}

function sampleOf(head: string, format: Format, columns: string[]): RawRow[] {
  const rows = allRows(head, format, columns);
  return rows.length > SAMPLE_ROWS ? rows.slice(0, SAMPLE_ROWS) : rows;
}

/** Rows of the head of a file; what is cut off at its end is left out. */
function allRows(head: string, format: Format, columns: string[]): RawRow[] {
  const splitter = splitterOf({ format, columns });
  const rows = splitter.push(head);
  try {
    rows.push(...splitter.end());
  } catch {
    // The head of a JSON array does not close.
  }
  return rows;
}
