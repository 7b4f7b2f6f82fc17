/** The transaction of a group: opened and closed in one round trip each, which is half of all its round trips. */
import type { QueryResult } from 'pg';
import type { Database } from '../../core/database/database.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { sharingStatements } from '../customers/identify.ts';
import { tellingStatement } from '../touchpoints/record.ts';

/**
 * Runs `work` in a transaction that sees and writes only this workspace, shares it with other writers of customers,
 * and tells the screens that watch the customers it answers.
 */
export async function inSharedWorkspace<T extends { customerIds: string[] }>(
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
    const { customerIds } = result;
    await client.query(
      customerIds.length ? `${tellingStatement(workspaceId, customerIds)}; commit` : 'commit',
    );
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
