/** The rows of a stored file, whatever it is written in. */
import type { Format } from '../format.ts';
import type { Problem } from '../problems.ts';
import { CsvRows, type SplitRow } from './csv.ts';
import { flatten, JsonElements } from './json.ts';
import { type Meter, textOf } from './text.ts';

export interface RawRow {
  /** Line of the file, counted from 1; of a JSON array, the number of the element. */
  line: number;
  /** Where the next row begins, in UTF-16 units of the decoded text, and its line. */
  end: number;
  nextLine: number;
  /** One text for each column; empty where there is nothing. */
  cells: string[];
  /** JSON only: the values as they are, by path. */
  values?: Record<string, unknown>;
  problem?: Problem;
}

export interface Place {
  position: number;
  line: number;
}

export const START: Place = { position: 0, line: 1 };

export interface Readable {
  path: string;
  format: Format;
  /** Empty before the columns are known: then rows of JSON have no cells. */
  columns: readonly string[];
}

/** Rows in groups as they come off the disk, from a place where a row begins. The header is no row. */
export async function* rowsOf(
  file: Readable,
  from: Place = START,
  meter: Meter = { bytes: 0 },
): AsyncGenerator<RawRow[]> {
  const splitter = splitterOf(file, from);
  for await (const text of textOf(file.path, file.format, from.position, meter)) {
    const rows = splitter.push(text);
    if (rows.length) yield rows;
  }
  const rows = splitter.end();
  if (rows.length) yield rows;
}

interface Splitter {
  push(text: string): RawRow[];
  end(): RawRow[];
}

/** Takes texts in pieces and gives rows. */
export function splitterOf({ format, columns }: Omit<Readable, 'path'>, from: Place = START): Splitter {
  if (format.type === 'csv') return csvSplitter(format, from);
  return format.type === 'jsonl' ? lineSplitter(columns, from) : arraySplitter(columns, from);
}

function csvSplitter(format: Format, from: Place): Splitter {
  let csv: CsvRows | undefined;
  let header = format.header && from.position === 0;
  const take = (rows: Iterable<SplitRow>): RawRow[] => {
    const taken: RawRow[] = [];
    for (const row of rows) {
      if (header) header = false;
      else taken.push(row);
    }
    return taken;
  };
  return {
    push(text) {
      csv ??= new CsvRows(format.delimiter, text.includes('\n') || !text.includes('\r') ? '\n' : '\r', from);
      return take(csv.push(text));
    },
    end: () => (csv ? take(csv.end()) : []),
  };
}

function lineSplitter(columns: readonly string[], from: Place): Splitter {
  let { position, line } = from;
  let rest = '';
  const rowOf = (text: string, length: number): RawRow | null => {
    position += length;
    line += 1;
    if (!text.trim()) return null;
    return { line: line - 1, end: position, nextLine: line, ...jsonRow(text, columns) };
  };
  return {
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      return lines.flatMap((one) => rowOf(one, one.length + 1) ?? []);
    },
    end: () => (rest ? [rowOf(rest, rest.length)].filter((row) => row !== null) : []),
  };
}

function arraySplitter(columns: readonly string[], from: Place): Splitter {
  const elements = new JsonElements(from.position);
  let { line } = from;
  const take = (found: Iterable<{ text: string; end: number }>) => {
    const rows: RawRow[] = [];
    for (const { text, end } of found) {
      rows.push({ line, end, nextLine: line + 1, ...jsonRow(text, columns) });
      line += 1;
    }
    return rows;
  };
  return { push: (text) => take(elements.push(text)), end: () => take(elements.end()) };
}

function jsonRow(text: string, columns: readonly string[]): Pick<RawRow, 'cells' | 'values' | 'problem'> {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    return { cells: [text], problem: { code: 'not-json' } };
  }
  if (object === null || typeof object !== 'object' || Array.isArray(object)) {
    return { cells: [text], problem: { code: 'not-an-object' } };
  }
  const values = flatten(object as Record<string, unknown>);
  return { cells: columns.map((column) => cellOf(values[column])), values };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
