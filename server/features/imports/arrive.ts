/** From an uploaded file to an import: looked at, guessed, and run at once if nothing is in doubt. */

import { inWorkspace, type Scope, type Tx } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { Format } from './format.ts';
import { lookAt, type Surroundings } from './guessing/look.ts';
import { byDependency, type ImportKind } from './kinds.ts';
import {
  applyTold,
  doubtOf,
  emptyMapping,
  guessMapping,
  mappingProblem,
  type ToldMapping,
} from './mapping.ts';
import { FileProblem } from './problems.ts';
import { setRunning } from './states.ts';
import { type ImportRow, insertImport, type NewImport, uploadPath } from './store.ts';
import type { UploadedFile } from './upload.ts';

export interface Arrival {
  file: UploadedFile;
  kind: ImportKind | undefined;
  format: Partial<Format>;
  mapping: ToldMapping;
}

/** What a new file is taken for. Told things are certain; the rest is guessed. */
async function take(
  dataDir: string,
  { file, kind, format, mapping: told }: Arrival,
  around: Surroundings,
): Promise<NewImport> {
  const stored = { fileName: file.name, filePath: file.path, fileBytes: file.bytes };
  try {
    const look = await lookAt(uploadPath(dataDir, file.path), format, around);
    const guess = guessMapping(look, file.name, kind);
    const mapping = applyTold(guess.kind, guess.mapping, told);
    return {
      ...stored,
      state: 'mapping',
      kind: guess.kind,
      format: look.format,
      columns: look.columns,
      mapping,
      problem:
        mappingProblem(guess.kind, mapping, look.columns) ?? doubtOf(look, guess, mapping, told, format),
    };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return {
      ...stored,
      state: 'failed',
      kind: kind ?? null,
      format: null,
      columns: [],
      mapping: emptyMapping(),
      problem: error.problem,
    };
  }
}

/**
 * Makes an import of every file. With `start`, those without doubt run, in the order in which kinds build on each
 * other; the others wait in state `mapping` with their reason.
 */
export async function arrive(
  { db, config }: Context,
  scope: Scope,
  arrivals: Arrival[],
  start: boolean,
): Promise<ImportRow[]> {
  const around = await inWorkspace(db, scope, (tx) => surroundingsOf(tx, scope));
  const taken: NewImport[] = [];
  for (const arrival of arrivals) taken.push(await take(config.dataDir, arrival, around));
  return inWorkspace(db, scope, async (tx) => {
    const made: ImportRow[] = [];
    for (const one of taken) {
      const problem = one.problem ?? (start ? null : ({ code: 'asked' } as const));
      const row = await insertImport(tx, scope.workspaceId, scope.actor.name, { ...one, problem });
      await audit(tx, scope, {
        action: 'import.uploaded',
        subject: { kind: 'import', id: row.id, name: row.file_name },
        after: { kind: row.kind },
      });
      made.push(row);
    }
    await announce(tx, scope.workspaceId, [{ topic: 'imports' }]);
    const ready = made.filter(({ state, problem }) => state === 'mapping' && problem === null);
    ready.sort((a, b) => byDependency(a.kind as ImportKind, b.kind as ImportKind));
    const running = new Map<string, ImportRow>();
    for (const row of ready) running.set(row.id, await setRunning(tx, scope, row));
    return made.map((row) => running.get(row.id) ?? row);
  });
}

export async function surroundingsOf(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
): Promise<Surroundings> {
  const workspace = await tx
    .selectFrom('workspaces')
    .select(['time_zone', 'currency', 'country'])
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return { timeZone: workspace.time_zone, currency: workspace.currency, country: workspace.country };
}
