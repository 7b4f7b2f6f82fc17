/** How many conversations the usual views have, for whoever asks. */
import { type RawBuilder, sql } from 'kysely';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import type { Channel } from '../touchpoints/contract.ts';
import { ACTIVE, BREACHING, calledIn } from './list.ts';
import type { ConversationView as View } from './usual-views.ts';

type Counts = Record<View, number> & { channels: { channel: Channel; conversations: number }[] };

/** What is active is looked through once, whatever it is counted by; where one is named, by the notes. */
export async function readViews(tx: Tx, { actor }: Scope): Promise<Counts> {
  const member = actor.kind === 'member' ? actor.id : null;
  const own: RawBuilder<unknown> = member ? sql`c.assignee_id = ${member}::uuid` : sql`false`;
  const called = member ? calledIn(member) : sql`false`;
  const { rows } = await sql<Counts>`
    with counted as (
      select c.channel, count(*) filter (where ${own}) as mine,
        count(*) filter (where c.assignee_id is null) as unassigned,
        count(*) filter (where c.waiting_since is not null) as waiting,
        count(*) filter (where ${BREACHING}) as breaching,
        count(*) as active,
        count(*) filter (where c.status = 'snoozed') as snoozed
      from conversations c where ${ACTIVE} and c.merged_into is null group by c.channel)
    select ${sql.join(COUNTED.map((view) => sql`coalesce(sum(${sql.ref(view)}), 0)::int as ${sql.ref(view)}`))},
      (select count(*)::int from conversations c where c.merged_into is null and ${called}) as mentioned,
      (select count(*)::int from conversations c where c.promised_for is not null and c.status <> 'spam' and c.merged_into is null) as promised,
      (select count(*)::int from conversations c where c.status = 'solved' and c.merged_into is null) as solved,
      (select count(*)::int from conversations c where c.status = 'spam' and c.merged_into is null) as spam,
      coalesce(jsonb_agg(jsonb_build_object('channel', channel, 'conversations', active) order by active desc, channel)
        filter (where active > 0), '[]') as channels
    from counted`.execute(tx);
  return rows[0]!;
}

const COUNTED = ['mine', 'unassigned', 'waiting', 'breaching', 'active', 'snoozed'] as const;

/** Of those that are not closed. */
export async function readTags(tx: Tx): Promise<{ tag: string; conversations: number }[]> {
  const { rows } = await sql<{ tag: string; conversations: number }>`
    select tag, count(*)::int as conversations from conversations c, unnest(c.tags) tag
    where c.merged_into is null and c.status not in ('closed', 'spam')
    group by tag order by conversations desc, tag limit 200`.execute(tx);
  return rows;
}
