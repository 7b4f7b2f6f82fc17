/**
 * Answers reach visitors in their chat, and by e-mail when nobody is there to see them. What is answered by mail on
 * purpose is in the chat, too; what is only kept is not.
 */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { enqueue } from '../../../core/jobs/jobs.ts';
import { announce } from '../../../core/live/live.ts';
import type { Carrier } from '../../conversations/carriers.ts';
import { sendingAccounts } from '../email/reply-route.ts';
import { visitorTopic } from './chats.ts';
import { append } from './log.ts';

export const MAIL_UNSEEN = 'chat.mail-unseen';
/** Whoever has the chat open has it by then, also after a moment without a network. */
const UNSEEN_AFTER_MS = 45_000;

export interface Unseen {
  workspaceId: string;
  messageId: string;
}

export const carryByChat: Carrier = async (tx, { workspaceId }, { messageId, conversation, mail }) => {
  if (mail === null) return null;
  const visitor = await visitorIn(tx, conversation.id);
  if (!visitor) return null;
  const carried = mail === undefined && conversation.channel === 'chat';
  const position = await append(tx, workspaceId, { visitorId: visitor.id, messageId, carried });
  // Whoever answers has read.
  await tx
    .updateTable('chat_visitors')
    .set({ desk_read_position: position })
    .where('id', '=', visitor.id)
    .execute();
  await announce(tx, workspaceId, [{ topic: visitorTopic(visitor.id) }]);
  if (!carried) return null;
  const canBeMailed = (await mailAddressOf(tx, visitor)) !== null && (await sendingAccounts(tx)).length > 0;
  if (!canBeMailed) return 'sent';
  const unseen: Unseen = { workspaceId, messageId };
  await enqueue(tx, MAIL_UNSEEN, unseen, {
    key: `${MAIL_UNSEEN} ${messageId}`,
    at: new Date(Date.now() + UNSEEN_AFTER_MS),
  });
  return 'pending';
};

/** Of a chat that somebody wrote in; one that a program keeps is its own to answer. */
export const chatReaches = async (tx: Tx, { id, channel }: { id: string; channel: string }) =>
  channel === 'chat' && (await visitorIn(tx, id)) !== undefined;

export interface VisitorRow {
  id: string;
  customer_id: string;
  user_id: string | null;
  name: string;
  email: string | null;
  language: string | null;
  page: string;
  seen_at: Date;
}

/** Who wrote last in a conversation, or in one that was merged into it, through a chat that is still there. */
export async function visitorIn(tx: Tx, conversationId: string): Promise<VisitorRow | undefined> {
  const { rows } = await sql<VisitorRow>`
    select v.id, v.customer_id, v.user_id, v.name, v.email, v.language, v.page, v.seen_at
    from conversations c join messages m on m.conversation_id = c.id
    join chat_messages l on l.message_id = m.id join chat_visitors v on v.id = l.visitor_id
    join channel_accounts a on a.id = v.account_id
    where c.root_id = ${conversationId} and m.kind = 'customer' and a.removed_at is null
    order by m.at desc, m.id desc limit 1`.execute(tx);
  return rows[0];
}

/**
 * Where answers may go that were not seen: to the address that they told us in the chat. Of somebody whose identity is
 * signed, else to the one we know; of nobody else, since they need not be whom their browser was last used by.
 */
export async function mailAddressOf(
  tx: Tx,
  { email, user_id, customer_id }: Pick<VisitorRow, 'email' | 'user_id' | 'customer_id'>,
): Promise<string | null> {
  if (email || user_id === null) return email;
  const { rows } = await sql<{ email: string | null }>`
    select r.shown_email as email from customers c join customers r on r.id = c.root_id where c.id = ${customer_id}`.execute(
    tx,
  );
  return rows[0]?.email ?? null;
}
