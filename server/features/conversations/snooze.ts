/** A snoozed conversation comes back by itself. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, SYSTEM, type Tx } from '../../core/database/workspace.ts';
import { enqueue, type Job } from '../../core/jobs/jobs.ts';
import { noteChanges } from './hold.ts';
import { conversationsChanged } from './reactions.ts';

const WAKE = 'conversations.wake';

interface Asleep {
  workspaceId: string;
  id: string;
}

export async function wakeAt(tx: Tx, workspaceId: string, id: string, at: Date): Promise<void> {
  await enqueue(tx, WAKE, { workspaceId, id } satisfies Asleep, { key: `${WAKE} ${id}`, at });
}

/** Whoever was snoozed again, or woken, meanwhile is left alone. */
export const wakeJob = (db: Database): Job<never> => ({
  name: WAKE,
  run: ({ workspaceId, id }: Asleep) =>
    inWorkspace(db, { workspaceId }, async (tx) => {
      const woken = await tx
        .updateTable('conversations')
        .set({ status: 'open', snoozed_until: null })
        .where('id', '=', id)
        .where('status', '=', 'snoozed')
        .where('snoozed_until', '<=', new Date())
        .returning('id')
        .executeTakeFirst();
      if (!woken) return;
      await noteChanges(tx, workspaceId, id, SYSTEM, [{ what: 'status', before: 'snoozed', after: 'open' }]);
      await conversationsChanged(tx, { workspaceId }, [id]);
    }),
});
