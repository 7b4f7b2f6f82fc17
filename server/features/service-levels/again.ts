/** Reckons everything that runs anew: after a change of policies or calendars, and of what is older than they are. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { enqueue, type Job } from '../../core/jobs/jobs.ts';
import { announce } from '../../core/live/live.ts';
import { CONVERSATIONS_TOPIC } from '../conversations/hold.ts';
import { reckon } from './reckon.ts';

const AGAIN_JOB = 'service-levels.again';
const OLDER_JOB = 'service-levels.older';
/** Held by one transaction: few, so that nobody who answers waits for long. */
const AT_ONCE = 50;

interface Payload {
  workspaceId: string;
}

export async function reckonAllSoon(tx: Tx, workspaceId: string): Promise<void> {
  await enqueue(tx, AGAIN_JOB, { workspaceId } satisfies Payload, { key: `${AGAIN_JOB} ${workspaceId}` });
}

/** Killed, it begins anew: reckoning twice gives the same. */
export const againJob = (db: Database): Job<never> => ({
  name: AGAIN_JOB,
  async run({ workspaceId }: Payload, { signal }) {
    let after: string | null = '00000000-0000-0000-0000-000000000000';
    while (after) {
      if (signal.aborted) throw new Error('stopped before everything was reckoned; the job comes again');
      const from: string = after;
      after = await inWorkspace(db, { workspaceId }, (tx) => reckonAfter(tx, workspaceId, from));
    }
  },
});

/** @returns the last one that was reckoned; null when there are no more */
async function reckonAfter(tx: Tx, workspaceId: string, after: string): Promise<string | null> {
  const { rows } = await sqlOf(tx).query<{ id: string }>(
    `select id from conversations
     where workspace_id = $1 and status in ('new', 'open', 'waiting', 'snoozed') and merged_into is null and id > $2
     order by id limit ${AT_ONCE}`,
    [workspaceId, after],
  );
  return reckonBatch(tx, workspaceId, rows);
}

async function reckonBatch(tx: Tx, workspaceId: string, rows: { id: string }[]): Promise<string | null> {
  await reckon(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
  if (rows.length) await announce(tx, workspaceId, [{ topic: CONVERSATIONS_TOPIC }]);
  return rows.length === AT_ONCE ? rows.at(-1)!.id : null;
}

/** Of conversations from before service levels: their times are stored, too. */
export const olderJob = (db: Database): Job<never> => ({
  name: OLDER_JOB,
  async run({ workspaceId }: Payload, { signal }) {
    let last: string | null = workspaceId;
    while (last) {
      if (signal.aborted) throw new Error('stopped before everything was reckoned; the job comes again');
      last = await inWorkspace(db, { workspaceId }, async (tx) => {
        const { rows } = await sqlOf(tx).query<{ id: string }>(
          `select id from conversations where workspace_id = $1 and not levels_known order by id limit ${AT_ONCE}`,
          [workspaceId],
        );
        return reckonBatch(tx, workspaceId, rows);
      });
    }
  },
});

/** At every start; nothing to do is soon found out. */
export async function reckonOlder(db: Database): Promise<void> {
  const { rows } = await db.owner.query<{ id: string }>(
    `select w.id from workspaces w
     where exists (select from conversations c where c.workspace_id = w.id and not c.levels_known)`,
  );
  for (const { id } of rows)
    await inWorkspace(db, { workspaceId: id }, (tx) =>
      enqueue(tx, OLDER_JOB, { workspaceId: id } satisfies Payload, { key: `${OLDER_JOB} ${id}` }),
    );
}
