/** Fillings of a lens: databases in ClickHouse, and how far each has got, which only the record knows. */
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Lens } from '../../../core/lens/lens.ts';
import { log } from '../../../core/log.ts';
import {
  addColumns,
  createTables,
  LENS_TABLE_NAMES,
  type LensTableName,
  onCluster,
  storedIn,
} from '../tables.ts';

/** Whatever runs a statement on the record as its owner. */
export type RecordSql = Pick<pg.ClientBase, 'query'>;

export interface Filling {
  database: string;
  state: 'filling' | 'current';
  /** Transactions before this one are in the lens. Numbers of transactions outgrow a double only after centuries. */
  nextXid: number;
  /** What changed before this one is read with the first reading. */
  filledFrom: number;
  step: number;
  /** The table that the first reading has come to, and the last id read; null when it is done. */
  reading: { table: Exclude<LensTableName, 'touchpoints'>; after?: string } | null;
  copied: number;
  expected: number;
}

const COLUMNS = `database, state, next_xid::text::float8 as "nextXid", filled_from::text::float8 as "filledFrom",
  step::float8 as step, reading, touchpoints_copied::float8 as copied, touchpoints_expected::float8 as expected`;

/** The one in use first. */
export async function fillingsOf(record: RecordSql, lensId: string): Promise<Filling[]> {
  const { rows } = await record.query<Filling>(
    `select ${COLUMNS} from jornada.lenses where lens_id = $1 order by state = 'current' desc, began_at`,
    [lensId],
  );
  return rows;
}

/** Begins a filling: the record remembers it, its tables are made when the projection comes to it. */
export async function beginFilling(record: RecordSql, lensId: string): Promise<void> {
  const database = `${await databasePrefix(record)}${randomBytes(4).toString('hex')}`;
  await record.query(
    `insert into jornada.lenses (database, lens_id, filled_from, touchpoints_expected)
     select $1, $2, pg_snapshot_xmin(pg_current_snapshot()),
       (select greatest(reltuples, 0) from pg_class where oid = 'touchpoints'::regclass)`,
    [database, lensId],
  );
}

/** Databases of this record's lenses, and of no other's, begin with it. */
async function databasePrefix(record: RecordSql): Promise<string> {
  await record.query('insert into jornada.record_identity (id) values ($1) on conflict do nothing', [
    randomUUID(),
  ]);
  const { rows } = await record.query<{ id: string }>('select id from jornada.record_identity');
  return `jornada_${rows[0]!.id.slice(0, 8)}_`;
}

/** Keeps how far a filling got. */
export async function saveProgress(record: RecordSql, filling: Filling): Promise<void> {
  const { database, nextXid, step, reading, copied } = filling;
  await record.query(
    `update jornada.lenses set next_xid = $2::text::xid8, step = $3, reading = $4, touchpoints_copied = $5, seen_at = now()
     where database = $1`,
    [database, String(nextXid), step, JSON.stringify(reading), copied],
  );
}

/**
 * Brings lens and record to one opinion, when a process takes the projection over: begins a filling where there is
 * none (a new install, or a lens whose folder was lost), removes databases that nobody knows, and takes back what a
 * killed process wrote of a step that it did not finish.
 */
export async function settle(record: RecordSql, lens: Lens, lensId: string): Promise<void> {
  const there = await databasesIn(lens, await databasePrefix(record));
  const known = await fillingsOf(record, lensId);
  for (const { database, step } of known) {
    if (there.has(database) || step === 0) continue;
    log.info('the lens lost its tables and is filled again', { database });
    await record.query('delete from jornada.lenses where database = $1', [database]);
  }
  const names = new Set((await fillingsOf(record, lensId)).map(({ database }) => database));
  for (const database of there) if (!names.has(database)) await dropDatabase(lens, database);
  if (!names.size) await beginFilling(record, lensId);
  await settleEach(record, lens, lensId);
}

/**
 * A filling of an older Jornada has fewer tables and columns: it gets them empty, so that it answers on, and one is
 * filled beside it.
 */
async function settleEach(record: RecordSql, lens: Lens, lensId: string) {
  const fillings = await fillingsOf(record, lensId);
  let isOlder = false;
  for (const filling of fillings) {
    const made = await createTables(lens, filling.database);
    const columns = await addColumns(lens, filling.database);
    // One that is only begun has no tables at all yet.
    const added = filling.step > 0 ? [...made, ...columns] : columns;
    if (added.length)
      log.info('the lens gets new tables or columns and is filled again', { added: added.join(', ') });
    isOlder ||= added.length > 0;
    await takeBackUnfinished(lens, filling);
  }
  if (!isOlder) return;
  // One that was being filled has rows without the new columns: it begins again.
  for (const { database } of fillings.slice(1)) {
    await record.query('delete from jornada.lenses where database = $1', [database]);
    await dropDatabase(lens, database);
  }
  await beginFilling(record, lensId);
}

async function databasesIn(lens: Lens, prefix: string): Promise<Set<string>> {
  const answer = await lens.query({
    query: 'SELECT name FROM system.databases WHERE startsWith(name, {prefix:String})',
    query_params: { prefix },
    format: 'JSONEachRow',
  });
  return new Set((await answer.json<{ name: string }>()).map(({ name }) => name));
}

/** Rows of replaced tables need no taking back: the step done again writes them anew. */
export async function takeBackUnfinished(lens: Lens, { database, step }: Filling) {
  const answer = await lens.query({
    query: `SELECT count() > 0 AS some FROM ${database}.touchpoints WHERE step > ${step}`,
    format: 'JSONEachRow',
  });
  const [found] = await answer.json<{ some: number }>();
  if (found?.some) await deleteTouchpoints(lens, database, `step > ${step}`);
}

/** Deletes rows; resolves when no question finds them any more. */
export async function deleteTouchpoints(lens: Lens, database: string, condition: string): Promise<void> {
  await lens.command({
    query: `DELETE FROM ${database}.${storedIn('touchpoints', lens.cluster)}${onCluster(lens)} WHERE ${condition}`,
    clickhouse_settings: { max_query_size: '67108864', lightweight_delete_mode: 'lightweight_update' },
  });
}

/** The filling that was begun beside the one in use takes its place. */
export async function makeCurrent(
  record: RecordSql,
  lens: Lens,
  lensId: string,
  filling: Filling,
): Promise<void> {
  const { rows } = await record.query<{ database: string }>(
    `with before as (delete from jornada.lenses where lens_id = $1 and state = 'current' and database <> $2 returning database),
       now_current as (update jornada.lenses set state = 'current', caught_up_at = now() where database = $2)
     select database from before`,
    [lensId, filling.database],
  );
  filling.state = 'current';
  for (const { database } of rows) await dropDatabase(lens, database);
}

export async function dropDatabase(lens: Lens, database: string): Promise<void> {
  await lens.command({ query: `DROP DATABASE IF EXISTS ${database}${onCluster(lens)} SYNC` });
}

/** The first table of the first reading, and what comes after each. */
export function readingAfter(table: LensTableName): Filling['reading'] {
  const order = LENS_TABLE_NAMES.filter((name) => name !== 'touchpoints');
  const next = order[order.indexOf(table as (typeof order)[number]) + 1];
  return next ? { table: next } : null;
}
