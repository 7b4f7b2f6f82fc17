/** Conversations that were solved are asked about later; those that were merged show what was answered in either. */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { enqueue } from '../../../core/jobs/jobs.ts';

export const ASK = 'csat.ask';

export interface ToAsk {
  workspaceId: string;
  askId: string;
}

/** Hears of every change of conversations. */
export async function afterConversations(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  await planAsks(tx, workspaceId, ids);
  await showAnswers(tx, ids);
}

/** Over a conversation `c` and the settings `s`: whether the rule means it. */
export const IS_MEANT: RawBuilder<boolean> = sql<boolean>`(
  s.on_since <= c.solved_at and c.channel = any(s.channels)
  and (s.departments = '{}' or exists (select from departments d where d.id = c.department_id and d.key = any(s.departments)))
  and (s.tags = '{}' or c.tags && s.tags) and not c.tags && s.except_tags)`;

async function planAsks(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  const { rows } = await sql<{ id: string; due_at: Date }>`
    insert into csat_asks (id, workspace_id, conversation_id, customer_id, solved_at, assignee_id, solved_by, department_id, channel, due_at)
    select gen_random_uuid(), c.workspace_id, c.id, c.customer_id, c.solved_at, c.assignee_id,
      (select m.id from conversation_changes h join members m on m.id = h.actor_id
       where h.conversation_id = c.id and h.what = 'status' and h.after = '"solved"' order by h.at desc, h.id desc limit 1),
      c.department_id, c.channel, greatest(c.solved_at + make_interval(mins => s.after_minutes), now())
    from conversations c join csat_settings s on s.workspace_id = c.workspace_id
    where c.id = any(${ids}::uuid[]) and c.status = 'solved' and c.merged_into is null and ${IS_MEANT}
    on conflict (conversation_id, solved_at) do nothing
    returning id, due_at`.execute(tx);
  for (const { id, due_at } of rows) await askAt(tx, { workspaceId, askId: id }, due_at);
}

export async function askAt(tx: Tx, toAsk: ToAsk, at: Date): Promise<void> {
  await enqueue(tx, ASK, toAsk, { key: `${ASK} ${toAsk.askId}`, at });
}

/** The last answer of all that are read in it. */
export async function showAnswers(tx: Tx, conversationIds: string[]): Promise<void> {
  await sql`
    update conversations c set csat = last.score, csat_at = last.answered_at, csat_by = last.solved_by from (
      select r.id, a.score, a.answered_at, a.solved_by
      from conversations r left join lateral (
        select a.score, a.answered_at, a.solved_by from csat_asks a join conversations o on o.id = a.conversation_id
        where o.root_id = r.id and a.score is not null order by a.answered_at desc limit 1) a on true
      where r.id = any(${conversationIds}::uuid[])) last
    where c.id = last.id
      and (c.csat, c.csat_at, c.csat_by) is distinct from (last.score, last.answered_at, last.solved_by)`.execute(
    tx,
  );
}
