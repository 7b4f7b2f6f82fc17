/** What has been solved for a while is closed: whoever writes then begins another conversation. */
import { sql } from 'kysely';
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, SYSTEM, type Tx } from '../../../core/database/workspace.ts';
import type { Job } from '../../../core/jobs/jobs.ts';
import { type ConversationRecord, noteChanges } from '../hold.ts';
import { conversationsChanged } from '../reactions.ts';
import { readClosing, reopenDaysOf } from './settings.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 500;

export const closeSolvedJob = (db: Database): Job<never> => ({
  name: 'conversations.close',
  cron: '*/10 * * * *',
  async run() {
    const { rows } = await db.owner.query<{ id: string }>('select id from workspaces');
    for (const { id } of rows) while ((await closeSome(db, id)) === AT_ONCE);
  },
});

function closeSome(db: Database, workspaceId: string): Promise<number> {
  return inWorkspace(db, { workspaceId }, async (tx) => {
    const ids = await closed(tx);
    await tellClosed(tx, workspaceId, ids);
    return ids.length;
  });
}

/** For an hour at least whoever solved it can open it again, also where customers never can. */
async function closed(tx: Tx): Promise<string[]> {
  const { reopenDays, departments } = await readClosing(tx);
  const shortest = Math.min(reopenDays, ...Object.values(departments));
  const { rows } = await sql<{ id: string }>`
    update conversations set status = 'closed', closed_at = now() where id in (
      select c.id from conversations c left join closing_of_departments o on o.department_id = c.department_id
      where c.status = 'solved' and c.solved_at < now() - make_interval(days => ${shortest}::int)
        and c.solved_at < now() - greatest(make_interval(days => coalesce(o.reopen_days, ${reopenDays}::int)), interval '1 hour')
      order by c.solved_at limit ${AT_ONCE})
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function tellClosed(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  for (const id of ids)
    await noteChanges(tx, workspaceId, id, SYSTEM, [{ what: 'status', before: 'solved', after: 'closed' }]);
  if (ids.length) await conversationsChanged(tx, { workspaceId }, ids);
}

/**
 * Of what a customer writes: whether it comes too late to open a solved one again. Then that is closed now.
 * @param at when they wrote; what is only written down later was said in time
 */
export async function closeIfLate(tx: Tx, solved: ConversationRecord, at: Date): Promise<boolean> {
  const { id, status, solved_at, department_id, workspace_id } = solved;
  if (status !== 'solved' || !solved_at) return false;
  const days = await reopenDaysOf(tx, department_id);
  if (at.getTime() < solved_at.getTime() + days * DAY_MS) return false;
  await tx
    .updateTable('conversations')
    .set({ status: 'closed', closed_at: new Date() })
    .where('id', '=', id)
    .execute();
  await tellClosed(tx, workspace_id, [id]);
  return true;
}
