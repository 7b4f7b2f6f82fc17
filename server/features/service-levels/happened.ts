/** What happened in a conversation, read from the record. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { isSaid, isToAnswer } from '../conversations/said.ts';
import type { ConversationStatus } from '../conversations/shapes-contract.ts';
import { type Span, spansOf } from './spans.ts';

export interface Subject {
  id: string;
  status: ConversationStatus;
  merged_into: string | null;
}

/** The times to measure, over its own messages and those of what was merged into it; none of a merged one, nor of spam. */
export async function spansIn(tx: Tx, { id, status, merged_into }: Subject): Promise<Span[]> {
  if (merged_into || status === 'spam') return [];
  const messages = await messagesOf(tx, id);
  const changes = await statusesOf(tx, id);
  const began = changes[0]?.before ?? status;
  const happened = [
    ...messages,
    ...changes.map(({ at, status: after }) => ({ at, what: 'status', status: after }) as const),
  ];
  // Stable: a message stands before the status that it brings at the same moment.
  return spansOf(
    began,
    happened.toSorted((a, b) => a.at - b.at),
  );
}

/** What failed on its way answered nobody. */
async function messagesOf(tx: Tx, conversationId: string) {
  const { rows } = await sqlOf(tx).query<{ at: Date; what: 'asked' | 'met' | 'answered'; promised: boolean }>(
    `select m.at, case when ${isToAnswer('m')} then 'asked' when m.kind = 'customer' then 'met' else 'answered' end as what,
       m.kind = 'note' and exists (
         select from promises p where p.message_id = m.id and p.state <> 'withdrawn') as promised
     from conversations c join messages m on m.conversation_id = c.id
     where c.root_id = $1 and ${isSaid('m')} and not m.automatic
       and not (m.kind = 'reply' and m.delivery is not distinct from 'failed') order by m.at, m.id`,
    [conversationId],
  );
  return rows.flatMap(({ at, what, promised }) => [
    { at: at.getTime(), what },
    ...(promised ? [{ at: at.getTime(), what: 'promised' as const }] : []),
  ]);
}

/** None earlier than the one noted before it, so that the last is the one that holds now. */
async function statusesOf(tx: Tx, conversationId: string) {
  const { rows } = await sqlOf(tx).query<{ at: Date; before: ConversationStatus; after: ConversationStatus }>(
    `select coalesce(holds_from, at) as at, before #>> '{}' as before, after #>> '{}' as after
     from conversation_changes where conversation_id = $1 and what = 'status'
     order by conversation_changes.at, id`,
    [conversationId],
  );
  let last = Number.NEGATIVE_INFINITY;
  // That it was taken for spam meanwhile changed nothing.
  const turns = rows.filter(({ after }) => after !== 'spam');
  return turns.map(({ at, before, after }) => {
    last = Math.max(last, at.getTime());
    return { at: last, before, status: after };
  });
}
