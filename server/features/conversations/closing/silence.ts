/** What waits for its customer, who does not answer, is solved after a while. When they write, it opens again. */
import { sql } from 'kysely';
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, SYSTEM, type Tx } from '../../../core/database/workspace.ts';
import { Refusal } from '../../../core/http/problems.ts';
import type { Job } from '../../../core/jobs/jobs.ts';
import { changeConversation } from '../change.ts';
import { holdConversation } from '../hold.ts';
import { readClosing } from './settings.ts';

const AT_ONCE = 500;

export const solveSilentJob = (db: Database): Job<never> => ({
  name: 'conversations.solve-silent',
  cron: '7 * * * *',
  async run(_, { signal }) {
    const { rows } = await db.owner.query<{ id: string }>('select id from workspaces');
    for (const { id } of rows) await solveSilent(db, id, signal);
  },
});

/** Each in a transaction of its own: one in which something must be filled in first keeps none of the others from it. */
async function solveSilent(db: Database, workspaceId: string, signal: AbortSignal): Promise<void> {
  const days = await inWorkspace(db, { workspaceId }, async (tx) => (await readClosing(tx)).silentDays);
  if (days === null) return;
  let after: Place | undefined;
  do {
    const found = await inWorkspace(db, { workspaceId }, (tx) => silentOnes(tx, days, after));
    for (const { id } of found) {
      if (signal.aborted) return;
      await inWorkspace(db, { workspaceId }, (tx) => solve(tx, workspaceId, id, days)).catch(unlessRefused);
    }
    after = found.length === AT_ONCE ? found.at(-1) : undefined;
  } while (after);
}

interface Place {
  id: string;
  key: string;
}

/** Where we owe nothing, nothing is to be sent, and nobody has changed the status lately. */
async function silentOnes(tx: Tx, days: number, after: Place | undefined, id?: string): Promise<Place[]> {
  const beyond = after
    ? sql`(c.last_message_at, c.id) > (${after.key}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  const { rows } = await sql<Place>`
    select c.id, c.last_message_at::text as key from conversations c
    where c.status = 'waiting' and c.merged_into is null and c.promised_for is null
      and c.last_message_at < now() - make_interval(days => ${days}::int)
      and ${id ? sql`c.id = ${id}::uuid` : sql`true`} and ${beyond}
      and not exists (select from conversation_changes h where h.conversation_id = c.id and h.what = 'status'
        and h.at > now() - make_interval(days => ${days}::int))
      and not exists (select from later_messages l join conversations o on o.id = l.conversation_id
        where o.root_id = c.id and l.state = 'waiting')
    order by c.last_message_at, c.id limit ${AT_ONCE}`.execute(tx);
  return rows;
}

/** Somebody may have written since it was found. */
async function solve(tx: Tx, workspaceId: string, id: string, days: number): Promise<void> {
  await holdConversation(tx, id);
  if (!(await silentOnes(tx, days, undefined, id)).length) return;
  const reason = { kind: 'no-answer', days };
  await changeConversation(tx, { workspaceId, actor: SYSTEM }, id, { status: 'solved' }, reason);
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
