/** A calibration from its opening to what was agreed on. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, forbidden, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import type { MemberCaller } from '../../members/callers.ts';
import { type ReviewTold, readReview } from '../reviews/read.ts';
import { requireReplier } from '../reviews/replied.ts';
import { requireReviewers } from '../rights.ts';
import { isOn } from '../score.ts';
import { versionNow } from '../scorecards/scorecards.ts';
import { tell } from '../tell.ts';
import { QUALITY_TOPIC } from '../topic.ts';
import type { Calibration, calibrationsApi } from './contract.ts';
import { type Own, ownOf, readCalibration } from './read.ts';

type Told = z.input<typeof Calibration>;
type Opened = z.output<typeof calibrationsApi.open.body & object>;
type Agreed = z.output<typeof calibrationsApi.agree.body & object>;

/** @throws 400 for who may not review, reviews themselves, or did not answer; 404 for the conversation */
export async function openCalibration(tx: Tx, caller: MemberCaller, asked: Opened): Promise<Told> {
  const { id: conversation } = await conversationHere(tx, asked.conversation);
  await requireReplier(tx, conversation, asked.member);
  const reviewers = [...new Set(asked.reviewers)];
  await requireReviewers(tx, reviewers, 'reviewers');
  if (reviewers.includes(asked.member)) throw wrong('reviewers', 'must not hold whoever wrote the answers');
  if (reviewers.length < 2) throw wrong('reviewers', 'must be two at least');
  if (asked.member === caller.memberId) throw wrong('member', 'must be somebody else');
  const version = await versionNow(tx, asked.scorecard);
  const id = newId();
  await tx
    .insertInto('calibrations')
    .values({
      ...{ id, workspace_id: caller.workspaceId, conversation_id: conversation, member_id: asked.member },
      ...{ version_id: version.id, reviewers, opened_by: caller.memberId },
    })
    .execute();
  const own = await ownOf(tx, id, caller.memberId);
  await tell(tx, caller, { action: 'calibration.opened', subject: subjectOf(own) });
  return readCalibration(tx, caller, id);
}

/** @throws 403 for who is not among the reviewers; 404; 409 when it is compared */
export async function beginMine(tx: Tx, caller: MemberCaller, id: string): Promise<ReviewTold> {
  const own = await hold(tx, caller, id);
  if (!own.reviewers.some((one) => one.id === caller.memberId))
    throw forbidden('You are not among the reviewers of this calibration.');
  const before = await readCalibration(tx, caller, id);
  if (before.mine) return readReview(tx, caller, before.mine);
  if (own.compared_at) throw conflict('These reviews were compared already.');
  const review = newId();
  await sql`
    insert into quality_reviews (id, workspace_id, conversation_id, version_id, member_id, reviewer_id, calibration_id)
    select ${review}, workspace_id, conversation_id, version_id, member_id, ${caller.memberId}, id
    from calibrations where id = ${id}`.execute(tx);
  await announce(tx, caller.workspaceId, [{ topic: QUALITY_TOPIC }]);
  return readReview(tx, caller, review);
}

/** @throws 403 for who has nothing to do with it; 404; 409 while reviews are missing. Once more changes nothing */
export async function compareReviews(tx: Tx, caller: MemberCaller, id: string): Promise<Told> {
  const own = await hold(tx, caller, id);
  if (own.compared_at) return readCalibration(tx, caller, id);
  const isOpener = own.opened_by?.id === caller.memberId;
  if (!isOpener && !own.reviewers.some((one) => one.id === caller.memberId))
    throw forbidden('Only its reviewers and whoever opened it compare the reviews of a calibration.');
  const missing = own.reviewers.filter(({ given }) => !given).map(({ name }) => name);
  if (own.reviewers.length - missing.length < 2)
    throw conflict(`Two reviews at least are needed to compare. Still to come: ${missing.join(', ')}.`);
  if (missing.length && !isOpener)
    throw conflict(`Still to come: ${missing.join(', ')}. Only whoever opened it compares without them.`);
  await sql`update calibrations set compared_at = now() where id = ${id}`.execute(tx);
  await sql`delete from quality_reviews where calibration_id = ${id} and state = 'draft'`.execute(tx);
  await tell(tx, caller, { action: 'calibration.compared', subject: subjectOf(own) });
  return readCalibration(tx, caller, id);
}

/** @throws 400 for criteria and values that are not there; 404; 409 before they are compared */
export async function agreeOn(tx: Tx, caller: MemberCaller, id: string, agreed: Agreed): Promise<Told> {
  const own = await hold(tx, caller, id);
  if (!own.compared_at) throw conflict('Compare the reviews before you write down what was agreed on.');
  for (const [at, { criterion: one, value, applies }] of agreed.answers.entries()) {
    const criterion = own.criteria.find((each) => each.id === one);
    if (!criterion || agreed.answers.findIndex((each) => each.criterion === one) !== at)
      throw wrong(`answers.${at}.criterion`, 'must be a criterion of the scorecard, each once');
    if (value !== null && (!applies || !isOn(criterion.scale, value)))
      throw wrong(
        `answers.${at}.value`,
        'must be on the scale of its criterion, and null where that does not apply',
      );
  }
  await sql`update calibrations set agreed = ${JSON.stringify(agreed.answers)}::jsonb, agreed_note = ${agreed.note},
    agreed_by = ${caller.memberId}, agreed_at = now() where id = ${id}`.execute(tx);
  await tell(tx, caller, { action: 'calibration.agreed', subject: subjectOf(own) });
  return readCalibration(tx, caller, id);
}

/** Locked until the end of the transaction. @throws 404 */
async function hold(tx: Tx, { memberId }: MemberCaller, id: string): Promise<Own> {
  await sql`select from calibrations where id = ${id} for update`.execute(tx);
  return ownOf(tx, id, memberId);
}

const subjectOf = ({ id, member }: Own) => ({ kind: 'calibration', id, name: member.name });
const wrong = (at: string, message: string) => invalid(`${at} ${message}.`, [{ at, message }]);
