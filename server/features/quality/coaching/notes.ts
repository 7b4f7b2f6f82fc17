/** Coaching notes: between who leads and a member, and seen by those who may do everything. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { forbidden, invalid, notFound } from '../../../core/http/problems.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { memberId } from '../../conversations/people-and-places.ts';
import type { MemberCaller } from '../../members/callers.ts';
import { membersHere } from '../../members/roster.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { readReview } from '../reviews/read.ts';
import { mayDoEverything } from '../rights.ts';
import { tell } from '../tell.ts';
import { QUALITY_TOPIC } from '../topic.ts';
import type { CoachingNote, coachingApi } from './contract.ts';
import { isDue, isNewFor } from './news.ts';

type Told = z.input<typeof CoachingNote>;
type Asked = z.output<typeof coachingApi.list.query & object>;
type New = z.output<typeof coachingApi.write.body & object>;
type Change = z.output<typeof coachingApi.change.body & object>;

interface Row extends Omit<Told, 'createdAt' | 'lastWordAt' | 'done' | 'answers'> {
  created_at: Date;
  worded_at: Date;
  done_at: Date | null;
  done_by: Told['author'] | null;
}

/** @throws 403 when a key says `me` */
export async function listNotes(tx: Tx, caller: Caller, { member, review, open }: Asked): Promise<Told[]> {
  const conditions = [
    ...(member === undefined ? [] : [sql`n.member_id = ${memberId(caller, member)}::uuid`]),
    ...(review === undefined ? [] : [sql`n.review_id = ${review}::uuid`]),
    ...(open === undefined ? [] : [open ? sql`n.done_at is null` : sql`n.done_at is not null`]),
  ];
  return notesWhere(tx, caller, conditions);
}

/** Joined to whom and what they are about: all of them are listed at once. */
async function notesWhere(tx: Tx, caller: Caller, conditions: RawBuilder<unknown>[]): Promise<Told[]> {
  const { timeZone } = await readWorkspace(tx, caller.workspaceId);
  const self = caller.actor.kind === 'member' ? caller.actor.id : null;
  const { rows } = await sql<Row>`
    select n.id, jsonb_build_object('id', m.id, 'name', m.name) as member, jsonb_build_object('id', a.id, 'name', a.name) as author,
      n.text, n.follow_up_on::text as "followUpOn", n.created_at, n.worded_at, n.done_at,
      ${isDue(timeZone)} as "isDue", ${isNewFor(self)} as "isNew",
      case when r.id is not null then jsonb_build_object('id', r.id, 'score', r.score) end as review,
      case when c.id is not null then jsonb_build_object('id', c.id, 'number', c.number) end as conversation,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as done_by
    from coaching_notes n join members m on m.id = n.member_id join members a on a.id = n.author_id
    left join members b on b.id = n.done_by left join quality_reviews r on r.id = n.review_id
    left join conversations c on c.id = n.conversation_id
    where ${sql.join([visibleTo(caller), ...conditions], sql` and `)}
    order by n.done_at is not null, (n.author_id = ${self}::uuid and ${isDue(timeZone)}) desc nulls last, n.created_at desc, n.id desc`.execute(
    tx,
  );
  const answers = await answersOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ created_at, worded_at, done_at, done_by, ...row }) => {
    const own = answers.get(row.id) ?? [];
    return {
      ...row,
      createdAt: created_at.toISOString(),
      lastWordAt: [worded_at.toISOString(), ...own.map(({ at }) => at)].sort().at(-1)!,
      done: done_at && { at: done_at.toISOString(), by: done_by },
      answers: own,
    };
  });
}

function visibleTo(caller: Caller): RawBuilder<unknown> {
  if (mayDoEverything(caller)) return sql`true`;
  const self = caller.actor.kind === 'member' ? caller.actor.id : null;
  return sql`${self}::uuid in (n.member_id, n.author_id)`;
}

async function answersOf(tx: Tx, ids: string[]): Promise<Map<string, Told['answers']>> {
  const { rows } = await sql<Omit<Told['answers'][number], 'at'> & { of: string; at: Date }>`
    select w.note_id as of, w.id, jsonb_build_object('id', m.id, 'name', m.name) as author, w.text, w.at
    from coaching_answers w join members m on m.id = w.author_id
    where w.note_id = any(${ids}::uuid[]) order by w.at, w.id`.execute(tx);
  const of = Map.groupBy(rows, (row) => row.of);
  return new Map(
    [...of].map(([id, all]) => [id, all.map(({ of: _, at, ...one }) => ({ ...one, at: at.toISOString() }))]),
  );
}

/** @throws 400 for somebody who is not here, oneself, and a review of somebody else; 404 for what it is about */
export async function writeNote(tx: Tx, caller: MemberCaller, told: New): Promise<Told> {
  const [member] = await membersHere(tx, [told.member]);
  if (!member || member.id === caller.memberId)
    throw wrong('member', 'must be another member of this workspace');
  const review = told.review === null ? null : await readReview(tx, caller, told.review);
  if (review && (review.member.id !== member.id || review.state === 'draft'))
    throw wrong('review', 'must be a given review of that member’s answers');
  const conversation =
    told.conversation === null
      ? (review?.conversation.id ?? null)
      : (await conversationHere(tx, told.conversation)).id;
  const id = newId();
  await tx
    .insertInto('coaching_notes')
    .values({
      ...{
        id,
        workspace_id: caller.workspaceId,
        member_id: member.id,
        author_id: caller.memberId,
        text: told.text,
      },
      ...{ review_id: told.review, conversation_id: conversation, follow_up_on: told.followUpOn },
    })
    .execute();
  await tell(tx, caller, {
    action: 'coaching-note.written',
    subject: { kind: 'coaching-note', id, name: member.name },
  });
  await announce(tx, caller.workspaceId, [
    { topic: `member:${member.id}`, coached: id, by: caller.actor.name },
  ]);
  return noteOf(tx, caller, id);
}

/** @throws 403 for a note of somebody else; 404 */
export async function changeNote(tx: Tx, caller: MemberCaller, id: string, change: Change): Promise<Told> {
  const note = await noteOf(tx, caller, id);
  if (note.author.id !== caller.memberId) throw forbidden('A note is changed by whoever wrote it.');
  await tx
    .updateTable('coaching_notes')
    .set({
      text: change.text ?? note.text,
      ...(change.text !== undefined && change.text !== note.text && { worded_at: sql`clock_timestamp()` }),
      follow_up_on: change.followUpOn === undefined ? note.followUpOn : change.followUpOn,
    })
    .where('id', '=', id)
    .execute();
  const subject = { kind: 'coaching-note', id, name: note.member.name };
  await tell(tx, caller, { action: 'coaching-note.changed', subject });
  return noteOf(tx, caller, id);
}

/** @throws 404 */
export async function answerNote(tx: Tx, caller: MemberCaller, id: string, text: string): Promise<Told> {
  const note = await noteOf(tx, caller, id);
  await tx
    .insertInto('coaching_answers')
    .values({ id: newId(), workspace_id: caller.workspaceId, note_id: id, author_id: caller.memberId, text })
    .execute();
  const other = note.author.id === caller.memberId ? note.member.id : note.author.id;
  await announce(tx, caller.workspaceId, [
    { topic: QUALITY_TOPIC },
    { topic: `member:${other}`, coached: id, by: caller.actor.name },
  ]);
  return noteOf(tx, caller, id);
}

/** @throws 404 */
export async function settleNote(tx: Tx, caller: MemberCaller, id: string, done: Date | null): Promise<Told> {
  const note = await noteOf(tx, caller, id);
  if ((note.done === null) === (done === null)) return note;
  await tx
    .updateTable('coaching_notes')
    .set({ done_at: done, done_by: done && caller.memberId })
    .where('id', '=', id)
    .execute();
  const subject = { kind: 'coaching-note', id, name: note.member.name };
  await tell(
    tx,
    caller,
    done ? { action: 'coaching-note.done', subject } : { action: 'coaching-note.opened-again', subject },
  );
  return noteOf(tx, caller, id);
}

/** @throws 404, also for one between others */
async function noteOf(tx: Tx, caller: Caller, id: string): Promise<Told> {
  const [note] = await notesWhere(tx, caller, [sql`n.id = ${id}`]);
  if (!note) throw notFound(`There is no coaching note ${id} here that you may see.`);
  return note;
}

const wrong = (at: string, message: string) => invalid(`${at} ${message}.`, [{ at, message }]);
