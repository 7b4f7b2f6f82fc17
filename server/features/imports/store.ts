/** The rows of `imports`, as the API tells them. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import type { ImportState } from './contract.ts';
import type { Format, Mapping } from './format.ts';
import type { ImportKind } from './kinds.ts';
import { emptyMapping } from './mapping.ts';
import { type Problem, sentence } from './problems.ts';

export interface ImportRow {
  id: string;
  workspace_id: string;
  state: ImportState;
  kind: ImportKind | 'sample' | null;
  file_name: string;
  file_path: string;
  file_bytes: number;
  /** Null while nothing could be made of the file. */
  format: Format | null;
  mapping: Mapping;
  columns: string[];
  rows: number | null;
  done: number;
  rejected: number;
  position: number;
  line: number;
  read_bytes: number;
  rate: number | null;
  results: { made?: Record<string, number>; changed?: Record<string, number> };
  problem: Problem | null;
  error: string | null;
  undo_left: number | null;
  created_by_name: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** One import. `lock` holds it until the end of the transaction. @throws 404 */
export async function getImport(tx: Tx, id: string, lock = false): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
    select * from imports where id = ${id} and kind is distinct from 'sample'
    ${lock ? sql`for no key update` : sql``}`.execute(tx);
  if (!rows[0]) throw notFound(`There is no import ${id}.`);
  return rowOf(rows[0]);
}

/** A row as the table has it, with what was never written filled in. */
export function rowOf(row: ImportRow): ImportRow {
  const format = row.format && 'type' in row.format ? row.format : null;
  return { ...row, format, mapping: 'columns' in row.mapping ? row.mapping : emptyMapping() };
}

export interface NewImport {
  fileName: string;
  filePath: string;
  fileBytes: number;
  kind: ImportKind | null;
  format: Format | null;
  mapping: Mapping;
  columns: string[];
  state: 'mapping' | 'failed';
  problem: Problem | null;
}

export async function insertImport(
  tx: Tx,
  workspaceId: string,
  byName: string,
  made: NewImport,
): Promise<ImportRow> {
  const id = randomUUID();
  await tx
    .insertInto('imports')
    .values({
      id,
      workspace_id: workspaceId,
      state: made.state,
      kind: made.kind,
      file_name: made.fileName,
      file_path: made.filePath,
      file_bytes: made.fileBytes,
      format: JSON.stringify(made.format ?? {}),
      mapping: JSON.stringify(made.mapping),
      columns: made.columns,
      problem: made.problem && JSON.stringify(made.problem),
      error: made.state === 'failed' && made.problem ? sentence(made.problem) : null,
      created_by_name: byName,
    })
    .execute();
  return getImport(tx, id);
}

/** Where an upload lies on disk. */
export function uploadPath(dataDir: string, filePath: string): string {
  return path.join(dataDir, 'uploads', filePath);
}

export function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** An import as the API tells it. */
export function toldImport(row: ImportRow) {
  const share = shareDone(row);
  const isRunning = row.state === 'running';
  return {
    id: row.id,
    state: row.state,
    kind: row.kind === 'sample' ? null : row.kind,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    fileKept: row.file_path !== '',
    columns: row.columns,
    format: row.format,
    mapping: row.mapping,
    rows: row.rows,
    done: row.done,
    rejected: row.rejected,
    progress: share,
    rowsPerSecond: isRunning && row.rate !== null ? Math.round(row.rate) : null,
    secondsLeft: isRunning ? secondsLeft(row, share) : null,
    results: { made: row.results.made ?? {}, changed: row.results.changed ?? {} },
    problem: row.problem,
    error: row.error,
    reason: row.state === 'mapping' && row.problem ? sentence(row.problem) : null,
    undoLeft: row.state === 'undoing' ? row.undo_left : null,
    createdBy: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    startedAt: instant(row.started_at),
    finishedAt: instant(row.finished_at),
  };
}

/** Share of the stored file that is behind the rows handled, 0 … 1. */
function shareDone({ state, read_bytes, file_bytes }: ImportRow): number {
  if (state === 'done') return 1;
  return file_bytes ? Math.min(1, read_bytes / file_bytes) : 0;
}

/** At the speed of the last batches, if the rest of the file has rows like those so far. */
function secondsLeft({ done, rate }: ImportRow, share: number): number | null {
  if (!rate || !done || share <= 0) return null;
  return Math.ceil((done * (1 - share)) / share / rate);
}
