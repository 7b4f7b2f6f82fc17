/** How far messages got: what the browser has, what the visitor read, what we read. */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { announce } from '../../../core/live/live.ts';
import { tellDelivery } from '../../conversations/delivery.ts';
import { holdConversation } from '../../conversations/hold.ts';
import type { Doing } from '../../conversations/presence.ts';
import { askerInChats } from './asking.ts';
import { type Visitor, visitorTopic } from './chats.ts';

interface Seen {
  delivered?: number | undefined;
  read?: number | undefined;
  /** What is asked. */
  ask?: string | undefined;
}

interface Answer {
  id: string;
  position: number;
  root_id: string;
}

/** The browser says how far it has got. */
export async function noteSeen(tx: Tx, visitor: Visitor, seen: Seen): Promise<void> {
  // What is asked before conversations, as everybody who holds both.
  if (seen.ask) await askerInChats()?.noteSeen(tx, visitor, visitor.id, seen.ask);
  await noteRead(tx, visitor, seen);
}

async function noteRead(tx: Tx, visitor: Visitor, { delivered = 0, read = 0 }: Seen): Promise<void> {
  const { id, workspaceId, lastPosition, deliveredPosition, readPosition } = visitor;
  const readTo = Math.min(read, lastPosition);
  const deliveredTo = Math.max(readTo, Math.min(delivered, lastPosition));
  if (deliveredTo <= deliveredPosition && readTo <= readPosition) return;
  const { rows } = await sql<Answer>`
    select m.id, l.position, c.root_id from chat_messages l
    join messages m on m.id = l.message_id join conversations c on c.id = m.conversation_id
    where l.visitor_id = ${id} and l.carried and (
      (l.position <= ${readTo} and m.delivery in ('pending', 'sent', 'delivered', 'failed'))
      or (l.position <= ${deliveredTo} and m.delivery in ('pending', 'sent', 'failed')))
    order by l.position`.execute(tx);
  // Conversations before visitors, as everybody who holds both.
  for (const root of [...new Set(rows.map(({ root_id }) => root_id))].sort())
    await holdConversation(tx, root);
  for (const { id: messageId, position } of rows)
    await tellDelivery(tx, { workspaceId }, messageId, {
      state: position <= readTo ? 'read' : 'delivered',
      reason: null,
    });
  await sql`update chat_visitors set seen_at = now(),
      delivered_position = greatest(delivered_position, ${deliveredTo}),
      read_position = greatest(read_position, ${readTo})
    where id = ${id}`.execute(tx);
  // Other windows of the same browser.
  if (readTo > readPosition) await announce(tx, workspaceId, [{ topic: visitorTopic(id) }]);
}

/** A member looks at the conversation: what the visitor wrote is read. */
export async function noteDeskReads(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  doing: Doing,
): Promise<void> {
  if (doing === 'gone') return;
  const { rows } = await sql<{ id: string }>`
    update chat_visitors v set desk_read_position = read.position
    from (select l.visitor_id, max(l.position) as position from conversations c
      join messages m on m.conversation_id = c.id join chat_messages l on l.message_id = m.id
      where c.root_id = ${conversationId} group by l.visitor_id) read
    where v.id = read.visitor_id and v.desk_read_position < read.position returning v.id`.execute(tx);
  await announce(
    tx,
    workspaceId,
    rows.map(({ id }) => ({ topic: visitorTopic(id) })),
  );
}
