/** What happened in a conversation, read from the record. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import type { ConversationStatus } from '../conversations/shapes-contract.ts';
import { type Span, spansOf } from './spans.ts';

export interface Subject {
  id: string;
  status: ConversationStatus;
  merged_into: string | null;
}

/** The times to measure, over its own messages and those of what was merged into it; none of a merged one. */
export async function spansIn(tx: Tx, { id, status, merged_into }: Subject): Promise<Span[]> {
  if (merged_into) return [];
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

async function messagesOf(tx: Tx, conversationId: string) {
  const { rows } = await sqlOf(tx).query<{ at: Date; kind: 'customer' | 'reply' }>(
    `select m.at, m.kind from conversations c join messages m on m.conversation_id = c.id
     where c.root_id = $1 and m.kind <> 'note' and not m.automatic order by m.at, m.id`,
    [conversationId],
  );
  return rows.map(({ at, kind }) => ({
    at: at.getTime(),
    what: kind === 'reply' ? ('answered' as const) : ('asked' as const),
  }));
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
  return rows.map(({ at, before, after }) => {
    last = Math.max(last, at.getTime());
    return { at: last, before, status: after };
  });
}
