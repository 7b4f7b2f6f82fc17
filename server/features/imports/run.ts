/**
 * Runs an import: batch after batch, each in one transaction that writes the rows and how far the import is. A
 * process that is killed at any moment has written a batch wholly or not at all; the next one goes on behind it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, inWorkspaceRaw } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { isEngineDown } from '../../core/http/problems.ts';
import type { JobContext } from '../../core/jobs/jobs.ts';
import { notices } from '../../core/live/live.ts';
import { log } from '../../core/log.ts';
import type { ImportState } from './contract.ts';
import { countResults } from './count-results.ts';
import type { Format } from './format.ts';
import type { ImportKind } from './kinds.ts';
import { FileProblem, type Problem, quoted, sentence } from './problems.ts';
import type { Batch, ReadingPlan } from './reading/batches.ts';
import { readAhead } from './reading/read-ahead.ts';
import { enqueueImport, type ImportJob, RUN_JOB } from './states.ts';
import { getImport, type ImportRow, uploadPath } from './store.ts';
import { writeRows } from './writing/writing.ts';

/** Deadlock, serialisation failure, lock not available: the same again may well succeed. */
const PASSING = new Set(['40001', '40P01', '55P03']);
const RETRIES = 5;
const RETRY_AFTER_MS = 50;
/** How much the last batch counts in the speed shown. */
const NEWEST_SHARE = 0.3;

/** The job: goes on where the import is, until it ends or somebody stops it. */
export async function runImportJob(context: Context, job: ImportJob, { signal }: JobContext): Promise<void> {
  const { db, config } = context;
  const start = await inWorkspace(db, job, async (tx) => {
    const row = await getImport(tx, job.importId).catch(() => null);
    const workspace = await tx.selectFrom('workspaces').select('country').executeTakeFirstOrThrow();
    return row?.state === 'running' ? { row, country: workspace.country } : null;
  });
  if (!start) return;
  try {
    await runBatches(context, job, planOf(config.dataDir, start.row, start.country), start.row, signal);
  } catch (error) {
    // The queue tries again when the record is there again; anything else would fail the same way.
    if (isEngineDown(error)) throw error;
    const problem: Problem =
      error instanceof FileProblem
        ? error.problem
        : { code: 'fault', value: quoted((error as Error).message) };
    if (problem.code === 'fault')
      log.error('an import failed', { id: job.importId, error: (error as Error).stack });
    await end(context.db, job, 'failed', problem);
  }
}

function planOf(dataDir: string, row: ImportRow, country: string): ReadingPlan {
  return {
    path: uploadPath(dataDir, row.file_path),
    bytes: row.file_bytes,
    kind: row.kind as ImportKind,
    format: row.format as Format,
    mapping: row.mapping,
    columns: row.columns,
    country,
  };
}

async function runBatches(
  context: Context,
  job: ImportJob,
  plan: ReadingPlan,
  row: ImportRow,
  signal: AbortSignal,
) {
  const speed = new Speed(row.rate);
  let { position, line } = row;
  for await (const batch of readAhead(plan, { position, line })) {
    const went = await commitBatch(context, job, plan, batch, position, speed);
    if (!went) return;
    ({ position, line } = batch.end);
    if (batch.broken) throw new FileProblem(batch.broken);
    if (signal.aborted) {
      await inWorkspace(context.db, job, (tx) => enqueueImport(tx, RUN_JOB, job));
      return;
    }
  }
  await end(context.db, job, 'done', null);
}

async function commitBatch(
  context: Context,
  job: ImportJob,
  plan: ReadingPlan,
  batch: Batch,
  position: number,
  speed: Speed,
): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await inWorkspaceRaw(context.db, job.workspaceId, (sql) =>
        writeBatch(sql, job, plan, batch, position, speed),
      );
    } catch (error) {
      if (!PASSING.has((error as { code?: string }).code ?? '') || attempt >= RETRIES) throw error;
      await pause(RETRY_AFTER_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

/** Writes one batch; false when the import is not to go on, for whichever reason. */
async function writeBatch(
  sql: PoolClient,
  job: ImportJob,
  plan: ReadingPlan,
  batch: Batch,
  position: number,
  speed: Speed,
): Promise<boolean> {
  const { workspaceId, importId } = job;
  const { rows } = await sql.query<{ state: ImportState; position: number }>(
    'select state, position from imports where id = $1 for no key update',
    [importId],
  );
  if (rows[0]?.state !== 'running' || rows[0].position !== position) return false;
  const { mapping, kind, format } = plan;
  const writing = { sql, workspaceId, importId, source: mapping.source, currency: format.currency };
  const refused = await writeRows(writing, kind, batch.rows);
  const rejects = [
    ...batch.rejects,
    ...refused.map(({ row, problem }) => ({ line: row.line, cells: row.cells, problem })),
  ];
  await keepRejects(sql, job, rejects);
  const handled = batch.rows.length + batch.rejects.length;
  await sql.query(
    `update imports set position = $2, line = $3, read_bytes = $4, done = done + $5, rejected = rejected + $6,
       rate = $7, measured_at = now(), updated_at = now() where id = $1`,
    [
      importId,
      batch.end.position,
      batch.end.line,
      batch.end.readBytes,
      handled,
      rejects.length,
      speed.after(handled),
    ],
  );
  await announceImport(sql, job);
  return true;
}

async function keepRejects(
  sql: PoolClient,
  { workspaceId, importId }: ImportJob,
  rejects: Batch['rejects'],
): Promise<void> {
  if (!rejects.length) return;
  await sql.query(
    `insert into import_rejects (import_id, workspace_id, line, reason, raw, problem)
     select $1, $2, * from unnest($3::int8[], $4::text[], $5::text[], $6::jsonb[]) on conflict do nothing`,
    [
      importId,
      workspaceId,
      rejects.map(({ line }) => line),
      rejects.map(({ problem }) => sentence(problem)),
      rejects.map(({ cells }) => JSON.stringify(cells)),
      rejects.map(({ problem }) => JSON.stringify(problem)),
    ],
  );
}

export async function announceImport(sql: PoolClient, { workspaceId, importId }: ImportJob): Promise<void> {
  await sql.query(`select pg_notify('jornada_live', notice) from unnest($1::text[]) notice`, [
    notices(workspaceId, [{ topic: 'imports', id: importId }]),
  ]);
}

/** Writes down how it ended. An import that somebody stopped meanwhile stays as they left it. */
async function end(
  db: Database,
  job: ImportJob,
  state: 'done' | 'failed',
  problem: Problem | null,
): Promise<void> {
  await inWorkspaceRaw(db, job.workspaceId, async (sql) => {
    const results = await countResults(sql, job.importId);
    await sql.query(
      `update imports set state = $2, problem = $3, error = $4, results = $5, finished_at = now(), updated_at = now(),
         rate = null, rows = case when $2 = 'done' then done else rows end
       where id = $1 and state = 'running'`,
      [job.importId, state, problem, problem && sentence(problem), results],
    );
    await announceImport(sql, job);
  });
}

/** Rows a second, the newest batches counting most. */
class Speed {
  #rate: number | null;
  #since = performance.now();

  constructor(rate: number | null) {
    this.#rate = rate;
  }

  after(rows: number): number {
    const now = performance.now();
    const newest = rows / Math.max(0.001, (now - this.#since) / 1000);
    this.#since = now;
    this.#rate = this.#rate === null ? newest : this.#rate * (1 - NEWEST_SHARE) + newest * NEWEST_SHARE;
    return this.#rate;
  }
}
