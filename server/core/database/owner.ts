/** Work as the tables' owner, who sees every workspace: first start, sign-in, invitations. Not for a member's requests. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Database } from './database.ts';
import type { DB } from './tables.ts';
import type { Tx } from './workspace.ts';

const opened = new WeakMap<Database, Kysely<DB>>();

/** Typed queries over the owner's pool. */
export function ownerQueries(db: Database): Kysely<DB> {
  const known = opened.get(db);
  if (known) return known;
  const made = new Kysely<DB>({ dialect: new PostgresDialect({ pool: db.owner }) });
  opened.set(db, made);
  return made;
}

/** Runs `work` in one transaction of the owner. Row-level security does not hold here: name the workspace yourself. */
export function asOwner<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ownerQueries(db).transaction().execute(work);
}

/** Names the workspace in an owner's transaction, for functions that rely on it. */
export async function nameWorkspace(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select set_config('jornada.workspace', ${workspaceId}, true)`.execute(tx);
}
