/**
 * What happens to customers, one by one, for features that tell others of it: in the transaction in which it happens.
 * What an import or the sample company brings, and what goes with undoing them, is not told: thousands at once are no
 * news to anybody.
 */
import type { Sql } from '../../core/database/workspace.ts';

export type CustomerHappening = { customerId: string } & (
  | { what: 'created' | 'updated' }
  | { what: 'merged' | 'unmerged'; mergeId: string }
  | { what: 'answered' | 'answered otherwise'; responseId: string }
);

export type CustomerListener = (
  sql: Sql,
  workspaceId: string,
  happenings: readonly CustomerHappening[],
) => Promise<void>;

const listeners = new Set<CustomerListener>();

export function listenToCustomers(listener: CustomerListener): void {
  listeners.add(listener);
}

export async function tellOfCustomers(
  sql: Sql,
  workspaceId: string,
  happenings: readonly CustomerHappening[],
): Promise<void> {
  if (!happenings.length) return;
  for (const listen of listeners) await listen(sql, workspaceId, happenings);
}
