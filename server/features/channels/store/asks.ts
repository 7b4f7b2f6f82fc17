/** Conversations that customers began on the page of a shop. */
import type { Scope, Tx } from '../../../core/database/workspace.ts';

export async function noteAsked(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  accountId: string,
  conversationId: string,
): Promise<void> {
  await tx
    .insertInto('store_asks')
    .values({ conversation_id: conversationId, workspace_id: workspaceId, account_id: accountId })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** @param id of a conversation that is read, or one merged into it */
export async function isAskedInStore(tx: Tx, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('store_asks as s')
    .innerJoin('conversations as c', 'c.id', 's.conversation_id')
    .select('s.account_id')
    .where('c.root_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Something came in at the shop's page. */
export async function noteArrival(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('channel_states')
    .set({ last_in_at: new Date() })
    .where('account_id', '=', accountId)
    .execute();
}
