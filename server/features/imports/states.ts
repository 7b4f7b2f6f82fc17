/** The steps an import may take: run, pause, resume, cancel, undo. Each is written down with who took it. */

import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope, type Tx } from '../../core/database/workspace.ts';
import { conflict, invalid } from '../../core/http/problems.ts';
import { enqueue } from '../../core/jobs/jobs.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { ImportState } from './contract.ts';
import { mappingProblem } from './mapping.ts';
import { sentence } from './problems.ts';
import { getImport, type ImportRow, uploadPath } from './store.ts';

export const RUN_JOB = 'imports.run';
export const UNDO_JOB = 'imports.undo';

export interface ImportJob {
  workspaceId: string;
  importId: string;
}

/** Imports of one workspace run one after another: what comes later may build on what comes before. */
export async function enqueueImport(
  tx: Tx,
  name: typeof RUN_JOB | typeof UNDO_JOB,
  job: ImportJob,
): Promise<void> {
  await enqueue(tx, name, job, { key: `${name}:${job.importId}`, queue: `imports:${job.workspaceId}` });
}

/** Queues a mapped import. @throws 400 while its mapping cannot run, 409 when it is past that */
export async function runImport(tx: Tx, scope: Scope, id: string): Promise<ImportRow> {
  const row = await getImport(tx, id, true);
  expectState(row, ['mapping'], 'run');
  const problem = mappingProblem(row.kind === 'sample' ? null : row.kind, row.mapping, row.columns);
  if (problem) throw invalid(sentence(problem), [{ at: 'mapping', message: sentence(problem) }]);
  return setRunning(tx, scope, row);
}

export async function setRunning(tx: Tx, scope: Scope, row: ImportRow): Promise<ImportRow> {
  await step(tx, scope, row, 'running', 'import.started', {
    problem: null,
    error: null,
    started_at: row.started_at ?? new Date(),
    finished_at: null,
  });
  await enqueueImport(tx, RUN_JOB, { workspaceId: scope.workspaceId, importId: row.id });
  return getImport(tx, row.id);
}

export async function pauseImport(tx: Tx, scope: Scope, id: string): Promise<ImportRow> {
  const row = await getImport(tx, id, true);
  expectState(row, ['running'], 'pause');
  await step(tx, scope, row, 'paused', 'import.paused');
  return getImport(tx, id);
}

export async function resumeImport(tx: Tx, scope: Scope, id: string): Promise<ImportRow> {
  const row = await getImport(tx, id, true);
  expectState(row, ['paused', 'failed'], 'resume');
  if (!row.file_path || !row.format)
    throw conflict('There is nothing to resume: the file could not be read. Upload it again.');
  return setRunning(tx, scope, row);
}

export async function cancelImport(tx: Tx, scope: Scope, id: string): Promise<ImportRow> {
  const row = await getImport(tx, id, true);
  expectState(row, ['mapping', 'running', 'paused', 'failed'], 'cancel');
  await step(tx, scope, row, 'cancelled', 'import.cancelled', { finished_at: new Date() });
  return getImport(tx, id);
}

export async function undoImport(tx: Tx, scope: Scope, id: string): Promise<ImportRow> {
  const row = await getImport(tx, id, true);
  expectState(row, ['done', 'failed', 'cancelled', 'paused'], 'undo');
  await step(tx, scope, row, 'undoing', 'import.undone', { problem: null, error: null });
  await enqueueImport(tx, UNDO_JOB, { workspaceId: scope.workspaceId, importId: id });
  return getImport(tx, id);
}

/** Forgets the import, and its file unless it was imported again; what it brought stays. */
export async function removeImport(db: Database, dataDir: string, scope: Scope, id: string): Promise<void> {
  const filePath = await inWorkspace(db, scope, async (tx) => {
    const row = await getImport(tx, id, true);
    expectState(row, ['mapping', 'paused', 'done', 'failed', 'cancelled', 'undone'], 'remove');
    await tx.deleteFrom('imports').where('id', '=', id).execute();
    await audit(tx, scope, {
      action: 'import.removed',
      subject: { kind: 'import', id, name: row.file_name },
      before: { state: row.state, kind: row.kind },
    });
    await announce(tx, scope.workspaceId, [{ topic: 'imports', id }]);
    const other = await tx
      .selectFrom('imports')
      .select('id')
      .where('file_path', '=', row.file_path)
      .executeTakeFirst();
    return other ? null : row.file_path;
  });
  if (filePath) await rm(uploadPath(dataDir, filePath), { force: true });
}

const DEEDS: Record<string, string> = {
  run: 'Only an import in state "mapping" can be started',
  pause: 'Only a running import can be paused',
  resume: 'Only a paused or failed import can be resumed',
  cancel: 'Only an import that has not ended can be cancelled',
  undo: 'Only an import that has ended or is paused can be undone',
  remove: 'An import at work cannot be removed: cancel it first',
};

function expectState({ state }: ImportRow, states: ImportState[], deed: keyof typeof DEEDS) {
  if (!states.includes(state)) throw conflict(`${DEEDS[deed]}; this one is ${state}.`);
}

interface More {
  problem?: null;
  error?: null;
  started_at?: Date;
  finished_at?: Date | null;
}

async function step(
  tx: Tx,
  scope: Scope,
  row: ImportRow,
  state: ImportState,
  action: string,
  more: More = {},
) {
  await tx
    .updateTable('imports')
    .set({ ...more, state, rate: null, updated_at: sql<Date>`now()` })
    .where('id', '=', row.id)
    .execute();
  await audit(tx, scope, {
    action,
    subject: { kind: 'import', id: row.id, name: row.file_name },
    before: { state: row.state },
    after: { state },
  });
  await announce(tx, scope.workspaceId, [{ topic: 'imports', id: row.id }]);
}
