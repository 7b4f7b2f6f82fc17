/**
 * What follows from a change of conversations, in its transaction. Features that come after this one say so when they
 * start; none of them is known here.
 */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { gatheredIn } from './gathered.ts';
import { tellAbout } from './hold.ts';

/** Hears of conversations whose messages, status, people or places changed. Their rows are locked. */
export type Reaction = (tx: Tx, workspaceId: string, ids: string[]) => Promise<void>;

const reactions = new Set<Reaction>();

export function reactToConversations(reaction: Reaction): void {
  reactions.add(reaction);
}

/** These conversations are otherwise than before: whatever follows is done, and screens look again. */
export async function conversationsChanged(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  ids: string[],
): Promise<void> {
  const gathered = gatheredIn(tx);
  if (gathered) {
    for (const id of ids) gathered.changed.add(id);
    return;
  }
  for (const react of reactions) await react(tx, workspaceId, ids);
  await tellAbout(tx, { workspaceId }, ids);
}
