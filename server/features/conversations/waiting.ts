/** How many customers wait for an answer from a member, or from nobody yet. */
import { sql } from 'kysely';
import type { Scope, Tx } from '../../core/database/workspace.ts';

/** Of what is put off or for the customer nobody waits. Cheap: it is asked at every piece of news, by an index of its own. */
export async function readWaiting(tx: Tx, { actor }: Scope): Promise<{ mine: number; nobodys: number }> {
  const member = actor.kind === 'member' ? actor.id : null;
  const { rows } = await sql<{ mine: number; nobodys: number }>`
    select count(*) filter (where c.assignee_id is not null)::int as mine,
      count(*) filter (where c.assignee_id is null)::int as nobodys
    from conversations c
    where c.waiting_since is not null and c.status in ('new', 'open') and c.merged_into is null
      and (c.assignee_id = ${member}::uuid or c.assignee_id is null)`.execute(tx);
  return rows[0]!;
}
