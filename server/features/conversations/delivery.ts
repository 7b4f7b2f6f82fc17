/** How far an answer got on its way: carriers tell. */
import { type Scope, SYSTEM, type Tx } from '../../core/database/workspace.ts';
import { happened } from './happenings.ts';
import { noteChanges } from './hold.ts';
import { conversationsOfMessages } from './lookups.ts';
import { conversationsChanged } from './reactions.ts';

export interface Delivery {
  state: 'pending' | 'sent' | 'delivered' | 'read' | 'failed';
  /** Why it failed, or is tried again. */
  reason: string | null;
}

/** Screens with the conversation look again; one that waits for a customer whom the answer did not reach is open again. */
export async function tellDelivery(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  messageId: string,
  { state, reason }: Delivery,
): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ delivery: state, failure: reason })
    .where('id', '=', messageId)
    .execute();
  const found = (await conversationsOfMessages(tx, [messageId])).get(messageId);
  if (!found) return;
  const conversationId = found.id;
  await happened(tx, { workspaceId }, { what: 'delivery', conversationId, messageId, state, reason });
  if (state === 'failed') await openAgain(tx, workspaceId, found.id);
  await conversationsChanged(tx, { workspaceId }, [found.id]);
}

async function openAgain(tx: Tx, workspaceId: string, id: string): Promise<void> {
  const opened = await tx
    .updateTable('conversations')
    .set({ status: 'open' })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  if (opened)
    await noteChanges(tx, workspaceId, id, SYSTEM, [{ what: 'status', before: 'waiting', after: 'open' }]);
}
