/** One asking, as the record holds it. */
import type { Selectable } from 'kysely';
import type { CsatAsks } from '../../../core/database/tables.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { tellVisitorsWith } from '../../channels/chat/asking.ts';
import { tellAbout } from '../../conversations/hold.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import type { SkipReason } from './why-not.ts';

export type AskRecord = Selectable<CsatAsks>;
type Where = Pick<Scope, 'workspaceId'>;

/** Locked until the end of the transaction. Undefined when it is gone with its conversation. */
export function holdAsk(tx: Tx, id: string): Promise<AskRecord | undefined> {
  return tx.selectFrom('csat_asks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** It is not asked, and says why. */
export async function skip(tx: Tx, scope: Where, ask: AskRecord, reason: SkipReason): Promise<void> {
  await tx
    .updateTable('csat_asks')
    .set({ state: 'skipped', reason, decided_at: new Date() })
    .where('id', '=', ask.id)
    .execute();
  await tellOfAsk(tx, scope, ask);
}

/** Screens with its conversation look again, and the chat that it stands in. */
export async function tellOfAsk(
  tx: Tx,
  scope: Where,
  { conversation_id, chat_message_id }: Pick<AskRecord, 'conversation_id' | 'chat_message_id'>,
): Promise<void> {
  await tellAbout(tx, scope, [(await conversationHere(tx, conversation_id)).id]);
  if (chat_message_id) await tellVisitorsWith(tx, scope, [chat_message_id]);
}
