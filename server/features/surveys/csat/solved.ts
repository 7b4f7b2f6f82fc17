/** Conversations that were solved are asked about later; those that were merged show what was answered in either. */
import { type RawBuilder, sql } from 'kysely';
import { uuids } from '../../../core/database/arrays.ts';
import { type Sql, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { enqueue } from '../../../core/jobs/jobs.ts';
import { tellVisitorsWith } from '../../channels/chat/asking.ts';
import { takeBackTouchpoints } from '../../touchpoints/record.ts';
import { askedKey } from './give.ts';
import { SURVEYS_SOURCE } from './survey.ts';

export const ASK = 'csat.ask';

/** A little longer than screens offer to take back that something was solved: before that nobody is asked about it. */
const CERTAIN_AFTER_SECONDS = 12;
/** Whoever had the question in their chat for so long and did not answer has been asked. */
const STOOD_LONG_HOURS = 24;

export interface ToAsk {
  workspaceId: string;
  askId: string;
}

/** Hears of every change of conversations. */
export async function afterConversations(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  await planAsks(tx, workspaceId, ids);
  await takeFromChats(tx, workspaceId, ids);
  await showAnswers(sqlOf(tx), ids);
}

/** Whether the conversation of the ask `a` is still solved, and so is the one `r` in which it is read. */
export const STILL_SOLVED: RawBuilder<boolean> = sql<boolean>`(
  c.status in ('solved', 'closed') and c.solved_at = a.solved_at and r.status in ('solved', 'closed'))`;

/** Over a conversation `c` and the settings `s`: whether the rule means it. */
export const IS_MEANT: RawBuilder<boolean> = sql<boolean>`(
  s.on_since <= c.solved_at and c.channel = any(s.channels)
  and (s.departments = '{}' or exists (select from departments d where d.id = c.department_id and d.key = any(s.departments)))
  and (s.tags = '{}' or c.tags && s.tags) and not c.tags && s.except_tags)`;

/** Solved; or closed at once, after it was answered. What closes by itself was solved long ago. */
const IS_DONE: RawBuilder<boolean> = sql<boolean>`(c.status = 'solved' or (c.status = 'closed'
  and c.first_reply_at is not null and c.closed_at < c.solved_at + interval '1 minute'))`;

async function planAsks(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  const { rows } = await sql<{ id: string; due_at: Date }>`
    insert into csat_asks (id, workspace_id, conversation_id, customer_id, solved_at, assignee_id, solved_by, department_id, channel, due_at)
    select gen_random_uuid(), c.workspace_id, c.id, c.customer_id, c.solved_at, c.assignee_id,
      (select m.id from conversation_changes h join members m on m.id = h.actor_id
       where h.conversation_id = c.id and h.what = 'status' and h.after in ('"solved"', '"closed"') order by h.at desc, h.id desc limit 1),
      c.department_id, c.channel, greatest(c.solved_at + make_interval(mins => coalesce((s.after_minutes_in->>c.channel)::int, s.after_minutes)),
        c.solved_at + make_interval(secs => ${CERTAIN_AFTER_SECONDS}), now())
    from conversations c join csat_settings s on s.workspace_id = c.workspace_id
    where c.id = any(${ids}::uuid[]) and ${IS_DONE} and c.merged_into is null and ${IS_MEANT}
    on conflict (conversation_id, solved_at) do nothing
    returning id, due_at`.execute(tx);
  for (const { id, due_at } of rows) await askAt(tx, { workspaceId, askId: id }, due_at);
}

/**
 * Of what was opened again, nobody is asked in the chat. Who saw it is told, too, so that it goes from their screen; and
 * where it stood there for a while only, they were not asked: they may be once it is solved again. What is held by
 * somebody who answers it just now is theirs.
 */
async function takeFromChats(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  const { rows } = await sql<{ id: string; is_taken: boolean; chat_message_id: string }>`
    select a.id, a.chat_message_id,
      a.state = 'in-chat' or (a.mail_id is null and a.declined_at is null
        and a.asked_at > now() - make_interval(hours => ${STOOD_LONG_HOURS})) as is_taken
    from conversations r
    join conversations c on c.root_id = r.id join csat_asks a on a.conversation_id = c.id
    where r.id = any(${ids}::uuid[]) and a.chat_message_id is not null and a.score is null
      and a.state in ('in-chat', 'asked') and not ${STILL_SOLVED}
    for update of a skip locked`.execute(tx);
  if (!rows.length) return;
  const taken = rows.filter(({ is_taken }) => is_taken).map(({ id }) => id);
  await sql`update csat_asks set state = 'skipped', reason = 'opened-again', decided_at = now(), asked_at = null
    where id = any(${taken}::uuid[])`.execute(tx);
  await takeBackTouchpoints(sqlOf(tx), workspaceId, SURVEYS_SOURCE, taken.map(askedKey));
  const places = rows.map(({ chat_message_id }) => chat_message_id);
  await tellVisitorsWith(tx, { workspaceId }, places);
}

export async function askAt(tx: Tx, toAsk: ToAsk, at: Date): Promise<void> {
  await enqueue(tx, ASK, toAsk, { key: `${ASK} ${toAsk.askId}`, at });
}

/** The last answer of all that are read in it. */
export async function showAnswers(database: Sql, conversationIds: string[]): Promise<void> {
  await database.query(
    `update conversations c set csat = last.score, csat_at = last.answered_at, csat_by = last.solved_by from (
       select r.id, a.score, a.answered_at, a.solved_by
       from conversations r left join lateral (
         select a.score, a.answered_at, a.solved_by from csat_asks a join conversations o on o.id = a.conversation_id
         where o.root_id = r.id and a.score is not null order by a.answered_at desc limit 1) a on true
       where r.id = any($1::uuid[])) last
     where c.id = last.id
       and (c.csat, c.csat_at, c.csat_by) is distinct from (last.score, last.answered_at, last.solved_by)`,
    [uuids(conversationIds)],
  );
}
