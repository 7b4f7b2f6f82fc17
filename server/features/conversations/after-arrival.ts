/** For doors of channels: what becomes of a message after it arrived. Its files come later; its writer changes it, or takes it back. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { addAttachments, type NewAttachment } from './attachments/attachments.ts';
import { holdConversation } from './hold.ts';
import { conversationsOfMessages } from './lookups.ts';
import { conversationsChanged } from './reactions.ts';
import { recount } from './recount.ts';

type Where = Pick<Scope, 'workspaceId'>;

/** Behind those that it has already. */
export async function addLateFiles(
  tx: Tx,
  scope: Where,
  messageId: string,
  files: NewAttachment[],
): Promise<void> {
  await addAttachments(tx, scope, files, { messageId });
  await lookAgain(tx, scope, messageId);
}

export async function rewriteMessage(tx: Tx, scope: Where, messageId: string, text: string): Promise<void> {
  await tx.updateTable('messages').set({ text }).where('id', '=', messageId).execute();
  await lookAgain(tx, scope, messageId);
}

/** Its words and files go; that there was a message stays. */
export async function emptyMessage(tx: Tx, scope: Where, messageId: string): Promise<void> {
  await tx.deleteFrom('attachments').where('message_id', '=', messageId).execute();
  await rewriteMessage(tx, scope, messageId, '');
}

/** The conversation's own words of it, and screens with it. */
export async function lookAgain(tx: Tx, scope: Where, messageId: string): Promise<void> {
  const found = (await conversationsOfMessages(tx, [messageId])).get(messageId);
  if (!found) return;
  await recount(tx, await holdConversation(tx, found.id));
  await conversationsChanged(tx, scope, [found.id]);
}
