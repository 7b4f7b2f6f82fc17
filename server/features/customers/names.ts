/** What people are called, for lists of other features: the least that a row needs. */
import type { Tx } from '../../core/database/workspace.ts';

/** Of these roots, those that there are. */
export async function namesOf(
  tx: Tx,
  rootIds: string[],
): Promise<Map<string, { name: string | null; email: string | null }>> {
  if (!rootIds.length) return new Map();
  const rows = await tx
    .selectFrom('customers')
    .select(['id', 'shown_name as name', 'shown_email as email'])
    .where('id', 'in', rootIds)
    .execute();
  return new Map(rows.map(({ id, name, email }) => [id, { name, email }]));
}
