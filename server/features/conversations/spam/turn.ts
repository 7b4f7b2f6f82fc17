/** What is spam happened to nobody: its touchpoints and what it promised go aside, and come back when it is none after all. */
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { conflict } from '../../../core/http/problems.ts';
import { bringBack, setAside } from '../../touchpoints/aside.ts';
import type { ConversationRecord } from '../hold.ts';
import { recountPromised } from '../promises/promise.ts';
import { storiesOf } from '../story.ts';

/** @param before as it was; its row says already what it is */
export async function turnSpam(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  before: Pick<ConversationRecord, 'id' | 'status'>,
  status: string,
): Promise<void> {
  const [was, is] = [before.status === 'spam', status === 'spam'];
  if (was === is) return;
  const turn = is ? setAside : bringBack;
  await turn(sqlOf(tx), workspaceId, await storiesOf(tx, before.id), 'spam');
  if (was) await recountPromised(tx, before.id);
  else
    await tx.updateTable('conversations').set({ promised_for: null }).where('id', '=', before.id).execute();
}

/** @throws 409 */
export function refuseSpam({ status, number }: Pick<ConversationRecord, 'status' | 'number'>): void {
  if (status === 'spam') throw conflict(`Conversation ${number} is spam. Say first that it is none.`);
}
