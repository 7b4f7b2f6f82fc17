/** Draws the week that is over, every hour until it is drawn, and at once where a rule was made. */
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { enqueue, type Job } from '../../../core/jobs/jobs.ts';
import { drawLastWeek } from './drawing.ts';

const DRAW = 'quality.draw';

/** The first minutes of an hour are left to what has to be on time. */
const HOURLY = '12 * * * *';

/** Each time a job of its own: one that is under way may have read the rules before this one was there. */
export const drawSoon = (tx: Tx, workspaceId: string) => enqueue(tx, DRAW, { workspaceId });

export const drawJob = ({ db }: Pick<Context, 'db'>): Job<never> => ({
  name: DRAW,
  cron: HOURLY,
  async run({ workspaceId }: { workspaceId?: string }, { signal }) {
    for (const id of workspaceId ? [workspaceId] : await workspacesWithRules(db)) {
      if (signal.aborted) throw new Error('stopped before everything was drawn; the job comes again');
      await inWorkspace(db, { workspaceId: id }, (tx) => drawLastWeek(tx, id));
    }
  },
});

async function workspacesWithRules(db: Context['db']): Promise<string[]> {
  const { rows } = await db.owner.query<{ id: string }>(
    'select distinct workspace_id as id from sampling_rules where enabled',
  );
  return rows.map(({ id }) => id);
}
