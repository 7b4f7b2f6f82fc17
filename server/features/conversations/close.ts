/** What has been solved for a while is closed: whoever writes then begins another conversation. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, SYSTEM, type Tx } from '../../core/database/workspace.ts';
import type { Job } from '../../core/jobs/jobs.ts';
import { noteChanges } from './hold.ts';
import { conversationsChanged } from './reactions.ts';

/** A customer may come back to it for so long. */
export const CLOSED_AFTER_DAYS = 14;
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
    for (const id of ids)
      await noteChanges(tx, workspaceId, id, SYSTEM, [{ what: 'status', before: 'solved', after: 'closed' }]);
    if (ids.length) await conversationsChanged(tx, { workspaceId }, ids);
    return ids.length;
  });
}

async function closed(tx: Tx): Promise<string[]> {
  const rows = await tx
    .updateTable('conversations')
    .set({ status: 'closed', closed_at: new Date() })
    .where((is) =>
      is(
        'id',
        'in',
        is
          .selectFrom('conversations')
          .select('id')
          .where('status', '=', 'solved')
          .where('solved_at', '<', new Date(Date.now() - CLOSED_AFTER_DAYS * 86_400_000))
          .limit(AT_ONCE),
      ),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
