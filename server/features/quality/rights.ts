/** Who may see and do what with reviews and notes. */
import type { Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { membersWhoMay } from '../members/roster.ts';

export const mayReview = (caller: Caller) => caller.permissions.has('quality.review');
/** Notes between two people are nobody else's, but for those who answer for the whole workspace. */
export const mayDoEverything = (caller: Caller) => caller.permissions.has('workspace.manage');

/** Members who may review and work here now. */
export async function reviewersHere(tx: Tx): Promise<{ id: string; name: string; leads: boolean }[]> {
  const reviewers = await membersWhoMay(tx, 'quality.review');
  return reviewers.map(({ permissions, ...member }) => ({
    ...member,
    leads: !permissions.includes('workspace.manage'),
  }));
}

/** @throws 400 for who is not here, or may not review */
export async function requireReviewers(tx: Tx, ids: readonly string[], at: string): Promise<void> {
  const there = new Set((await reviewersHere(tx)).map(({ id }) => id));
  const missing = ids.find((id) => !there.has(id));
  if (missing)
    throw invalid(`${at}: nobody who may review here has the id ${missing}.`, [
      { at, message: 'must be a member who may review' },
    ]);
}
