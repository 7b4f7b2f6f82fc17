/** What became of asking, for the conversation in which it is read. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import type { AskRecord } from './ask-record.ts';
import type { Ask } from './contract.ts';
import { STILL_SOLVED } from './solved.ts';

type Told = z.input<typeof Ask>;

/** Oldest first. One that waits in a conversation that was opened again is none. @throws 404 */
export async function readAsks(tx: Tx, conversationId: string): Promise<Told[]> {
  const { id } = await conversationHere(tx, conversationId);
  const { rows } = await sql<AskRecord & { assignee_name: string | null }>`
    select a.*, m.name as assignee_name from csat_asks a
    join conversations c on c.id = a.conversation_id join conversations r on r.id = c.root_id
    left join members m on m.id = a.assignee_id
    where c.root_id = ${id} and (a.state <> 'waiting' or ${STILL_SOLVED})
    order by a.solved_at, a.id`.execute(tx);
  return rows.map((row) => ({
    ...{ id: row.id, state: row.state as Told['state'], reason: row.reason },
    by: row.mail_id ? 'email' : row.chat_message_id ? 'chat' : null,
    solvedAt: row.solved_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    askedAt: row.asked_at?.toISOString() ?? null,
    ...{ score: row.score, comment: row.comment },
    answeredAt: row.answered_at?.toISOString() ?? null,
    changedAt: row.changed_at?.toISOString() ?? null,
    assignee: row.assignee_id ? { id: row.assignee_id, name: row.assignee_name ?? '' } : null,
  }));
}
