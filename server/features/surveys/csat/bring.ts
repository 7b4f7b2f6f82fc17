/** What was asked and answered about conversations of before: for doors that bring them whole. Nobody is asked. */
import { jsons } from '../../../core/database/arrays.ts';
import type { Sql } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import { showAnswers } from './solved.ts';

export interface BroughtAsk {
  conversationId: string;
  customerId: string;
  channel: string;
  language: string;
  solvedAt: Date;
  /** Whose it was when it was solved, and who solved it. */
  memberId: string | null;
  departmentId: string | null;
  askedAt: Date;
  /** Null while there is no answer. */
  answer: { score: number; comment: string | null; at: Date } | null;
}

/** Of conversations that are there and solved, each time once. The responses are the bringer's. */
export async function bringAsks(sql: Sql, workspaceId: string, asks: BroughtAsk[]): Promise<void> {
  if (!asks.length) return;
  await sql.query(
    `insert into csat_asks (workspace_id, id, conversation_id, customer_id, channel, language, solved_at, assignee_id, solved_by,
       department_id, due_at, decided_at, asked_at, state, score, comment, answered_at)
     select $1, id, conversation_id, customer_id, channel, language, solved_at, assignee_id, solved_by, department_id,
       asked_at, asked_at, asked_at, 'asked', score, comment, answered_at
     from unnest($2::jsonb[]) told, jsonb_populate_record(null::csat_asks, told)`,
    [workspaceId, jsons(asks.map((ask) => JSON.stringify(rowOf(ask))))],
  );
  await showAnswers(
    sql,
    asks.map(({ conversationId }) => conversationId),
  );
}

const rowOf = ({
  conversationId,
  customerId,
  channel,
  language,
  solvedAt,
  memberId,
  ...rest
}: BroughtAsk) => ({
  ...{ id: newId(), conversation_id: conversationId, customer_id: customerId, channel, language },
  ...{ solved_at: solvedAt, assignee_id: memberId, solved_by: memberId, department_id: rest.departmentId },
  ...{ asked_at: rest.askedAt, score: rest.answer?.score ?? null, comment: rest.answer?.comment ?? null },
  answered_at: rest.answer?.at ?? null,
});
