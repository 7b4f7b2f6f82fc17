/** What was drawn for review: listed, taken once, left out. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, notFound } from '../../../core/http/problems.ts';
import type { Caller } from '../../../core/http/serve.ts';
import type { MemberCaller } from '../../members/callers.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { refuseOneself, startReview } from '../reviews/begin.ts';
import { type ReviewTold, readReview } from '../reviews/read.ts';
import { CONVERSATION } from '../reviews/rows.ts';
import { versionNow } from '../scorecards/scorecards.ts';
import { tell } from '../tell.ts';
import type { queueApi, Sample } from './contract.ts';
import { addDays, lastWeek, thisWeek, weekOf } from './week.ts';

type Told = z.input<typeof Sample>;
type Queue = z.input<typeof queueApi.list.answer & object>;

export async function readQueue(tx: Tx, caller: Caller, asked: string | undefined): Promise<Queue> {
  const workspace = await readWorkspace(tx, caller.workspaceId);
  const week = asked ? weekOf(asked, workspace.weekStart) : lastWeek(workspace);
  const self = caller.actor.kind === 'member' ? caller.actor.id : null;
  const items = await samplesWhere(tx, sql`q.week = ${week}::date`, self);
  return { week, until: addDays(week, 6), isRunning: week === thisWeek(workspace), items };
}

/** What one reviews oneself first, what is begun before what waits, and that before what is over: joined to whom it is about, as names order it. */
async function samplesWhere(tx: Tx, condition: ReturnType<typeof sql>, self: string | null): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select q.id, q.week::text as week, ${CONVERSATION} as conversation, jsonb_build_object('id', m.id, 'name', m.name) as member,
      q.reason, q.state, q.skipped_because as "skippedBecause",
      case when w.id is not null then jsonb_build_object('id', w.id, 'name', w.name) end as reviewer,
      case when r.id is not null then jsonb_build_object('id', r.id, 'score', case when r.state <> 'draft' then r.score end,
        'givenAt', to_char(r.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as review
    from quality_samples q
    join conversations o on o.id = q.conversation_id join conversations c on c.id = o.root_id
    join members m on m.id = q.member_id left join members w on w.id = q.reviewer_id
    left join quality_reviews r on r.id = q.review_id
    where ${condition}
    order by array_position(array['taken', 'waiting', 'reviewed', 'skipped'], q.state),
      q.reviewer_id is not distinct from ${self} desc, w.name nulls first, m.name, q.id`.execute(tx);
  return rows;
}

/** @throws 400 for one's own answers; 404; 409 when somebody else has begun, or it is over */
export async function takeSample(tx: Tx, caller: MemberCaller, id: string): Promise<ReviewTold> {
  const held = await holdSample(tx, id);
  if (held.state === 'taken' && held.reviewer_id === caller.memberId && held.review_id)
    return readReview(tx, caller, held.review_id);
  if (held.state !== 'waiting')
    throw conflict(`${held.reviewer ?? 'Somebody'} has this one already, or left it out.`);
  refuseOneself(caller, held.member_id);
  const version = await versionNow(tx, held.archived ? undefined : held.scorecard_id);
  const review = await startReview(tx, caller, {
    ...{ conversation: held.conversation_id, member: held.member_id, version: version.id },
    chosen: held.reason,
  });
  await sql`update quality_samples set state = 'taken', reviewer_id = ${caller.memberId}, review_id = ${review}
    where id = ${id}`.execute(tx);
  return readReview(tx, caller, review);
}

/** @throws 404; 409 when its review is begun */
export async function skipSample(tx: Tx, caller: Caller, id: string, reason: string): Promise<Told> {
  const held = await holdSample(tx, id);
  if (held.state === 'taken' || held.state === 'reviewed')
    throw conflict('Its review is begun. Throw the draft away to leave it out.');
  const by = caller.actor.kind === 'member' ? caller.actor.id : null;
  await sql`update quality_samples set state = 'skipped', skipped_because = ${reason}, skipped_by = ${by}
    where id = ${id}`.execute(tx);
  const subject = { kind: 'review-sample', id, name: held.member };
  await tell(tx, caller, { action: 'review-sample.skipped', subject, after: { reason } });
  return sampleOf(tx, id);
}

/** @throws 404 */
export async function unskipSample(tx: Tx, caller: Caller, id: string): Promise<Told> {
  const held = await holdSample(tx, id);
  if (held.state !== 'skipped') return sampleOf(tx, id);
  await sql`update quality_samples set state = 'waiting', skipped_because = null, skipped_by = null
    where id = ${id}`.execute(tx);
  await tell(tx, caller, {
    action: 'review-sample.restored',
    subject: { kind: 'review-sample', id, name: held.member },
  });
  return sampleOf(tx, id);
}

interface Held {
  state: Told['state'];
  conversation_id: string;
  member_id: string;
  member: string;
  reviewer_id: string | null;
  reviewer: string | null;
  review_id: string | null;
  scorecard_id: string;
  archived: boolean;
  reason: Told['reason'];
}

/** Locked until the end of the transaction. @throws 404 */
async function holdSample(tx: Tx, id: string): Promise<Held> {
  const { rows } = await sql<Held>`
    select q.*, m.name as member, w.name as reviewer, s.archived_at is not null as archived
    from quality_samples q join members m on m.id = q.member_id join scorecards s on s.id = q.scorecard_id
    left join members w on w.id = q.reviewer_id where q.id = ${id} for update of q`.execute(tx);
  if (!rows[0]) throw notFound(`Nothing with the id ${id} was drawn for review here.`);
  return rows[0];
}

async function sampleOf(tx: Tx, id: string): Promise<Told> {
  const [sample] = await samplesWhere(tx, sql`q.id = ${id}`, null);
  return sample!;
}
