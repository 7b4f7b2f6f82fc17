import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';

/** Of two that bring one message at once, the second waits here and then finds what the first made. */
export const lockMessageKey = (tx: Tx, workspaceId: string, key: string) =>
  lockMessageKeys(tx, workspaceId, [key]);

/** Taken in one order, so that nobody waits in a circle. */
export async function lockMessageKeys(tx: Tx, workspaceId: string, keys: string[]): Promise<void> {
  const told = keys.map((key) => `${workspaceId} ${key}`);
  await sql`select pg_advisory_xact_lock(4605, place) from (
    select distinct hashtext(key) as place from unnest(${told}::text[]) key order by 1) places`.execute(tx);
}
