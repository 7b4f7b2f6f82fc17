/** What a screen of a conversation needs to know of its messenger. */
import type { z } from 'zod';
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { adapterOf } from './adapters.ts';
import type { messagingApi } from './contract.ts';
import { MOST_PIECES } from './parts.ts';
import { type Thread, threadIn } from './threads.ts';
import { waysOf } from './ways.ts';

type Told = z.input<typeof messagingApi.of.answer & object>;

/** @throws 404 */
export async function readThread(tx: Tx, id: string): Promise<Told> {
  const conversation = await conversationHere(tx, id);
  const thread = await threadIn(tx, conversation.id);
  return { thread: thread && threadTold(thread), messages: await messagesOf(tx, conversation.id) };
}

function threadTold(thread: Thread): Told['thread'] {
  const adapter = adapterOf(thread);
  const { open, until, closed } = waysOf(thread, adapter, new Date());
  const { text, comment, isInBytes = false } = adapter.limits;
  return {
    account: { id: thread.accountId, kind: thread.kind, name: thread.accountName },
    ...{ ways: open, until: until?.toISOString() ?? null, closed },
    limits: { text, comment, pieces: MOST_PIECES, isInBytes },
    templates: thread.templates,
    comment: thread.comment && { link: thread.comment.link },
  };
}

/** Of an answer that is several, the first stands for all. */
async function messagesOf(tx: Tx, conversationId: string): Promise<Told['messages']> {
  const { rows } = await sqlOf(tx).query<Row>(
    `select distinct on (x.message_id) x.message_id as "messageId", x.kind as way, x.direction, x.link,
       x.content ->> 'unshown' as unshown, x.edited_at as "editedAt", x.deleted_at as "deletedAt",
       coalesce((select jsonb_agg(jsonb_build_object('name', f.name, 'state', f.state, 'reason', f.reason) order by f.created_at)
         from channel_media f where f.channel_message_id = x.id and f.state <> 'kept'), '[]') as files
     from conversations c join messages m on m.conversation_id = c.id join channel_messages x on x.message_id = m.id
     where c.root_id = $1 order by x.message_id, x.place`,
    [conversationId],
  );
  return rows.map(({ editedAt, deletedAt, ...row }) => ({
    ...row,
    editedAt: editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
  }));
}

type Message = Told['messages'][number];
interface Row extends Omit<Message, 'editedAt' | 'deletedAt'> {
  editedAt: Date | null;
  deletedAt: Date | null;
}
