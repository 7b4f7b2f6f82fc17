/** A stored file as batches of converted rows, each with the place where the next one begins. */
import { hash } from 'node:crypto';
import type { ImportKind } from '../kinds.ts';
import { FileProblem, type Problem } from '../problems.ts';
import { converter, type Plan, type Row } from './convert.ts';
import { Repeats } from './repeats.ts';
import { type Place, type RawRow, rowsOf, START } from './rows.ts';

export interface ReadingPlan extends Plan {
  path: string;
  /** Of the stored file, to know how many rows to expect. */
  bytes: number;
}

export interface RejectedRow {
  line: number;
  cells: string[];
  problem: Problem;
}

export interface Batch {
  rows: Row[];
  rejects: RejectedRow[];
  /** Where the next batch begins, and how much of the stored file is behind it. */
  end: Place & { readBytes: number };
  /** Why nothing follows, when the file breaks off here. */
  broken?: Problem;
}

/** Few enough that building their arrays does not keep other requests waiting. */
const BATCH_ROWS = 2000;
/** Characters of cells; long rows make smaller batches. */
const BATCH_LENGTH = 2_000_000;
/** What compressed text grows to, roughly. */
const GZIP_GROWTH = 8;

export async function* batchesOf(plan: ReadingPlan, from: Place): AsyncGenerator<Batch> {
  const meter = { bytes: 0 };
  const convert = converter(plan);
  const distinguish = distinguisher(plan);
  // Rows without an id of their own are told apart by counting from the start.
  const start = distinguish ? START : from;
  let batch = emptyBatch(from);
  let length = 0;
  const full = () => batch.rows.length + batch.rejects.length >= BATCH_ROWS || length >= BATCH_LENGTH;
  try {
    for await (const group of rowsOf(plan, start, meter)) {
      for (const raw of group) {
        const isDone = raw.end <= from.position;
        const read = convert(raw);
        if ('row' in read && distinguish) distinguish(read.row);
        if (isDone) continue;
        if ('row' in read) batch.rows.push(read.row);
        else batch.rejects.push(read);
        length += lengthOf(raw);
        batch.end = { position: raw.end, line: raw.nextLine, readBytes: meter.bytes };
        if (!full()) continue;
        yield batch;
        batch = emptyBatch(batch.end);
        length = 0;
      }
    }
    batch.end.readBytes = meter.bytes;
    yield batch;
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    yield { ...batch, broken: error.problem };
  }
}

function emptyBatch(at: Place & { readBytes?: number }): Batch {
  return {
    rows: [],
    rejects: [],
    end: { position: at.position, line: at.line, readBytes: at.readBytes ?? 0 },
  };
}

function lengthOf({ cells }: RawRow): number {
  let length = 0;
  for (const cell of cells) length += cell.length;
  return length;
}

/** For each kind, the field that tells rows apart, and what else of a row does when it has none. */
const OWN_ID: Partial<Record<ImportKind, { field: string; among: (row: Row) => string }>> = {
  'order-items': { field: 'line', among: ({ values }) => [values.number, values.sku ?? ''].join('\u0000') },
  payments: { field: 'sequence', among: ({ values }) => String(values.number) },
  responses: { field: 'responseId', among: ({ cells }) => cells.join('\u0000') },
  touchpoints: { field: 'messageId', among: ({ cells }) => cells.join('\u0000') },
};

/** Gives rows without an id the same one whenever the same file is read; null where every row brings its own. */
function distinguisher({ kind, mapping, bytes, format }: ReadingPlan): ((row: Row) => void) | null {
  const own = OWN_ID[kind];
  if (!own || Object.values(mapping.columns).some((target) => target?.field === own.field)) return null;
  const repeats = new Repeats(format.gzip ? bytes * GZIP_GROWTH : bytes);
  return (row) => {
    const text = own.among(row);
    const met = repeats.count(text);
    row.values[own.field] = idOf(kind, row, text, met);
  };
}

function idOf(kind: ImportKind, { values }: Row, text: string, met: number): string {
  if (kind === 'payments') return String(met + 1);
  if (kind === 'order-items')
    return values.sku === undefined ? String(met + 1) : met ? `${values.sku}#${met + 1}` : String(values.sku);
  return hash('sha256', `${text}\u0000${met}`, 'hex').slice(0, 32);
}
