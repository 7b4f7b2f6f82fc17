/** What was sent is kept for a while, to be looked at and replayed. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Job } from '../../core/jobs/jobs.ts';

export const KEPT_DAYS = 30;

export const sweepJob = (db: Database): Job<never> => ({
  name: 'webhooks.sweep',
  cron: '41 4 * * *',
  async run() {
    const { rows } = await db.owner.query<{ id: string }>('select id from workspaces');
    for (const { id: workspaceId } of rows)
      await inWorkspace(db, { workspaceId }, (tx) =>
        tx
          .deleteFrom('webhook_events')
          .where('workspace_id', '=', workspaceId)
          .where('at', '<', new Date(Date.now() - KEPT_DAYS * 86_400_000))
          .execute(),
      );
  },
});
