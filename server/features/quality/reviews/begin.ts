/** A review is begun: by hand, of what was drawn, or for a calibration. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { repliersOf } from '../../conversations/repliers.ts';
import type { MemberCaller } from '../../members/callers.ts';
import { versionNow } from '../scorecards/scorecards.ts';
import { QUALITY_TOPIC } from '../topic.ts';
import type { reviewsApi } from './contract.ts';
import { type ReviewTold, readReview } from './read.ts';
import { requireReplier } from './replied.ts';

type Asked = z.output<typeof reviewsApi.begin.body & object>;

/**
 * @throws 400 for one's own answers, a member who did not answer, an unknown scorecard; 404 for the conversation; 409 when
 *   somebody else reviews them already
 */
export async function beginReview(tx: Tx, caller: MemberCaller, asked: Asked): Promise<ReviewTold> {
  const { id: conversation } = await conversationHere(tx, asked.conversation);
  await requireReplier(tx, conversation, asked.member);
  const version = await versionNow(tx, asked.scorecard);
  const id = await startReview(tx, caller, {
    ...{ conversation, member: asked.member, version: version.id },
    chosen: 'by-hand',
  });
  await sql`update quality_samples set state = 'taken', review_id = ${id}, reviewer_id = ${caller.memberId}
    where conversation_id = ${conversation} and member_id = ${asked.member} and state in ('waiting', 'skipped')`.execute(
    tx,
  );
  return readReview(tx, caller, id);
}

interface Start {
  /** Not merged into another. */
  conversation: string;
  member: string;
  /** Of a scorecard. */
  version: string;
  chosen: ReviewTold['chosen'];
}

/**
 * Of one that this reviewer began already, its id. Of two who begin at once, one does.
 * @throws 400 for one's own answers; 409 when somebody else reviews them already
 */
export async function startReview(tx: Tx, caller: MemberCaller, start: Start): Promise<string> {
  refuseOneself(caller, start.member);
  const id = newId();
  const made = await tx
    .insertInto('quality_reviews')
    .values({
      ...{
        id,
        workspace_id: caller.workspaceId,
        conversation_id: start.conversation,
        version_id: start.version,
      },
      ...{ member_id: start.member, reviewer_id: caller.memberId, chosen: start.chosen },
    })
    .onConflict((twin) =>
      twin.columns(['conversation_id', 'member_id']).where('calibration_id', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  await announce(tx, caller.workspaceId, [{ topic: QUALITY_TOPIC }]);
  return made?.id ?? begunAlready(tx, caller, start);
}

async function begunAlready(tx: Tx, caller: MemberCaller, { conversation, member }: Start): Promise<string> {
  const twin = await tx
    .selectFrom('quality_reviews as r')
    .innerJoin('members as w', 'w.id', 'r.reviewer_id')
    .select(['r.id', 'r.reviewer_id', 'r.state', 'w.name'])
    .where('r.conversation_id', '=', conversation)
    .where('r.member_id', '=', member)
    .where('r.calibration_id', 'is', null)
    .executeTakeFirstOrThrow();
  if (twin.reviewer_id === caller.memberId) return twin.id;
  throw conflict(
    twin.state === 'draft'
      ? `${twin.name} is reviewing these answers. Open a calibration to look at the same ones together.`
      : `${twin.name} has reviewed these answers. Open a calibration to look at the same ones together.`,
  );
}

/** @throws 400 */
export function refuseOneself({ memberId }: Pick<MemberCaller, 'memberId'>, member: string): void {
  if (member === memberId)
    throw invalid('Nobody reviews their own answers. Ask somebody else who may review to do it.', [
      { at: 'member', message: 'must be somebody else' },
    ]);
}

/** @throws 404 */
export async function reviewable(tx: Tx, id: string) {
  const { id: conversation } = await conversationHere(tx, id);
  const reviews = await tx
    .selectFrom('quality_reviews as r')
    .innerJoin('members as w', 'w.id', 'r.reviewer_id')
    .select(['r.id', 'r.member_id', 'r.state', 'r.score', 'w.id as reviewer_id', 'w.name as reviewer'])
    .where('r.conversation_id', '=', conversation)
    .where('r.calibration_id', 'is', null)
    .execute();
  return (await repliersOf(tx, conversation)).map((replier) => {
    const review = reviews.find(({ member_id }) => member_id === replier.id);
    return {
      ...replier,
      review: review
        ? {
            ...{ id: review.id, state: review.state as ReviewTold['state'] },
            // A draft says nothing yet to others.
            score: review.state === 'draft' ? null : review.score,
            reviewer: { id: review.reviewer_id, name: review.reviewer },
          }
        : null,
    };
  });
}
