/** The transaction of a group: opened in one round trip with all that it needs to know. */
import type { QueryResult } from 'pg';
import type { Database } from '../../core/database/database.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { sharingStatements } from '../customers/identify.ts';

/**
 * Runs `work` in a transaction that sees and writes only this workspace and shares it with other writers of customers
 * (`shareWorkspaceAt`, whose answer is `epoch`).
 */
export async function inSharedWorkspace<T>(
  db: Database,
  workspaceId: string,
  work: (sql: Sql, epoch: number) => Promise<T>,
): Promise<T> {
  const share = sharingStatements(workspaceId);
  const client = await db.app.connect();
  let broken: Error | undefined;
  try {
    const opened: unknown = await client.query(
      `begin; set local jornada.workspace = '${workspaceId}'; ${share}`,
    );
    const result = await work(client, epochIn(opened as QueryResult<{ people_epoch: number }>[]));
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

/** Several statements in one are answered by a list. */
function epochIn(results: QueryResult<{ people_epoch: number }>[]): number {
  return results.at(-1)!.rows[0]!.people_epoch;
}
