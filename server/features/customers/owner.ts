/** Who looks after a customer. */
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { membersHere } from '../members/roster.ts';
import { personOf } from './person.ts';
import { noteDeed } from './tell.ts';

/** Gives the person to a member, or to nobody (null). @throws 400 when there is no such member */
export async function assignOwner(
  tx: Tx,
  scope: Scope,
  customerId: string,
  ownerId: string | null,
): Promise<void> {
  const { rootId, ids } = await personOf(sqlOf(tx), customerId);
  const owner = ownerId === null ? null : await requireMember(tx, ownerId);
  const before = await ownersOf(tx, ids);
  // Merged customers lose theirs too, or the person would fall back to one of them.
  await tx.updateTable('customers').set({ owner_id: null }).where('id', 'in', ids).execute();
  await tx
    .updateTable('customers')
    .set({ owner_id: ownerId, updated_at: new Date() })
    .where('id', '=', rootId)
    .execute();
  await noteDeed(tx, scope, rootId, {
    action: 'customer.assigned',
    before: { owner: before },
    after: { owner },
  });
}

/** The members who may own a customer, by name. */
export async function possibleOwners(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('members')
    .select(['id', 'name'])
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute();
}

async function requireMember(tx: Tx, id: string) {
  const [found] = await membersHere(tx, [id]);
  if (found) return found;
  throw invalid(`There is no member ${id}.`, [
    { at: 'ownerId', message: 'must be the id of a member of this workspace, or null' },
  ]);
}

async function ownersOf(tx: Tx, ids: string[]) {
  return tx
    .selectFrom('customers as c')
    .innerJoin('members as m', 'm.id', 'c.owner_id')
    .select(['m.id', 'm.name'])
    .where('c.id', 'in', ids)
    .execute();
}
