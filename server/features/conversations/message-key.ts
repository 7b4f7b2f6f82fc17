import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';

/** Of two that bring one message at once, the second waits here and then finds what the first made. */
export async function lockMessageKey(tx: Tx, workspaceId: string, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(4605, hashtext(${`${workspaceId} ${key}`}))`.execute(tx);
}
