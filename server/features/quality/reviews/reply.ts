/** What the member says to a review of their answers, and what comes of a second look. */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, forbidden } from '../../../core/http/problems.ts';
import { announce } from '../../../core/live/live.ts';
import type { MemberCaller } from '../../members/callers.ts';
import { tell } from '../tell.ts';
import { noSuchReview, type ReviewTold, readReview } from './read.ts';
import { type Held, holdReview, noteChange, subjectOf } from './write.ts';

/** Once more changes nothing. @throws 404 for a review of somebody else's answers; 409 while a second look is asked for */
export async function acknowledgeReview(tx: Tx, caller: MemberCaller, id: string): Promise<ReviewTold> {
  const held = await holdMine(tx, caller, id);
  if (held.state === 'disputed') throw conflict('A second look was asked for. Wait until it is resolved.');
  if (held.state === 'acknowledged') return readReview(tx, caller, id);
  await sql`update quality_reviews set state = 'acknowledged', acknowledged_at = now() where id = ${id}`.execute(
    tx,
  );
  await noteChange(tx, caller, id, 'acknowledged', {});
  await tell(tx, caller, { action: 'review.acknowledged', subject: subjectOf(held) });
  return readReview(tx, caller, id);
}

/** @throws 404; 409 when it is asked for already, or was resolved */
export async function disputeReview(
  tx: Tx,
  caller: MemberCaller,
  id: string,
  text: string,
): Promise<ReviewTold> {
  const held = await holdMine(tx, caller, id);
  if (held.state === 'disputed') throw conflict('A second look is asked for already.');
  const { dispute } = await readReview(tx, caller, id);
  if (dispute)
    throw conflict('There was a second look at this review already. Talk about it with whoever took it.');
  await sql`update quality_reviews set state = 'disputed', dispute = ${text}, disputed_at = now(), acknowledged_at = null
    where id = ${id}`.execute(tx);
  await noteChange(tx, caller, id, 'disputed', { after: { text } });
  await tell(tx, caller, { action: 'review.disputed', subject: subjectOf(held) });
  return readReview(tx, caller, id);
}

/** By anybody who may review but the member. @throws 403 for the member; 404; 409 when no second look is asked for */
export async function resolveReview(
  tx: Tx,
  caller: MemberCaller,
  id: string,
  text: string,
): Promise<ReviewTold> {
  const held = await holdReview(tx, id);
  if (held.state === 'draft' || held.calibration_id) throw noSuchReview(id);
  if (held.member_id === caller.memberId)
    throw forbidden('Whoever asked for a second look does not take it. Somebody else who may review does.');
  if (held.state !== 'disputed') throw conflict('Nobody asks for a second look at this review now.');
  await sql`update quality_reviews set state = 'resolved', resolution = ${text}, resolved_by = ${caller.memberId},
    resolved_at = now() where id = ${id}`.execute(tx);
  await noteChange(tx, caller, id, 'resolved', { after: { text } });
  await tell(tx, caller, { action: 'review.resolved', subject: subjectOf(held) });
  await announce(tx, caller.workspaceId, [
    { topic: `member:${held.member_id}`, reviewed: id, by: caller.actor.name },
  ]);
  return readReview(tx, caller, id);
}

async function holdMine(tx: Tx, { memberId }: MemberCaller, id: string): Promise<Held> {
  const held = await holdReview(tx, id);
  if (held.member_id !== memberId || held.state === 'draft' || held.calibration_id) throw noSuchReview(id);
  return held;
}
