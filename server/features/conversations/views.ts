/** How many conversations the usual views have, for whoever asks. */
import { type RawBuilder, sql } from 'kysely';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { ACTIVE, BREACHING, namedIn } from './list.ts';
import type { ConversationView as View } from './usual-views.ts';

export async function readViews(tx: Tx, { actor }: Scope): Promise<Record<View, number>> {
  const member = actor.kind === 'member' ? actor.id : null;
  const own: RawBuilder<unknown> = member ? sql`c.assignee_id = ${member}::uuid` : sql`false`;
  const mentioned = member ? namedIn(member) : sql`false`;
  const { rows } = await sql<Record<View, number>>`
    select count(*) filter (where ${own})::int as mine,
      count(*) filter (where c.assignee_id is null)::int as unassigned,
      count(*) filter (where ${mentioned})::int as mentioned,
      count(*) filter (where c.waiting_since is not null)::int as waiting,
      count(*) filter (where ${BREACHING})::int as breaching,
      (select count(*)::int from conversations c where c.promised_for is not null and c.merged_into is null) as promised,
      count(*)::int as active,
      count(*) filter (where c.status = 'snoozed')::int as snoozed,
      (select count(*)::int from conversations c where c.status = 'solved' and c.merged_into is null) as solved
    from conversations c where ${ACTIVE} and c.merged_into is null`.execute(tx);
  return rows[0]!;
}

/** Of those that are not closed. */
export async function readTags(tx: Tx): Promise<{ tag: string; conversations: number }[]> {
  const { rows } = await sql<{ tag: string; conversations: number }>`
    select tag, count(*)::int as conversations from conversations c, unnest(c.tags) tag
    where c.merged_into is null and c.status <> 'closed'
    group by tag order by conversations desc, tag limit 200`.execute(tx);
  return rows;
}
