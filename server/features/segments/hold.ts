/** What every change of a segment begins and ends with. */
import type { Selectable } from 'kysely';
import type { Segments } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';

export type SegmentRow = Selectable<Segments>;

/** Locks the segment until the end of the transaction. @throws 404 */
export async function holdSegment(tx: Tx, id: string): Promise<SegmentRow> {
  const row = await tx.selectFrom('segments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('There is no such segment.');
  return row;
}

/** The audit line, and news to the screens that show it. */
export async function noteChange(
  tx: Tx,
  scope: Scope,
  { id, name }: Pick<SegmentRow, 'id' | 'name'>,
  deed: { action: string; before?: unknown; after?: unknown },
): Promise<void> {
  await audit(tx, scope, { ...deed, subject: { kind: 'segment', id, name } });
  await announce(tx, scope.workspaceId, [{ topic: 'segments' }, { topic: `segment:${id}` }]);
}
