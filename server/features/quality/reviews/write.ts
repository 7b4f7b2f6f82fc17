/** What a reviewer says: kept as a draft, given, changed afterwards. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, forbidden, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { conversationHere, conversationsOfMessages } from '../../conversations/lookups.ts';
import type { MemberCaller } from '../../members/callers.ts';
import { languageFor } from '../../workspaces/spoken.ts';
import { isOn, scoreOf } from '../score.ts';
import type { CriterionKept } from '../scorecards/contract.ts';
import { criteriaIn } from '../scorecards/usual.ts';
import { tell } from '../tell.ts';
import { QUALITY_TOPIC } from '../topic.ts';
import type { reviewsApi } from './contract.ts';
import { answersOf, noSuchReview, type ReviewTold, readReview } from './read.ts';

type Written = z.output<typeof reviewsApi.write.body & object>;

/** @throws 400, 403 for a review of somebody else, 404, 409 for one that is compared */
export async function writeReview(
  tx: Tx,
  caller: MemberCaller,
  id: string,
  written: Written,
): Promise<ReviewTold> {
  const held = await holdReview(tx, id);
  requireWriter(caller, held);
  await refuseWrong(tx, caller, held, written.answers);
  const before = held.state === 'draft' ? undefined : await wordsOf(tx, id);
  const score = scoreOf(held.criteria, written.answers);
  if (before && !score.complete) throw incomplete(caller, held.criteria, written.answers);
  await keepAnswers(tx, caller, id, written.answers);
  await tx
    .updateTable('quality_reviews')
    .set({
      ...{ score: score.score, failed: score.failed, comment: written.comment, updated_at: new Date() },
      // Who acknowledged it has not seen what it says now.
      ...(held.state === 'acknowledged' && { state: 'given', acknowledged_at: null }),
    })
    .where('id', '=', id)
    .execute();
  if (before) await noteChanged(tx, caller, held, before);
  return readReview(tx, caller, id);
}

async function noteChanged(tx: Tx, caller: MemberCaller, held: Held, before: Words): Promise<void> {
  const after = await wordsOf(tx, held.id);
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await noteChange(tx, caller, held.id, 'changed', { before, after });
  if (held.calibration_id) return;
  await tell(tx, caller, {
    action: 'review.changed',
    ...{ subject: subjectOf(held), before: { score: before.score }, after: { score: after.score } },
  });
}

/** @throws 400 while something is not answered; 403, 404; 409 when it is given already */
export async function giveReview(tx: Tx, caller: MemberCaller, id: string): Promise<ReviewTold> {
  const held = await holdReview(tx, id);
  requireWriter(caller, held);
  if (held.state !== 'draft') throw conflict('This review is given already.');
  const answers = (await answersOf(tx, [id])).get(id) ?? [];
  const { complete, score } = scoreOf(held.criteria, answers);
  if (!complete || score === null) throw incomplete(caller, held.criteria, answers);
  await sql`update quality_reviews set state = 'given', given_at = now(), updated_at = now() where id = ${id}`.execute(
    tx,
  );
  await noteChange(tx, caller, id, 'given', { after: await wordsOf(tx, id) });
  if (held.calibration_id) {
    await announce(tx, caller.workspaceId, [{ topic: QUALITY_TOPIC }]);
    return readReview(tx, caller, id);
  }
  await sql`update quality_samples set state = 'reviewed' where review_id = ${id}`.execute(tx);
  await tell(tx, caller, { action: 'review.given', subject: subjectOf(held), after: { score } });
  await announce(tx, caller.workspaceId, [
    { topic: `member:${held.member_id}`, reviewed: id, by: caller.actor.name },
  ]);
  return readReview(tx, caller, id);
}

/** @throws 403, 404; 409 for one that is given */
export async function discardReview(tx: Tx, caller: MemberCaller, id: string): Promise<undefined> {
  const held = await holdReview(tx, id);
  requireWriter(caller, held);
  if (held.state !== 'draft')
    throw conflict(
      'This review is given, and whoever wrote the answers may have read it. Change it instead.',
    );
  await sql`update quality_samples set state = 'waiting', review_id = null where review_id = ${id}`.execute(
    tx,
  );
  await tx.deleteFrom('quality_reviews').where('id', '=', id).execute();
  await announce(tx, caller.workspaceId, [{ topic: QUALITY_TOPIC }]);
}

export interface Held {
  id: string;
  state: ReviewTold['state'];
  conversation_id: string;
  member_id: string;
  member: string;
  reviewer_id: string;
  calibration_id: string | null;
  compared: boolean;
  criteria: CriterionKept[];
}

/** Locked until the end of the transaction. @throws 404 */
export async function holdReview(tx: Tx, id: string): Promise<Held> {
  const { rows } = await sql<Held>`
    select r.id, r.state, r.conversation_id, r.member_id, m.name as member, r.reviewer_id, r.calibration_id, v.criteria,
      k.compared_at is not null as compared
    from quality_reviews r join scorecard_versions v on v.id = r.version_id join members m on m.id = r.member_id
    left join calibrations k on k.id = r.calibration_id
    where r.id = ${id} for update of r`.execute(tx);
  if (!rows[0]) throw noSuchReview(id);
  return rows[0];
}

export const subjectOf = ({ id, member }: Pick<Held, 'id' | 'member'>) => ({
  kind: 'review',
  id,
  name: member,
});

/** Its reviewer; of a review that is disputed, anybody who may review but the member. */
function requireWriter({ memberId }: MemberCaller, held: Held): void {
  if (held.compared) throw conflict('These reviews were compared; what they say stays as it was.');
  const isReviewer = held.reviewer_id === memberId;
  const isSecond = held.state === 'disputed' && held.member_id !== memberId;
  if (isReviewer || isSecond) return;
  if (held.state === 'draft' || held.calibration_id) throw noSuchReview(held.id);
  throw forbidden('A review is changed by whoever wrote it, or by another once a second look was asked for.');
}

/** @throws 400 for criteria, values and messages that are not there */
async function refuseWrong(
  tx: Tx,
  caller: MemberCaller,
  { criteria: kept, conversation_id }: Held,
  answers: Written['answers'],
): Promise<void> {
  const criteria = criteriaIn(languageFor(caller), kept);
  for (const [at, { criterion: id, value, applies }] of answers.entries()) {
    const criterion = criteria.find((one) => one.id === id);
    const isTwice = answers.findIndex((one) => one.criterion === id) !== at;
    if (!criterion || isTwice)
      throw wrong(at, 'criterion', 'must be a criterion of the scorecard, each once');
    if (value !== null && (!applies || !isOn(criterion.scale, value)))
      throw wrong(at, 'value', 'must be on the scale of its criterion, and null where that does not apply');
    if (!applies && !criterion.optional)
      throw wrong(at, 'applies', `must be true: "${criterion.name}" always applies`);
  }
  const named = answers.flatMap(({ message }) => message ?? []);
  if (!named.length) return;
  const { id } = await conversationHere(tx, conversation_id);
  const saidIn = await conversationsOfMessages(tx, named);
  const at = answers.findIndex(({ message }) => message && saidIn.get(message)?.id !== id);
  if (at >= 0) throw wrong(at, 'message', 'must be a message of the conversation');
}

const wrong = (at: number, field: string, message: string) =>
  invalid(`answers.${at}.${field} ${message}.`, [{ at: `answers.${at}.${field}`, message }]);

function incomplete(
  caller: MemberCaller,
  criteria: readonly CriterionKept[],
  answers: readonly { criterion: string; value: number | null; applies: boolean }[],
) {
  const isOpen = ({ id }: CriterionKept) => {
    const answer = answers.find(({ criterion }) => criterion === id);
    return !answer || (answer.applies && answer.value === null);
  };
  const open = criteriaIn(languageFor(caller), criteria.filter(isOpen)).map(({ name }) => name);
  const message = open.length
    ? `must answer every criterion; open: ${open.join(', ')}`
    : 'must answer something that applies';
  return invalid(`answers ${message}.`, [{ at: 'answers', message }]);
}

async function keepAnswers(
  tx: Tx,
  { workspaceId }: MemberCaller,
  id: string,
  answers: Written['answers'],
): Promise<void> {
  await tx.deleteFrom('quality_answers').where('review_id', '=', id).execute();
  if (!answers.length) return;
  await tx
    .insertInto('quality_answers')
    .values(
      answers.map(({ criterion, message, ...rest }) => ({
        ...{ review_id: id, workspace_id: workspaceId, criterion_id: criterion, message_id: message },
        ...rest,
      })),
    )
    .execute();
}

interface Words {
  score: number | null;
  comment: string;
  answers: unknown;
}

async function wordsOf(tx: Tx, id: string): Promise<Words> {
  const { score, comment } = await tx
    .selectFrom('quality_reviews')
    .select(['score', 'comment'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { score, comment, answers: (await answersOf(tx, [id])).get(id) ?? [] };
}

export async function noteChange(
  tx: Tx,
  { workspaceId, actor }: MemberCaller,
  id: string,
  what: ReviewTold['changes'][number]['what'],
  { before, after }: { before?: object; after?: object },
): Promise<void> {
  await tx
    .insertInto('quality_review_changes')
    .values({
      ...{ id: newId(), workspace_id: workspaceId, review_id: id, at: sql`clock_timestamp()`, what },
      ...{ actor_id: actor.id, actor_name: actor.name },
      ...{ before: before ? JSON.stringify(before) : null, after: after ? JSON.stringify(after) : null },
    })
    .execute();
}
