/** After a member's deed on a customer: the audit line, and news to the screens that show them. */
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import { audit, type Deed } from '../audit/audit.ts';
import { tellOfCustomers } from './happenings.ts';

export async function noteDeed(
  tx: Tx,
  scope: Scope,
  rootId: string,
  deed: Omit<Deed, 'subject'>,
): Promise<void> {
  const customer = await tx
    .selectFrom('customers')
    .select(['shown_name', 'shown_email'])
    .where('id', '=', rootId)
    .executeTakeFirstOrThrow();
  const name = customer.shown_name ?? customer.shown_email;
  await audit(tx, scope, { ...deed, subject: { kind: 'customer', id: rootId, ...(name ? { name } : {}) } });
  await announce(tx, scope.workspaceId, [{ topic: `customer:${rootId}` }, { topic: 'customers' }]);
  if (CHANGES.has(deed.action))
    await tellOfCustomers(sqlOf(tx), scope.workspaceId, [{ what: 'updated', customerId: rootId }]);
}

/** Deeds after which the customer is another. Merging tells by itself; a note is about them, not of them. */
const CHANGES: ReadonlySet<string> = new Set([
  'customer.edited',
  'customer.assigned',
  'customer.tagged',
  'customer.untagged',
]);
