/** A promise whose moment has come without it being done is broken, to the second, whoever watches. */
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import { enqueue, type Job } from '../../../core/jobs/jobs.ts';
import { announce } from '../../../core/live/live.ts';
import { afterPromise, type PromiseRecord, recordDeed } from './promise.ts';

const DUE = 'promises.due';

interface Due {
  workspaceId: string;
  id: string;
}

/** Put off, it is looked at then; the job of before finds it open and not due. */
export async function breakAt(tx: Tx, workspaceId: string, { id, due_at }: PromiseRecord): Promise<void> {
  await enqueue(tx, DUE, { workspaceId, id } satisfies Due, { key: `${DUE} ${id}`, at: due_at });
}

export const promiseDueJob = (db: Database): Job<never> => ({
  name: DUE,
  run: ({ workspaceId, id }: Due) =>
    inWorkspace(db, { workspaceId }, async (tx) => {
      const broken = await tx
        .updateTable('promises')
        .set({ state: 'broken' })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .where('due_at', '<=', new Date())
        .returningAll()
        .executeTakeFirst();
      if (!broken) return;
      await recordDeed(tx, workspaceId, broken, 'Broken', broken.due_at);
      await afterPromise(tx, { workspaceId }, broken.conversation_id);
      if (broken.member_id)
        await announce(tx, workspaceId, [
          { topic: `member:${broken.member_id}`, brokenIn: broken.conversation_id, text: broken.text },
        ]);
    }),
});
