/** Assigns by itself whatever looks for somebody. What it must do stands in the record, so a killed run loses nothing. */
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import type { Job } from '../../core/jobs/jobs.ts';
import { placeNext } from './place.ts';
import { routeNew } from './routing/route.ts';
import { ASSIGN_JOB, type AssignPayload, assignSoon } from './seek.ts';

export const assignJob = (context: Pick<Context, 'db' | 'lens'>): Job<never> => ({
  name: ASSIGN_JOB,
  async run({ workspaceId }: AssignPayload, { signal }) {
    await routeNew(context, workspaceId, signal);
    const place = () => inWorkspace(context.db, { workspaceId }, (tx) => placeNext(tx, workspaceId));
    while (!signal.aborted && (await place()));
    if (signal.aborted) throw new Error('stopped before everything was assigned; the job comes again');
  },
});

/** Whoever comes back, and what has waited long enough for help, is found by the minute. */
export const sweepJob = ({ db }: Pick<Context, 'db'>): Job<never> => ({
  name: 'assignment.sweep',
  cron: '* * * * *',
  async run() {
    const { rows } = await db.owner.query<{ id: string }>(
      `select id from workspaces w
       where exists (select from conversations c where c.workspace_id = w.id and c.seeks_since is not null)`,
    );
    for (const { id: workspaceId } of rows)
      await inWorkspace(db, { workspaceId }, (tx) => assignSoon(tx, workspaceId));
  },
});
