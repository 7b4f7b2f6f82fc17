/**
 * One step of the projection: what some transactions wrote, from one snapshot of the record into one filling.
 *
 * A step begins where the last one ended and ends at most at the oldest transaction that still ran when the snapshot
 * was taken: whatever commits later has a number beyond that, and comes with a later step. Its rows carry its number;
 * a step that was killed half-way is taken back (fillings.ts) and done again.
 */
import type pg from 'pg';
import type { Lens } from '../../../core/lens/lens.ts';
import { LENS_TABLE_NAMES, type LensTableName } from '../tables.ts';
import { copyRows } from './copy.ts';
import { deleteTouchpoints, type Filling, readingAfter } from './fillings.ts';
import { columnsOf, goneColumnsOf, goneSelection, selection } from './sources.ts';

/** So much in one step, so that progress is kept often; a single transaction is never divided. */
const TOUCHPOINTS_A_STEP = 200_000;
const CHANGES_A_STEP = 20_000;
const READ_AT_ONCE = 100_000;

export interface Projection {
  /** One connection for all: if it breaks, the lock that it holds is gone, and so must this work be. */
  record: pg.ClientBase;
  lens: Lens;
}

/**
 * @returns whether anything was copied; the filling given is moved on, but not yet saved
 * @throws when an engine fails: then the connection, perhaps in the middle of a COPY, is of no more use
 */
export async function takeStep(projection: Projection, filling: Filling): Promise<boolean> {
  const { record } = projection;
  await record.query('begin isolation level repeatable read read only');
  const copied = filling.reading ? await readOn(projection, filling) : await followOn(projection, filling);
  await record.query('commit');
  return copied;
}

/** The first reading of what changes in place: whole tables, by id, some at a time. */
async function readOn(projection: Projection, filling: Filling): Promise<boolean> {
  const { table, after } = filling.reading!;
  const beyond = after ? `t.id > '${after}'` : 'true';
  const { rows } = await projection.record.query<{ id: string }>(
    `select id from ${table} t where ${beyond} order by id offset ${READ_AT_ONCE - 1} limit 1`,
  );
  const last = rows[0]?.id;
  const step = filling.step + 1;
  await copy(projection, filling, table, last ? `${beyond} and t.id <= '${last}'` : beyond, step);
  filling.reading = last ? { table, after: last } : readingAfter(table);
  filling.step = step;
  return true;
}

/** What transactions wrote, in the order of their numbers. */
async function followOn(projection: Projection, filling: Filling): Promise<boolean> {
  const { record } = projection;
  const from = filling.nextXid;
  const to = await endOfStep(record, from);
  if (to <= from) return false;
  const step = filling.step + 1;
  // Older changes were read with the first reading.
  const changes = between('changed_in', Math.max(from, filling.filledFrom), to);
  const stories = await rewriteStories(projection, filling, changes, step);
  const touchpoints = await copy(
    projection,
    filling,
    'touchpoints',
    between('t.recorded_in', from, to),
    step,
  );
  const others = await copyChanged(projection, filling, changes, stories, step);
  filling.nextXid = to;
  if (!stories && !touchpoints && !others) return false;
  filling.copied += touchpoints;
  filling.step = step;
  return true;
}

const between = (column: string, from: number, to: number) =>
  `${column} >= '${from}'::xid8 and ${column} < '${to}'::xid8`;

async function endOfStep(record: pg.ClientBase, from: number): Promise<number> {
  const { rows } = await record.query<{
    horizon: number;
    touchpoints: number | null;
    changes: number | null;
  }>(
    `select horizon::text::float8 as horizon,
       (select recorded_in from touchpoints where recorded_in >= $1::text::xid8 and recorded_in < horizon
        order by recorded_in offset ${TOUCHPOINTS_A_STEP} limit 1)::text::float8 as touchpoints,
       (select changed_in from jornada.lens_changes where changed_in >= $1::text::xid8 and changed_in < horizon
        order by changed_in offset ${CHANGES_A_STEP} limit 1)::text::float8 as changes
     from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) now`,
    [String(from)],
  );
  const { horizon, touchpoints, changes } = rows[0]!;
  const end = Math.min(horizon, touchpoints ?? horizon, changes ?? horizon);
  return end > from ? end : Math.min(horizon, from + 1);
}

/**
 * Customers whose touchpoints are gone in part, or lead to another person since: their rows are removed, and what the
 * record holds of them up to this step is copied anew.
 */
async function rewriteStories(projection: Projection, filling: Filling, changes: string, step: number) {
  const { record, lens } = projection;
  const { rows } = await record.query<{ id: string }>(
    `select distinct id from jornada.lens_changes where kind = 'stories' and ${changes}`,
  );
  if (!rows.length) return 0;
  const customers = `customer IN (${rows.map(({ id }) => `'${id}'`).join(', ')})`;
  if (await holds(lens, filling.database, customers))
    await deleteTouchpoints(lens, filling.database, customers);
  const condition = `t.customer_id in (${storiesIn(changes)}) and t.recorded_in < '${filling.nextXid}'::xid8`;
  await copy(projection, filling, 'touchpoints', condition, step);
  return rows.length;
}

const storiesIn = (changes: string) =>
  `select id from jornada.lens_changes where kind = 'stories' and ${changes}`;

async function holds(lens: Lens, database: string, condition: string): Promise<boolean> {
  const answer = await lens.query({
    query: `SELECT 1 AS one FROM ${database}.touchpoints WHERE ${condition} LIMIT 1`,
    format: 'JSONEachRow',
    clickhouse_settings: { max_query_size: '67108864' },
  });
  return (await answer.json()).length > 0;
}

const OF_CUSTOMERS = new Set<LensTableName>(['orders', 'responses', 'conversations']);

async function copyChanged(
  projection: Projection,
  filling: Filling,
  changes: string,
  stories: number,
  step: number,
): Promise<number> {
  const kinds = new Set(await kindsOf(projection.record, changes));
  let copied = 0;
  for (const table of LENS_TABLE_NAMES) {
    if (table === 'touchpoints') continue;
    const changed = `t.id in (select id from jornada.lens_changes where kind = '${table}' and ${changes})`;
    if (kinds.has(table)) {
      copied += await copy(projection, filling, table, changed, step);
      copied += await copyGone(projection, filling, table, changes, step);
    }
    // Orders, answers and conversations of people who were merged or split.
    if (stories && OF_CUSTOMERS.has(table))
      copied += await copy(projection, filling, table, `t.customer_id in (${storiesIn(changes)})`, step);
  }
  return copied;
}

async function kindsOf(record: pg.ClientBase, changes: string): Promise<string[]> {
  const { rows } = await record.query<{ kind: string }>(
    `select distinct kind from jornada.lens_changes where ${changes}`,
  );
  return rows.map(({ kind }) => kind);
}

function copy(
  { record, lens }: Projection,
  filling: Filling,
  name: LensTableName,
  condition: string,
  step: number,
) {
  return copyRows(record, lens, {
    select: selection(name, condition, step),
    table: `${filling.database}.${name}`,
    columns: columnsOf(name),
  });
}

function copyGone(
  { record, lens }: Projection,
  filling: Filling,
  name: LensTableName,
  changes: string,
  step: number,
) {
  return copyRows(record, lens, {
    select: goneSelection(name, changes, step),
    table: `${filling.database}.${name}`,
    columns: goneColumnsOf(name),
  });
}
