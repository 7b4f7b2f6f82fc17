/** One question to the record in one round trip: opening, asking and closing the transaction travel together. */
import type { Socket } from 'node:net';
import type { PoolClient, QueryConfig, QueryResultRow } from 'pg';
import type { Database } from './database.ts';

/**
 * Reads from one workspace by a single statement; row-level security holds as in `inWorkspace`. For the few questions
 * that are asked so often that the way to the record costs more than the answer. Name the query: its plan is kept.
 */
export async function readInWorkspace<Row extends QueryResultRow>(
  db: Database,
  workspaceId: string,
  query: QueryConfig,
): Promise<Row[]> {
  if (!/^[0-9a-f-]{36}$/.test(workspaceId)) throw new Error(`not a workspace id: ${workspaceId}`);
  const client = (await db.app.connect()) as Pipelining;
  client.pipeline = true;
  client.connection.stream.cork();
  const sent = [
    client.query(`begin read only; set local jornada.workspace = '${workspaceId}'`),
    client.query<Row>(query),
    client.query('commit'),
  ] as const;
  client.connection.stream.uncork();
  // An error in between makes the commit a rollback, so each is waited for and the connection is whole again.
  const [began, answered, ended] = await Promise.allSettled(sent);
  client.pipeline = false;
  const broken = [began, ended].find((outcome) => outcome.status === 'rejected');
  client.release(broken?.reason);
  if (answered.status === 'rejected') throw answered.reason;
  if (broken) throw broken.reason;
  return answered.value.rows;
}

/** pg can send a query before the one ahead is answered, and all of them in one write; its types do not know yet. */
type Pipelining = PoolClient & { pipeline: boolean; connection: { stream: Socket } };
