/** By which accounts conversations arrived. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';

/** Id of the account of the first mail in, by conversation; those that did not arrive by one are left out. */
export async function accountsOf(tx: Tx, conversationIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sqlOf(tx).query<{ id: string; account: string }>(
    `select distinct on (m.conversation_id) m.conversation_id as id, x.account_id as account
     from messages m join mails x on x.message_id = m.id
     where m.conversation_id = any($1::uuid[]) and x.direction = 'in' and x.account_id is not null
     order by m.conversation_id, x.at, x.id`,
    [conversationIds],
  );
  return new Map(rows.map(({ id, account }) => [id, account]));
}
