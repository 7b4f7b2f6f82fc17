/** The moment of an answer has come: it is sent, unless somebody wrote meanwhile, or it cannot be. */
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import { Refusal } from '../../../core/http/problems.ts';
import { enqueue, type Job } from '../../../core/jobs/jobs.ts';
import { type LaterRecord, overtakenBy, sendHeld, stop } from './send.ts';

const DUE = 'conversations.later';

interface Due {
  workspaceId: string;
  id: string;
}

/** Put off, it is looked at then; the job of before finds it not due. */
export async function sendLaterAt(
  tx: Tx,
  workspaceId: string,
  { id, send_at: at }: LaterRecord,
): Promise<void> {
  await enqueue(tx, DUE, { workspaceId, id } satisfies Due, { key: `${DUE} ${id}`, at });
}

/** One transaction sends it and forgets it: killed between, it is still there; sent twice it never is. */
export const sendLaterJob = (db: Database): Job<never> => ({
  name: DUE,
  async run({ workspaceId, id }: Due) {
    const refusal = await inWorkspace(db, { workspaceId }, async (tx) => {
      const row = await dueOne(tx, id);
      if (!row) return;
      const by = await overtakenBy(tx, row);
      if (by) await stop(tx, { workspaceId }, row, by);
      else await sendHeld(tx, { workspaceId }, row);
    }).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    if (!refusal) return;
    await inWorkspace(db, { workspaceId }, async (tx) => {
      const row = await dueOne(tx, id);
      if (row) await stop(tx, { workspaceId }, row, 'refused', refusal.message);
    });
  },
});

function dueOne(tx: Tx, id: string): Promise<LaterRecord | undefined> {
  return tx
    .selectFrom('later_messages')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('send_at', '<=', new Date())
    .forUpdate()
    .executeTakeFirst();
}
