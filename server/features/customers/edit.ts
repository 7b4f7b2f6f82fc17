/** Corrections by hand. They become the customer's own words, so merging and undoing treat them like any other. */
import type { z } from 'zod';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { conflict, invalid } from '../../core/http/problems.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import type { customersApi } from './contract.ts';
import { type IdentityKind, identityOf } from './identities.ts';
import { assignOwner } from './owner.ts';
import { lookUp } from './people.ts';
import { personOf } from './person.ts';
import { refreshCustomers } from './refresh.ts';
import { noteDeed } from './tell.ts';

type Change = z.output<typeof customersApi.edit.body & object>;
type Facts = Pick<Change, 'name' | 'email' | 'phone' | 'traits'>;

/**
 * Writes the change to the root of the person. A new e-mail or phone also becomes a key that leads to them.
 * @throws 400 when an address or number is none, 409 when it belongs to somebody else
 */
export async function editCustomer(tx: Tx, scope: Scope, customerId: string, change: Change): Promise<void> {
  const { ownerId, ...facts } = change;
  if (Object.keys(facts).length) await editFacts(tx, scope, customerId, facts);
  if (ownerId !== undefined) await assignOwner(tx, scope, customerId, ownerId);
}

async function editFacts(tx: Tx, scope: Scope, customerId: string, change: Facts): Promise<void> {
  const { rootId } = await personOf(sqlOf(tx), customerId);
  const { country } = await readWorkspace(tx, scope.workspaceId);
  const before = await tx
    .selectFrom('customers')
    .select(['name', 'email', 'phone', 'traits'])
    .where('id', '=', rootId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const after = {
    name: changed(change.name, before.name),
    email: changed(await addKey(tx, scope, rootId, 'email', change.email, country), before.email),
    phone: changed(await addKey(tx, scope, rootId, 'phone', change.phone, country), before.phone),
    traits: withTraits(before.traits as Record<string, unknown>, change.traits),
  };
  await tx
    .updateTable('customers')
    .set({ ...after, traits: JSON.stringify(after.traits), updated_at: new Date() })
    .where('id', '=', rootId)
    .execute();
  await refreshCustomers(sqlOf(tx), scope.workspaceId, [rootId]);
  await noteDeed(tx, scope, rootId, { action: 'customer.edited', before, after });
}

/**
 * A number by which they can be reached is a key of theirs from now on, and shown where none was. One that is theirs
 * already changes nothing.
 * @param number in E.164 @throws 409 when it belongs to somebody else
 */
export async function addPhone(tx: Tx, scope: Scope, customerId: string, number: string): Promise<void> {
  const { rootId } = await personOf(sqlOf(tx), customerId);
  const owners = await lookUp(sqlOf(tx), scope.workspaceId, [{ kind: 'phone', source: '', value: number }]);
  if ([...owners.values()].some((owner) => owner.rootId === rootId)) return;
  const { shown_phone } = await tx
    .selectFrom('customers')
    .select('shown_phone')
    .where('id', '=', rootId)
    .executeTakeFirstOrThrow();
  if (!shown_phone) return editFacts(tx, scope, rootId, { phone: number });
  await addKey(tx, scope, rootId, 'phone', number, '');
  await refreshCustomers(sqlOf(tx), scope.workspaceId, [rootId]);
  await noteDeed(tx, scope, rootId, { action: 'customer.edited', before: {}, after: { phone: number } });
}

function changed(told: string | null | undefined, before: string | null): string | null {
  return told === undefined ? before : told;
}

/** The value in its written form, a key of this customer from now on. Nothing to do for null and undefined. */
async function addKey(
  tx: Tx,
  { workspaceId }: Scope,
  rootId: string,
  kind: Extract<IdentityKind, 'email' | 'phone'>,
  told: string | null | undefined,
  country: string,
): Promise<string | null | undefined> {
  if (told === null || told === undefined) return told;
  const identity = identityOf(kind, told, country);
  if (!identity) {
    const right =
      kind === 'email' ? 'an address such as ana@example.com' : 'a number such as +55 11 91234 5678';
    throw invalid(`"${told}" cannot be used as ${kind}.`, [{ at: kind, message: `must be ${right}` }]);
  }
  await tx
    .insertInto('identities')
    .values({ workspace_id: workspaceId, ...identity, customer_id: rootId })
    .onConflict((same) => same.columns(['workspace_id', 'kind', 'source', 'value']).doNothing())
    .execute();
  await requireOwn(tx, rootId, kind, identity.value);
  return identity.value;
}

async function requireOwn(tx: Tx, rootId: string, kind: string, value: string): Promise<void> {
  const owner = await tx
    .selectFrom('identities as i')
    .innerJoin('customers as c', 'c.id', 'i.customer_id')
    .innerJoin('customers as root', 'root.id', 'c.root_id')
    .select(['root.id', 'root.shown_name'])
    .where('i.kind', '=', kind)
    .where('i.value', '=', value)
    .executeTakeFirstOrThrow();
  if (owner.id === rootId) return;
  throw conflict(
    `${value} belongs to ${owner.shown_name ?? `customer ${owner.id}`}. If both are one person, merge them instead.`,
    [{ at: kind, message: `belongs to customer ${owner.id}` }],
  );
}

function withTraits(before: Record<string, unknown>, told: Record<string, unknown> | undefined) {
  const traits = Object.entries({ ...before, ...told });
  return Object.fromEntries(traits.filter(([, value]) => value !== null));
}
