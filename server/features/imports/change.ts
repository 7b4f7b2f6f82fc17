/** A person corrects what a file is taken for. */
import { sql } from 'kysely';
import { inWorkspace, type Scope } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { conflict, invalid } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { surroundingsOf } from './arrive.ts';
import type { Format } from './format.ts';
import { lookAt } from './guessing/look.ts';
import type { ImportKind } from './kinds.ts';
import { applyTold, guessMapping, mappingProblem, type ToldMapping, writingDoubt } from './mapping.ts';
import { FileProblem, type Problem } from './problems.ts';
import { getImport, type ImportRow, uploadPath } from './store.ts';

export interface Change {
  kind?: ImportKind | undefined;
  mapping?: ToldMapping | undefined;
  format?: { [K in keyof Format]?: Format[K] | undefined } | undefined;
}

/**
 * Changes kind, format or mapping before the import runs. A new kind, or a format that cuts the file into other
 * columns, begins with a new guess. @throws 400 when the file cannot be read like that, 409 when the import has begun
 */
export async function changeImport(
  { db, config }: Context,
  scope: Scope,
  id: string,
  change: Change,
): Promise<ImportRow> {
  const { row, around } = await inWorkspace(db, scope, async (tx) => ({
    row: await getImport(tx, id),
    around: await surroundingsOf(tx, scope),
  }));
  if (row.state !== 'mapping' || !row.format)
    throw conflict(`Only an import in state "mapping" can be changed; this one is ${row.state}.`);
  const format = { ...row.format, ...defined(change.format ?? {}) };
  refuseZone(format.timeZone);
  const look = await lookAt(uploadPath(config.dataDir, row.file_path), format, around).catch(asRefusal);
  const kind = change.kind ?? (row.kind as ImportKind | null);
  const keeps = kind === row.kind && sameNames(look.columns, row.columns);
  const before = keeps ? row.mapping : guessMapping(look, row.file_name, kind ?? undefined).mapping;
  const mapping = applyTold(kind, before, change.mapping ?? {});
  const doubt =
    kind && !change.format?.dates && !change.format?.decimal && isDoubt(row.problem)
      ? writingDoubt(look, kind, mapping)
      : null;
  const problem = mappingProblem(kind, mapping, look.columns) ?? doubt;
  return inWorkspace(db, scope, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('imports')
      .set({
        kind,
        format: JSON.stringify(look.format),
        mapping: JSON.stringify(mapping),
        columns: look.columns,
        problem: problem && JSON.stringify(problem),
        updated_at: sql<Date>`now()`,
      })
      .where('id', '=', id)
      .where('state', '=', 'mapping')
      .executeTakeFirst();
    if (!numUpdatedRows) throw conflict('The import has begun meanwhile.');
    await audit(tx, scope, {
      action: 'import.changed',
      subject: { kind: 'import', id, name: row.file_name },
      before: { kind: row.kind, mapping: row.mapping },
      after: { kind, mapping },
    });
    await announce(tx, scope.workspaceId, [{ topic: 'imports', id }]);
    return getImport(tx, id);
  });
}

function isDoubt(problem: Problem | null): boolean {
  return problem?.code === 'date-order' || problem?.code === 'number-format';
}

function refuseZone(timeZone: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw invalid(`There is no time zone "${timeZone}".`, [
      { at: 'format.timeZone', message: 'must be an IANA name such as America/Sao_Paulo' },
    ]);
  }
}

function asRefusal(error: Error): never {
  if (error instanceof FileProblem) throw invalid(error.message, [{ at: 'format', message: error.message }]);
  throw error;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

function defined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
