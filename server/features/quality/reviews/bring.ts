/** Reviews of before: for doors that bring conversations whole. Nobody is told of them. */
import type { Tx } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import { type Scale, scoreOf } from '../score.ts';
import { type Version, versionInUse } from '../scorecards/scorecards.ts';

export interface BroughtReview {
  conversationId: string;
  /** Whose answers, and who looked at them. */
  member: Person;
  reviewer: Person;
  comment: string;
  /** How good each criterion was met, from 0 to 1; where the scorecard has more of them, from the first again. */
  shares: readonly number[];
  givenAt: Date;
  /** Null while the member has not said that they read it. */
  acknowledgedAt: Date | null;
}

interface Person {
  id: string;
  name: string;
}

/** By the scorecard by which one would review now; where there is none, none are brought. Each once. */
export async function bringReviews(
  tx: Tx,
  workspaceId: string,
  reviews: readonly BroughtReview[],
): Promise<void> {
  const version = await versionInUse(tx);
  if (!version) return;
  for (const review of reviews) await bring(tx, workspaceId, version, review);
}

async function bring(tx: Tx, workspaceId: string, version: Version, review: BroughtReview): Promise<void> {
  const { conversationId, member, reviewer, comment, givenAt, acknowledgedAt } = review;
  const answers = version.criteria.map(({ id, scale }, place) => ({
    criterion: id,
    value: valueOn(scale, review.shares[place % review.shares.length]!),
    applies: true,
  }));
  const { score, failed } = scoreOf(version.criteria, answers);
  const made = await tx
    .insertInto('quality_reviews')
    .values({
      ...{ id: newId(), workspace_id: workspaceId, conversation_id: conversationId, version_id: version.id },
      ...{ member_id: member.id, reviewer_id: reviewer.id, chosen: 'by-hand', score, failed, comment },
      ...{ created_at: givenAt, updated_at: givenAt, given_at: givenAt, acknowledged_at: acknowledgedAt },
      state: acknowledgedAt ? 'acknowledged' : 'given',
    })
    .onConflict((twin) =>
      twin.columns(['conversation_id', 'member_id']).where('calibration_id', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!made) return;
  await tx
    .insertInto('quality_answers')
    .values(
      answers.map(({ criterion, ...answer }) => ({
        ...{ review_id: made.id, workspace_id: workspaceId, criterion_id: criterion, ...answer },
      })),
    )
    .execute();
  const changed = { workspace_id: workspaceId, review_id: made.id };
  const given = { what: 'given', at: givenAt, actor_id: reviewer.id, actor_name: reviewer.name };
  const after = JSON.stringify({ score, comment, answers });
  await tx
    .insertInto('quality_review_changes')
    .values([
      { id: newId(), ...changed, ...given, after },
      ...(acknowledgedAt
        ? [
            {
              ...{ id: newId(), ...changed, what: 'acknowledged', at: acknowledgedAt, after: null },
              ...{ actor_id: member.id, actor_name: member.name },
            },
          ]
        : []),
    ])
    .execute();
}

const BEST = { five: 5, 'yes-no': 1 };
const WORST = { five: 1, 'yes-no': 0 };

const valueOn = (scale: Scale, share: number) =>
  WORST[scale] + Math.round(share * (BEST[scale] - WORST[scale]));
