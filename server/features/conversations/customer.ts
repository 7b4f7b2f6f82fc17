/** From what somebody says of a customer to the customer. */
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { identify } from '../customers/identify.ts';
import { type Identity, type IdentityKind, identityOf } from '../customers/identities.ts';
import { keyOf as keyOfIdentity, lookUp } from '../customers/people.ts';
import { personOf } from '../customers/person.ts';
import { readWorkspace } from '../workspaces/settings.ts';

/** One key is enough. `name` is only written of somebody new. */
export interface CustomerReference {
  id?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  userId?: string | undefined;
  name?: string | undefined;
}

export const CONVERSATIONS_SOURCE = 'conversations';

/**
 * Finds whom it is about, or makes a customer of somebody unknown. Holds the workspace's customers until the end of
 * the transaction.
 * @returns the id as identified: read by root
 * @throws 400 for keys that cannot be used, 404 for an id that nobody has
 */
export async function customerOf(
  tx: Tx,
  { workspaceId }: Scope,
  told: CustomerReference,
  at: Date,
): Promise<string> {
  const sql = sqlOf(tx);
  if (told.id) {
    await personOf(sql, told.id);
    return told.id;
  }
  const { country } = await readWorkspace(tx, workspaceId);
  const identities = (['userId', 'email', 'phone'] as const).flatMap((kind) =>
    told[kind] === undefined ? [] : [keyOf(kind, told[kind], country)],
  );
  // Whoever is known keeps what they are called.
  const isNew = (await lookUp(sql, workspaceId, identities)).size === 0;
  const facts = isNew && told.name ? { facts: { name: told.name } } : {};
  const [id] = await identify(sql, workspaceId, [{ identities, at, ...facts }], {
    source: CONVERSATIONS_SOURCE,
  });
  return id!;
}

/**
 * The same for many who are told by their e-mail addresses (in their written form, each once), in one go.
 * @returns ids by address
 */
export async function customersWithEmails(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  people: { email: string; name: string; at: Date }[],
): Promise<Map<string, string>> {
  if (!people.length) return new Map();
  const sql = sqlOf(tx);
  const identities = people.map(({ email }) => keyOf('email', email, ''));
  const known = await lookUp(sql, workspaceId, identities);
  const claims = people.map(({ name, at }, index) => {
    const identity = identities[index]!;
    const facts = !known.has(keyOfIdentity(identity)) && name ? { facts: { name } } : {};
    return { identities: [identity], at, ...facts };
  });
  const ids = await identify(sql, workspaceId, claims, { source: CONVERSATIONS_SOURCE });
  return new Map(people.map(({ email }, index) => [email, ids[index]!]));
}

const EXAMPLES = {
  userId: 'at most 255 characters, none of them a control character',
  email: 'an e-mail address such as ana@example.com',
  phone: 'a phone number such as +55 11 91234 5678',
} satisfies Partial<Record<IdentityKind, string>>;

function keyOf(kind: keyof typeof EXAMPLES, value: string, country: string): Identity {
  const identity = identityOf(kind, value, country);
  if (identity) return identity;
  throw invalid(`"${value.slice(0, 80)}" cannot be used as ${kind}: it must be ${EXAMPLES[kind]}.`, [
    { at: `customer.${kind}`, message: `must be ${EXAMPLES[kind]}` },
  ]);
}
