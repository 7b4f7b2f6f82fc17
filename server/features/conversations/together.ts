/** For doors that bring many messages in one transaction: what follows from them is done once for all, at its end. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { beginGathering, endGathering } from './gathered.ts';
import { tellOf } from './happenings.ts';
import { conversationsChanged } from './reactions.ts';
import { recordHappened } from './touchpoint.ts';

export async function together(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  work: () => Promise<void>,
): Promise<void> {
  const { changed, happenings, happened } = beginGathering(tx);
  try {
    await work();
  } finally {
    endGathering(tx);
  }
  if (happenings.length) await tellOf(tx, { workspaceId }, happenings);
  await recordHappened(tx, workspaceId, happened);
  if (changed.size) await conversationsChanged(tx, { workspaceId }, [...changed].sort());
}
