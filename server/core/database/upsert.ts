/**
 * Many rows at once into a table that merges what it is told, field by field: what a row says replaces what was
 * known, what it does not say (null) stays, JSON objects are joined. With an import, what a row was before is kept.
 */
import { newId } from '../ids.ts';
import { bigints, booleans, floats, integers, jsons, texts, timestamps, uuids } from './arrays.ts';
import type { Sql } from './workspace.ts';

const ARRAYS = {
  text: texts,
  uuid: uuids,
  timestamptz: timestamps,
  int8: bigints,
  int4: integers,
  float8: floats,
  bool: booleans,
  jsonb: jsons,
} as const;

export interface MergingTable {
  name: string;
  /** Columns that, with the workspace where `perWorkspace`, say which row is meant. */
  key: readonly string[];
  perWorkspace: boolean;
  /** All columns that may be told, keys included; `jsonb` ones hold objects (as JSON texts here). */
  columns: Readonly<Record<string, keyof typeof ARRAYS>>;
  /** Columns that say where a row came from: written with a new row, left alone after. */
  fixed?: readonly string[];
  /** Columns in which what is known is not replaced, only filled in. */
  kept?: readonly string[];
  /** What a new row has where nothing is told, as SQL; null otherwise. */
  defaults?: Readonly<Record<string, string>>;
}

export interface WriteOrigin {
  importId?: string | undefined;
}

export type Told = Record<string, unknown> & { id?: string };

export interface Written {
  /** Of each told row, in order. */
  ids: string[];
  inserted: ReadonlySet<string>;
  /** Rows that were there and changed. */
  changed: ReadonlySet<string>;
}

/** Tells the table rows of different keys. Sorted by key, so that two writers never wait for each other in a circle. */
export async function upsert(
  sql: Sql,
  workspaceId: string,
  table: MergingTable,
  rows: readonly Told[],
  { importId }: WriteOrigin,
): Promise<Written> {
  if (!rows.length) return { ids: [], inserted: new Set(), changed: new Set() };
  const ids = rows.map(({ id }) => id ?? newId());
  const places = inOrderOfKey(table, rows);
  const sorted = places.map((place) => rows[place]!);
  const sortedIds = places.map((place) => ids[place]!);
  const { insert, existing } = statementsOf(table);
  const columns = columnsOf(table, sorted);
  const { rowCount } = await sql.query(insert, [workspaceId, importId ?? null, uuids(sortedIds), ...columns]);
  if (rowCount === rows.length) return { ids, inserted: new Set(ids), changed: new Set() };
  const known = await sql.query<{ place: number; id: string }>(existing, [
    workspaceId,
    uuids(sortedIds),
    ...keyColumnsOf(table, sorted),
  ]);
  const old = new Set<string>();
  for (const { place, id } of known.rows) {
    ids[places[place - 1]!] = id;
    old.add(id);
  }
  const changed = await change(
    sql,
    workspaceId,
    table,
    known.rows.map(({ place, id }) => ({ id, row: sorted[place - 1]! })),
    importId,
  );
  return { ids, inserted: new Set(ids.filter((id) => !old.has(id))), changed };
}

/** Merges what is told into rows that are there; answers which of them that changed. */
async function change(
  sql: Sql,
  workspaceId: string,
  table: MergingTable,
  told: { id: string; row: Told }[],
  importId: string | undefined,
): Promise<Set<string>> {
  const { differing, keepBefore, merge } = statementsOf(table);
  const args = (some: typeof told) => [
    uuids(some.map(({ id }) => id)),
    ...columnsOf(
      table,
      some.map(({ row }) => row),
    ),
  ];
  const { rows } = await sql.query<{ id: string }>(differing, args(told));
  const changed = new Set(rows.map(({ id }) => id));
  if (!changed.size) return changed;
  if (importId) await sql.query(keepBefore, [importId, workspaceId, uuids([...changed])]);
  await sql.query(merge, args(told.filter(({ id }) => changed.has(id))));
  return changed;
}

/** Properties or traits as they are told: null where there are none. */
export function jsonText(object: Record<string, unknown> | undefined): string | null {
  const text = object && JSON.stringify(object);
  return text && text !== '{}' ? text : null;
}

/**
 * Puts rows back as an import found them; answers with their ids, and what they held in `column` until now. Rows that
 * are gone stay gone.
 */
export async function putBack(
  sql: Sql,
  table: MergingTable,
  importId: string,
  limit: number,
  column = 'id',
): Promise<{ id: string; held: string | null }[]> {
  const columns = mergedColumns(table).concat(table.fixed ?? []);
  const { rows } = await sql.query<{ id: string; held: string | null }>(
    `with taken as (
       delete from import_changes where ctid in (
         select ctid from import_changes where import_id = $1 and table_name = '${table.name}' limit $2)
       returning row_id, before),
     restored as (
       update ${table.name} t set ${columns.map((one) => `${one} = b.${one}`).join(', ')}
       from taken, jsonb_populate_record(null::${table.name}, taken.before) b where t.id = taken.row_id)
     select row_id as id, t.${column} as held from taken left join ${table.name} t on t.id = row_id`,
    [importId, limit],
  );
  return rows;
}

interface Statements {
  insert: string;
  existing: string;
  differing: string;
  keepBefore: string;
  merge: string;
}

const written = new WeakMap<MergingTable, Statements>();

function statementsOf(table: MergingTable): Statements {
  const known = written.get(table);
  if (known) return known;
  const made = writeStatements(table);
  written.set(table, made);
  return made;
}

function writeStatements(table: MergingTable): Statements {
  const { name, key, perWorkspace, columns, kept = [], defaults = {} } = table;
  const names = Object.keys(columns);
  const types = names.map((column) => `${columns[column]}[]`);
  const list = (first: number) => types.map((type, index) => `$${index + first}::${type}`).join(', ');
  const merged = mergedColumns(table);
  const after = merged.map((column) => {
    if (columns[column] === 'jsonb') return `t.${column} || coalesce(n.${column}, '{}')`;
    return kept.includes(column)
      ? `coalesce(t.${column}, n.${column})`
      : `coalesce(n.${column}, t.${column})`;
  });
  const before = merged.map((column) => `t.${column}`);
  const told = `unnest($1::uuid[], ${list(2)}) n (id, ${names.join(', ')})`;
  const news = names.map((column) => {
    const fallback = columns[column] === 'jsonb' ? `'{}'` : defaults[column];
    return fallback ? `coalesce(${column}, ${fallback})` : column;
  });
  return {
    insert: `insert into ${name} (id, workspace_id, import_id, ${names.join(', ')})
      select id, $1, $2, ${news.join(', ')} from unnest($3::uuid[], ${list(4)}) n (id, ${names.join(', ')})
      on conflict (${[...(perWorkspace ? ['workspace_id'] : []), ...key].join(', ')}) do nothing`,
    existing: `select n.place::int, t.id
      from unnest($2::uuid[], ${key.map((column, index) => `$${index + 3}::${columns[column]}[]`).join(', ')})
        with ordinality n (id, ${key.join(', ')}, place)
      join ${name} t on t.workspace_id = $1 and ${key.map((column) => `t.${column} = n.${column}`).join(' and ')}
      where t.id <> n.id order by n.place`,
    differing: `select t.id from ${told} join ${name} t on t.id = n.id
      where (${after.join(', ')}) is distinct from (${before.join(', ')}) order by ${key.map((column) => `t.${column}`).join(', ')}
      for no key update of t`,
    keepBefore: `insert into import_changes (import_id, workspace_id, table_name, row_id, before)
      select $1, $2, '${name}', t.id, to_jsonb(t) from ${name} t
      where t.id = any($3::uuid[]) and t.import_id is distinct from $1 on conflict do nothing`,
    merge: `update ${name} t set ${merged.map((column, index) => `${column} = ${after[index]}`).join(', ')}
      from ${told} where t.id = n.id`,
  };
}

function mergedColumns({ columns, key, fixed = [] }: MergingTable): string[] {
  return Object.keys(columns).filter((column) => !key.includes(column) && !fixed.includes(column));
}

function columnsOf({ columns }: MergingTable, rows: readonly Told[]): Buffer[] {
  return Object.entries(columns).map(([column, type]) =>
    ARRAYS[type](rows.map((row) => row[column]) as never[]),
  );
}

function keyColumnsOf({ columns, key }: MergingTable, rows: readonly Told[]): Buffer[] {
  return key.map((column) => ARRAYS[columns[column]!](rows.map((row) => row[column]) as never[]));
}

function inOrderOfKey({ key }: MergingTable, rows: readonly Told[]): number[] {
  const [first, ...rest] = key as [string, ...string[]];
  const keys = rows.map((row) =>
    rest.length ? key.map((column) => row[column]).join('\u0000') : (row[first] as string),
  );
  return rows.map((_, index) => index).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
}
