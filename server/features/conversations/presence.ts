/** Who else looks at a conversation, or types: told to screens, kept nowhere. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import { noSuchConversation } from './hold.ts';

/** @throws 404 */
export async function tellPresence(
  tx: Tx,
  { workspaceId, actor }: Scope,
  id: string,
  doing: 'looking' | 'typing' | 'gone',
): Promise<undefined> {
  const found = await tx.selectFrom('conversations').select('id').where('id', '=', id).executeTakeFirst();
  if (!found) throw noSuchConversation(id);
  const who = { id: actor.id, name: actor.name };
  await announce(tx, workspaceId, [{ topic: `conversation-presence:${id}`, doing, who }]);
}
