/** What a conversation says of its messages, counted anew: after some came to it or left it. */
import type { Tx } from '../../core/database/workspace.ts';
import { type MessageFacts, messageFacts } from './facts.ts';
import type { ConversationRecord } from './hold.ts';
import { previewOf } from './preview.ts';
import { recountPromised } from './promises/promise.ts';

type Known = Pick<ConversationRecord, 'id' | 'status' | 'preview' | 'last_message_at'>;

/** @returns what was counted */
export async function recount(
  tx: Tx,
  { id, status, preview, last_message_at }: Known,
): Promise<MessageFacts> {
  await recountPromised(tx, id);
  const facts = await messageFacts(tx, id);
  const { messages, lastAt, lastText, firstReplyAt, unansweredSince } = facts;
  const isDone = status === 'solved' || status === 'closed' || status === 'spam';
  await tx
    .updateTable('conversations')
    .set({
      messages,
      last_message_at: lastAt ?? last_message_at,
      preview: lastText === null ? preview : previewOf(lastText),
      first_reply_at: firstReplyAt,
      waiting_since: isDone ? null : unansweredSince,
    })
    .where('id', '=', id)
    .execute();
  return facts;
}
