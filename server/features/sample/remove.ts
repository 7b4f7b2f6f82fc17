/**
 * Removing is undoing the import that brought it, in the background. First goes what members did to its people while
 * they tried things: those are no reason to keep somebody who does not exist.
 */
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope, type Sql, SYSTEM, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { conflict } from '../../core/http/problems.ts';
import { enqueue, type Job } from '../../core/jobs/jobs.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { forgetConversations } from '../conversations/bring/forget.ts';
import { CONVERSATIONS_TOPIC } from '../conversations/hold.ts';
import { lockWorkspace } from '../customers/identify.ts';
import { unmerge } from '../customers/merge.ts';
import { countResults } from '../imports/count-results.ts';
import { enqueueImport, type ImportJob, UNDO_JOB } from '../imports/states.ts';
import { forgetMadeUp } from '../members/made-up.ts';
import { drawAgain } from '../quality/sampling/drawing.ts';
import { readSample } from './state.ts';
import { messageKeys } from './target.ts';

const REMOVE_JOB = 'sample.remove';

/** Begins to remove it, also while it is still being loaded. @throws 409 when there is none */
export async function startRemoving(tx: Tx, scope: Scope): Promise<void> {
  const { state, importId } = await readSample(tx);
  if (importId === null) throw conflict('There is no sample company here to remove.');
  if (state === 'removing') throw conflict('The sample company is being removed already.');
  await tx
    .updateTable('imports')
    .set({ state: 'undoing', rows: null, undo_left: null, error: null, updated_at: new Date() })
    .where('id', '=', importId)
    .execute();
  await audit(tx, scope, {
    action: 'sample.removed',
    subject: { kind: 'import', id: importId, name: 'Casa Luma' },
  });
  await enqueue(tx, REMOVE_JOB, { workspaceId: scope.workspaceId, importId }, { key: `remove ${importId}` });
  await announce(tx, scope.workspaceId, [{ topic: 'imports', id: importId }]);
}

/** Lets its people go and hands the rest to the imports' undoing, in one transaction; then who worked there goes. */
export function removeJob(db: Database): Job<ImportJob> {
  return {
    name: REMOVE_JOB,
    async run(job) {
      await inWorkspace(db, job, async (tx) => {
        const sql = sqlOf(tx);
        await lockWorkspace(sql, job.workspaceId);
        await letGo(tx, job);
        await drawAgain(tx, job.workspaceId);
        const { made } = await countResults(sql, job.importId);
        const rows = Object.values(made).reduce((sum, count) => sum + count, 0);
        await tx
          .updateTable('imports')
          .set({ rows, undo_left: rows })
          .where('id', '=', job.importId)
          .execute();
        await enqueueImport(tx, UNDO_JOB, job);
        await announce(tx, job.workspaceId, [{ topic: CONVERSATIONS_TOPIC }]);
      });
      await forgetMadeUp(db, job.workspaceId, job.importId);
    },
  };
}

const OF_ITS_PEOPLE = 'customer_id in (select id from customers where import_id = $1)';

async function letGo(tx: Tx, { workspaceId, importId }: ImportJob) {
  const sql = sqlOf(tx);
  await splitMerges(sql, workspaceId, importId);
  await forgetConversations(tx, workspaceId, { importId, keys: messageKeys({ importId }) });
  for (const table of ['touchpoints', 'responses', 'orders', 'identities']) {
    await sql.query(`delete from ${table} where ${OF_ITS_PEOPLE} and import_id is distinct from $1`, [
      importId,
    ]);
  }
  await sql.query(`delete from customer_notes where ${OF_ITS_PEOPLE}`, [importId]);
  await sql.query(
    `update customers set tags = '{}', owner_id = null where import_id = $1 and (tags <> '{}' or owner_id is not null)`,
    [importId],
  );
}

/** Whoever real was merged with one of its people is themselves again; its own merges are split at once. */
async function splitMerges(sql: Sql, workspaceId: string, importId: string) {
  const { rows } = await sql.query<{ id: string }>(
    `select m.id from merges m join customers w on w.id = m.winner_id join customers l on l.id = m.loser_id
     where m.undone_at is null and m.import_id is distinct from $1 and (w.import_id = $1 or l.import_id = $1)
     order by m.at desc, m.id desc`,
    [importId],
  );
  for (const { id } of rows) await unmerge(sql, { workspaceId, actor: SYSTEM }, { mergeId: id });
  await sql.query(
    `with split as (
       update merges set undone_at = now(), undone_by_name = 'Jornada' where import_id = $1 and undone_at is null)
     update customers set merged_into = null, root_id = id where import_id = $1 and merged_into is not null`,
    [importId],
  );
}
