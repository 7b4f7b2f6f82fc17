/** Who else looks at a conversation, or types: told to screens, and to features that say so when they start. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import { noSuchConversation } from './hold.ts';

export type Doing = 'looking' | 'typing' | 'gone';

type Listener = (tx: Tx, workspaceId: string, conversationId: string, doing: Doing) => Promise<void>;

const listeners = new Set<Listener>();

/** Hears of members who look at conversations. */
export function listenToPresence(listener: Listener): void {
  listeners.add(listener);
}

export const presenceTopic = (conversationId: string) => `conversation-presence:${conversationId}`;

/** @throws 404 */
export async function tellPresence(
  tx: Tx,
  { workspaceId, actor }: Scope,
  id: string,
  doing: Doing,
): Promise<undefined> {
  const found = await tx.selectFrom('conversations').select('id').where('id', '=', id).executeTakeFirst();
  if (!found) throw noSuchConversation(id);
  const who = { id: actor.id, name: actor.name };
  await announce(tx, workspaceId, [{ topic: presenceTopic(id), doing, who }]);
  for (const listen of listeners) await listen(tx, workspaceId, id, doing);
}
