/** By which account a conversation began, where that is known only once it is sent. */
import type { Tx } from '../../core/database/workspace.ts';

/** What has an account keeps it: it is the one that came first. */
export async function begunBy(tx: Tx, conversationId: string, account: string): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ account_id: account })
    .where('id', '=', conversationId)
    .where('account_id', 'is', null)
    .execute();
}
