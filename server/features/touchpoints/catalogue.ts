/** The touchpoint catalogue: what each type of touchpoint is, and where in the journey it belongs. */
import { randomUUID } from 'node:crypto';
import type { Sql, Tx } from '../../core/database/workspace.ts';
import { notices } from '../../core/live/live.ts';
import { DEFAULT_TYPES } from './default-types.ts';
import { seedStages } from './stages.ts';
import { typeKey } from './type-key.ts';

/** Gives a new workspace its stages and the default catalogue. Its departments must be there already. */
export async function seedCatalogue(tx: Tx, workspaceId: string): Promise<void> {
  const stages = await seedStages(tx, workspaceId);
  const rows = await tx
    .selectFrom('departments')
    .select(['id', 'key'])
    .where('workspace_id', '=', workspaceId)
    .execute();
  const departments = new Map(rows.map(({ key, id }) => [key, id]));
  await tx
    .insertInto('touchpoint_types')
    .values(
      DEFAULT_TYPES.map((type) => ({
        id: randomUUID(),
        workspace_id: workspaceId,
        name: type.name,
        key: typeKey(type.name),
        stage_id: stages.get(type.stage)!,
        channel: type.channel,
        department_id: departments.get(type.department) ?? null,
        moment_of_truth: type.momentOfTruth,
        outbound: type.outbound,
        built_in: true,
        mapped: true,
      })),
    )
    .execute();
}

/**
 * The name in the catalogue for each given name, in their order. Unknown names are registered, unmapped, in the
 * same transaction; two processes that meet the same new name at once agree on one spelling.
 */
export async function canonicalTypes(sql: Sql, workspaceId: string, names: string[]): Promise<string[]> {
  const known = namesKnownIn(workspaceId);
  const missing = [...new Set(names)].filter((name) => !known.has(name));
  if (!missing.length) return names.map((name) => known.get(name)!);
  const found = await findOrRegister(sql, workspaceId, missing);
  return names.map((name) => known.get(name) ?? found.get(typeKey(name))!);
}

const MAX_NAMES_REMEMBERED = 10_000;
/** By workspace: a name as given → the name in the catalogue. Types are never renamed, so nothing here goes stale. */
const remembered = new Map<string, Map<string, string>>();

function namesKnownIn(workspaceId: string): Map<string, string> {
  let known = remembered.get(workspaceId);
  if (!known || known.size > MAX_NAMES_REMEMBERED) {
    known = new Map();
    remembered.set(workspaceId, known);
  }
  return known;
}

interface TypeRow {
  key: string;
  name: string;
  /** Written by a transaction that has ended, so it will still be there if this one does not commit. */
  committed: boolean;
}

async function findOrRegister(sql: Sql, workspaceId: string, names: string[]): Promise<Map<string, string>> {
  const spellings = new Map(names.map((name) => [typeKey(name), name.trim()]));
  const registered = await register(sql, workspaceId, await unregistered(sql, workspaceId, spellings));
  const rows = await find(sql, workspaceId, [...spellings.keys()]);
  const known = namesKnownIn(workspaceId);
  const lasting = new Map(rows.filter((row) => row.committed).map((row) => [row.key, row.name]));
  for (const name of names) {
    const canonical = lasting.get(typeKey(name));
    if (canonical !== undefined) known.set(name, canonical);
  }
  if (registered)
    await sql.query('select pg_notify($1, $2)', [
      'jornada_live',
      notices(workspaceId, [{ topic: 'catalogue' }])[0],
    ]);
  return new Map(rows.map((row) => [row.key, row.name]));
}

async function unregistered(sql: Sql, workspaceId: string, spellings: Map<string, string>) {
  const there = new Set((await find(sql, workspaceId, [...spellings.keys()])).map((row) => row.key));
  // In one order everywhere, so that two transactions that register the same names wait for, not on, each other.
  return [...spellings].filter(([key]) => !there.has(key)).sort(([one], [other]) => (one < other ? -1 : 1));
}

async function find(sql: Sql, workspaceId: string, keys: string[]): Promise<TypeRow[]> {
  const { rows } = await sql.query<TypeRow>(
    // created_at is the moment at which the writing transaction began: never this one's, unless this one wrote it.
    'select key, name, created_at <> now() as committed from touchpoint_types where workspace_id = $1 and key = any($2)',
    [workspaceId, keys],
  );
  return rows;
}

/** How many were new. */
async function register(
  sql: Sql,
  workspaceId: string,
  types: [key: string, name: string][],
): Promise<number> {
  if (!types.length) return 0;
  const { rowCount } = await sql.query(
    `insert into touchpoint_types (id, workspace_id, key, name)
     select id, $1, key, name from unnest($2::uuid[], $3::text[], $4::text[]) as t (id, key, name)
     on conflict (workspace_id, key) do nothing`,
    [workspaceId, types.map(() => randomUUID()), types.map(([key]) => key), types.map(([, name]) => name)],
  );
  return rowCount ?? 0;
}
