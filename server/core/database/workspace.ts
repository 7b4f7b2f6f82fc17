/** The only way to a workspace's rows: a transaction that names the workspace and who acts. */
import { CompiledQuery, sql, type Transaction } from 'kysely';
import type { PoolClient } from 'pg';
import type { Database } from './database.ts';
import type { DB } from './tables.ts';

export type Tx = Transaction<DB>;

/** Who does something: a member on screen, a program with a key, or Jornada itself. */
export interface Actor {
  kind: 'member' | 'key' | 'system';
  id: string | null;
  name: string;
  ip?: string;
  userAgent?: string;
}

/** In which workspace, and who acts: what every use of the record must know. */
export interface Scope {
  workspaceId: string;
  actor: Actor;
}

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Jornada' };

/** Runs `work` in one transaction that sees and writes only the scope's workspace. */
export function inWorkspace<T>(
  db: Database,
  scope: Pick<Scope, 'workspaceId'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('jornada.workspace', ${scope.workspaceId}, true)`.execute(tx);
    return work(tx);
  });
}

/**
 * The same on a bare connection, for the doors that write thousands of rows a second: one round trip opens the
 * transaction and names the workspace.
 */
export async function inWorkspaceRaw<T>(
  db: Database,
  workspaceId: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  if (!/^[0-9a-f-]{36}$/.test(workspaceId)) throw new Error(`not a workspace id: ${workspaceId}`);
  const client = await db.app.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; set local jornada.workspace = '${workspaceId}'`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    broken = error as Error;
    await client.query('rollback').then(
      () => {
        broken = undefined;
      },
      () => {},
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Plain SQL within a transaction, whichever of the two ways opened it: what bulk functions take. */
export interface Sql {
  query<Row extends object = Record<string, unknown>>(
    text: string | Prepared,
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/**
 * A statement that each connection parses and plans once. For one with large arrays that matters more than it seems:
 * planned anew every time, PostgreSQL copies all of them into the plan, more than once. Its plan must not depend on
 * how many rows the arrays hold. One name, one text.
 */
export interface Prepared {
  name: string;
  text: string;
}

/** Plain SQL inside a Kysely transaction, which prepares nothing. */
export function sqlOf(tx: Tx): Sql {
  return {
    async query<Row extends object>(statement: string | Prepared, values: unknown[] = []) {
      const text = typeof statement === 'string' ? statement : statement.text;
      const { rows, numAffectedRows } = await tx.executeQuery<Row>(CompiledQuery.raw(text, values));
      return {
        rows: rows as Row[],
        rowCount: numAffectedRows === undefined ? rows.length : Number(numAffectedRows),
      };
    },
  };
}
