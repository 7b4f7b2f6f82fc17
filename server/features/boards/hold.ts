/** What every change of a board begins and ends with. */
import type { Selectable } from 'kysely';
import type { BoardCards, Boards } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';

export type BoardRow = Selectable<Boards>;
export type CardRow = Selectable<BoardCards>;

/** Locks the board, and so its cards, until the end of the transaction. @throws 404 */
export async function holdBoard(tx: Tx, id: string): Promise<BoardRow> {
  const row = await tx.selectFrom('boards').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('There is no such board.');
  return row;
}

/** The audit line, and news to the screens that show it. */
export async function noteChange(
  tx: Tx,
  scope: Scope,
  { id, name }: Pick<BoardRow, 'id' | 'name'>,
  deed: { action: string; before?: unknown; after?: unknown },
): Promise<void> {
  await tx.updateTable('boards').set({ updated_at: new Date() }).where('id', '=', id).execute();
  await audit(tx, scope, { ...deed, subject: { kind: 'board', id, name } });
  await announce(tx, scope.workspaceId, [{ topic: 'boards' }, { topic: `board:${id}` }]);
}
