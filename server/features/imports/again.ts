/** What was undone or stopped once more: the same stored file with the same mapping, as an import of its own. */
import { stat } from 'node:fs/promises';
import { inWorkspace, type Scope } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { conflict } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { ImportKind } from './kinds.ts';
import { mappingProblem } from './mapping.ts';
import { getImport, type ImportRow, insertImport, uploadPath } from './store.ts';

/**
 * Makes a new import of the file of an earlier one. It waits in state `mapping`, to be looked over and run.
 * @throws 409 when the earlier one is not over, or when its file is no longer kept
 */
export async function importAgain(
  { db, config }: Pick<Context, 'db' | 'config'>,
  scope: Scope,
  id: string,
): Promise<ImportRow> {
  return inWorkspace(db, scope, async (tx) => {
    const row = await getImport(tx, id, true);
    if (row.state !== 'undone' && row.state !== 'cancelled')
      throw conflict(
        `Only an import that was undone or cancelled can be imported again; this one is ${row.state}.`,
      );
    if (!row.format || !(await isKept(config.dataDir, row)))
      throw conflict(`The file "${row.file_name}" is no longer kept. Upload it again.`);
    const kind = row.kind as ImportKind | null;
    const made = await insertImport(tx, scope.workspaceId, scope.actor.name, {
      fileName: row.file_name,
      filePath: row.file_path,
      fileBytes: row.file_bytes,
      kind,
      format: row.format,
      mapping: row.mapping,
      columns: row.columns,
      state: 'mapping',
      problem: mappingProblem(kind, row.mapping, row.columns) ?? { code: 'asked' },
    });
    await audit(tx, scope, {
      action: 'import.repeated',
      subject: { kind: 'import', id: made.id, name: made.file_name },
      before: { import: row.id },
      after: { kind },
    });
    await announce(tx, scope.workspaceId, [{ topic: 'imports' }]);
    return made;
  });
}

async function isKept(dataDir: string, { file_path }: ImportRow): Promise<boolean> {
  return file_path !== '' && (await stat(uploadPath(dataDir, file_path)).catch(() => null)) !== null;
}
