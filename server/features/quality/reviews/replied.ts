/** Whose answers in a conversation can be reviewed. */
import type { Tx } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import { repliersOf } from '../../conversations/repliers.ts';

/** @throws 400 when they did not answer in it */
export async function requireReplier(tx: Tx, conversationId: string, memberId: string): Promise<void> {
  const repliers = await repliersOf(tx, conversationId);
  if (repliers.some(({ id }) => id === memberId)) return;
  throw invalid(`member: ${memberId} did not answer in this conversation, so there is nothing to review.`, [
    { at: 'member', message: 'must be a member who answered in the conversation' },
  ]);
}
