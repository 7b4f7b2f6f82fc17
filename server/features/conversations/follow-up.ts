/** A customer writes to what is closed: another conversation goes on from it. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import type { ConversationRecord } from './hold.ts';

/** With the same people and places; its first message is written next. */
export function followUp(
  tx: Tx,
  { workspaceId }: Scope,
  closed: ConversationRecord,
): Promise<ConversationRecord> {
  const { customer_id, channel, account_id, subject, priority, assignee_id, department_id } = closed;
  const { tags, language, language_told } = closed;
  const id = newId();
  return tx
    .insertInto('conversations')
    .values({
      id,
      root_id: id,
      workspace_id: workspaceId,
      ...{ customer_id, channel, account_id, subject, priority, assignee_id, department_id },
      ...{ tags, language, language_told },
      status: 'new',
      // As of its first message, which is written in the same transaction.
      created_at: new Date(),
      last_message_at: new Date(0),
      waiting_since: null,
      follows_id: closed.id,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
