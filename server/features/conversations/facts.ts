/** What messages make of a conversation, counted over its own and those of what was merged into it. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { isAnswer, isSaid, isToAnswer } from './said.ts';

export interface MessageFacts {
  /** Of both sides; notes do not count. */
  messages: number;
  lastAt: Date | null;
  lastText: string | null;
  /** Of the first answer that did not fail on its way. */
  firstReplyAt: Date | null;
  /** The first of the customer that nobody answered: since when they wait, unless somebody is done with it. */
  unansweredSince: Date | null;
}

export async function messageFacts(tx: Tx, conversationId: string): Promise<MessageFacts> {
  const { rows } = await sqlOf(tx).query<MessageFacts>(
    `with read as (
       select m.id, m.at, m.kind, m.through, m.automatic, m.delivery,
         coalesce(nullif(m.text, ''), (select string_agg(a.name, ', ' order by a.place) from attachments a where a.message_id = m.id), '') as text
       from messages m join conversations c on c.id = m.conversation_id
       where c.root_id = $1 and ${isSaid('m')}),
     last as (select at, text from read where kind <> 'note' and not (kind = 'reply' and automatic) order by at desc, id desc limit 1)
     select count(*) filter (where kind <> 'note')::int as messages, (select at from last) as "lastAt", (select text from last) as "lastText",
       min(at) filter (where ${isAnswer('read')}) as "firstReplyAt",
       min(at) filter (where ${isToAnswer('read')}
         and at > coalesce((select max(at) from read where ${isAnswer('read')}), '-infinity')) as "unansweredSince"
     from read`,
    [conversationId],
  );
  return rows[0]!;
}
