/** Calls and visits of before that were written down: for doors that bring their conversations whole. */
import { jsons } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import type { NewContact } from './shapes-contract.ts';

export interface BroughtContact
  extends Pick<NewContact, 'key' | 'channel' | 'direction' | 'reason' | 'outcome' | 'emotion' | 'note'> {
  conversationId: string;
  /** The first message that it made. */
  messageId: string;
  promiseId: string | null;
  /** Whose entry it is. */
  memberId: string | null;
  author: string;
  at: Date;
}

export async function bringContacts(
  sql: Sql,
  workspaceId: string,
  contacts: BroughtContact[],
): Promise<void> {
  if (!contacts.length) return;
  await sql.query(
    `insert into contact_log (workspace_id, id, log_key, conversation_id, message_id, promise_id, member_id, author, channel,
       direction, reason, outcome, emotion, note, at, created_at, begun)
     select $1, id, log_key, conversation_id, message_id, promise_id, member_id, author, channel, direction, reason, outcome,
       emotion, note, at, at, true
     from unnest($2::jsonb[]) told, jsonb_populate_record(null::contact_log, told)`,
    [workspaceId, jsons(contacts.map((contact) => JSON.stringify(rowOf(contact))))],
  );
}

const rowOf = ({ key, conversationId, messageId, promiseId, memberId, ...rest }: BroughtContact) => ({
  ...{ id: newId(), log_key: key, conversation_id: conversationId, message_id: messageId },
  ...{ promise_id: promiseId, member_id: memberId, ...rest },
});
