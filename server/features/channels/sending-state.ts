/** Whether an account can send, as its last message showed: what its settings tell people. */
import type { Tx } from '../../core/database/workspace.ts';

export async function noteSent(tx: Tx, accountId: string | null): Promise<void> {
  await note(tx, accountId, { last_out_at: new Date(), sending_trouble: null, sending_detail: null });
}

export async function noteSendingTrouble(
  tx: Tx,
  accountId: string | null,
  { kind, message }: { kind: string; message: string },
): Promise<void> {
  await note(tx, accountId, { sending_trouble: kind, sending_detail: message });
}

/** What was wrong may be right now. */
export async function forgetSendingTrouble(tx: Tx, accountId: string): Promise<void> {
  await note(tx, accountId, { sending_trouble: null, sending_detail: null });
}

interface State {
  last_out_at?: Date;
  sending_trouble: string | null;
  sending_detail: string | null;
}

async function note(tx: Tx, accountId: string | null, state: State): Promise<void> {
  await tx.updateTable('channel_states').set(state).where('account_id', '=', accountId).execute();
}
