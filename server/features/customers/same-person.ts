import type { Tx } from '../../core/database/workspace.ts';

/** Whether two customers are one person by now, merged or not. */
export async function isSamePerson(tx: Tx, one: string, other: string): Promise<boolean> {
  const rows = await tx.selectFrom('customers').select('root_id').where('id', 'in', [one, other]).execute();
  return new Set(rows.map(({ root_id }) => root_id)).size === 1;
}
