/** For tests: what the lens must hold, asked of the record in plain SQL, and what it does hold, row for row. */
import type { Lenses } from './ask.ts';
import { currentDatabase, forgetCurrentDatabase } from './current.ts';
import { columnsOf, SOURCES } from './project/sources.ts';
import { LENS_TABLES, type LensTableName } from './tables.ts';

type Row = Record<string, unknown>;

/** The first rows, as JSON, that only one of the two has, and how many the lens has twice. */
export async function differences(lenses: Lenses, table: LensTableName) {
  const [record, lens] = await Promise.all([inRecord(lenses, table), inLens(lenses, table)]);
  const [there, held] = [record.map(lineOf), lens.map(lineOf)];
  const [inTheRecord, inTheLens] = [new Set(there), new Set(held)];
  return {
    missing: there.filter((line) => !inTheLens.has(line)).slice(0, 3),
    invented: held.filter((line) => !inTheRecord.has(line)).slice(0, 3),
    doubled: held.length - inTheLens.size,
  };
}

export const NO_DIFFERENCES = { missing: [], invented: [], doubled: 0 };

async function inRecord({ db }: Lenses, table: LensTableName): Promise<Row[]> {
  const { from, columns } = SOURCES[table];
  const values = shownColumns(table).map((column) => `(${columns[column]})::text as "${column}"`);
  const { rows } = await db.owner.query<Row>(`select ${values.join(', ')} from ${from}`);
  return rows;
}

async function inLens({ db, lens }: Lenses, table: LensTableName): Promise<Row[]> {
  forgetCurrentDatabase(lens);
  const database = await currentDatabase(db, lens);
  const replaced = LENS_TABLES[table].keeps === 'newest of its key';
  const answer = await lens.query({
    query: `SELECT ${shownColumns(table)
      .map((column) => `toString(\`${column}\`) AS \`${column}\``)
      .join(', ')} FROM ${database}.${table}${replaced ? ' FINAL' : ''}`,
    format: 'JSONEachRow',
  });
  return answer.json<Row>();
}

const shownColumns = (table: LensTableName) =>
  columnsOf(table).filter((column) => column !== 'gone' && column !== 'step');

const NOTHING = new Set(['', '00000000-0000-0000-0000-000000000000', null]);

/** ClickHouse writes nothing, or zeros, for what is absent. */
function lineOf(row: Row): string {
  const plain = Object.entries(row).map(([column, value]) => [
    column,
    NOTHING.has(value as string) ? null : plainOf(String(value)),
  ]);
  return JSON.stringify(Object.fromEntries(plain));
}

/** The lens keeps milliseconds. */
function plainOf(value: string): string {
  const [, moment, digits = ''] = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.(\d+))?$/.exec(value) ?? [];
  return moment ? `${moment}.${digits.slice(0, 3).padEnd(3, '0')}` : value;
}
