/** For doors of channels: what arrives from somebody who is blocked is spam from the start. */
import { type Scope, SYSTEM, type Tx } from '../../../core/database/workspace.ts';
import { changeConversation } from '../change.ts';

export async function isSpam(tx: Tx, conversationId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('conversations')
    .select('status')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return found?.status === 'spam';
}

/** What came from somebody who is blocked: nobody is called to it. */
export async function becomeSpam(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  conversationId: string,
): Promise<void> {
  await changeConversation(
    tx,
    { workspaceId, actor: SYSTEM },
    conversationId,
    { status: 'spam' },
    { kind: 'blocked' },
  );
}
