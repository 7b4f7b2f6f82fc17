/** By which accounts conversations arrived. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';

/** Id of the account of what came first, a mail, a chat or a messenger, by conversation; those that came another way are left out. */
export async function accountsOf(tx: Tx, conversationIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sqlOf(tx).query<{ id: string; account: string }>(
    `select distinct on (id) id, account from (
       select m.conversation_id as id, x.account_id as account, x.at, x.id as place
       from messages m join mails x on x.message_id = m.id
       where m.conversation_id = any($1::uuid[]) and x.direction = 'in' and x.account_id is not null
       union all
       select m.conversation_id, v.account_id, m.at, m.id
       from messages m join chat_messages l on l.message_id = m.id join chat_visitors v on v.id = l.visitor_id
       where m.conversation_id = any($1::uuid[]) and m.kind = 'customer'
       union all
       select m.conversation_id, x.account_id, m.at, m.id
       from messages m join channel_messages x on x.message_id = m.id
       where m.conversation_id = any($1::uuid[]) and x.direction = 'in' and x.account_id is not null) arrived
     order by id, at, place`,
    [conversationIds],
  );
  return new Map(rows.map(({ id, account }) => [id, account]));
}
