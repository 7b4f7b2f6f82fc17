/** Whether an account can send, as its last message showed. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { noteTrouble } from './troubles.ts';

type Where = Pick<Scope, 'workspaceId'>;

export async function noteSent(tx: Tx, where: Where, accountId: string | null): Promise<void> {
  if (accountId === null) return;
  await tx
    .updateTable('channel_states')
    .set({ last_out_at: new Date() })
    .where('account_id', '=', accountId)
    .execute();
  await noteTrouble(tx, where, accountId, 'sending', null);
}

export async function noteSendingTrouble(
  tx: Tx,
  where: Where,
  accountId: string | null,
  { kind, message }: { kind: string; message: string },
): Promise<void> {
  if (accountId !== null) await noteTrouble(tx, where, accountId, 'sending', { kind, detail: message });
}
