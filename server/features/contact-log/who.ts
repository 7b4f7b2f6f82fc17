/** With whom a call or a visit was: somebody known, or somebody new, also by a name alone. */
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { customerOf } from '../conversations/customer.ts';
import { identify } from '../customers/identify.ts';
import type { NewContact } from './shapes-contract.ts';

const LOG_SOURCE = 'contact-log';

/** @returns the id as identified: read by root @throws 400 for keys that cannot be used, 404 for an id that nobody has */
export async function whoIs(
  tx: Tx,
  scope: Scope,
  { customer, key }: Pick<NewContact, 'customer' | 'key'>,
  at: Date,
): Promise<string> {
  const { id, email, phone, name } = customer;
  if (id || email || phone) return customerOf(tx, scope, customer, at);
  // Nothing leads to them but what was written down of them.
  const identities = [{ kind: 'external' as const, source: LOG_SOURCE, value: key }];
  const [made] = await identify(sqlOf(tx), scope.workspaceId, [{ identities, at, facts: { name: name! } }], {
    source: LOG_SOURCE,
  });
  return made!;
}
