/** The one customer whom a key leads to. */
import type { z } from 'zod';
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import { type Identity, type IdentityKind, identityOf } from './identities.ts';
import { readCustomer } from './profile.ts';
import type { Customer } from './shapes-contract.ts';

export interface KeyAsked {
  kind: IdentityKind;
  value: string;
  /** Only of external ids; without it any id space. */
  source?: string | undefined;
}

/**
 * @param country reads a phone number that was written without one
 * @throws 400 when the value cannot be one of its kind, 404 for nobody, 409 when it leads to several people
 */
export async function customerByIdentity(
  tx: Tx,
  asked: KeyAsked,
  country: string,
): Promise<z.input<typeof Customer>> {
  const identity = identityOf(asked.kind, asked.value, country, asked.source);
  if (!identity) throw notOfItsKind(asked);
  const anySource = asked.kind === 'external' && asked.source === undefined;
  const people = await peopleWith(tx, identity, anySource);
  if (!people.length) throw notFound(`Nobody here has the ${asked.kind} "${identity.value}".`);
  if (people.length > 1) throw ambiguous(identity.value, people);
  return readCustomer(tx, people[0]!.customer_id);
}

interface Found {
  customer_id: string;
  root_id: string;
  source: string;
}

/** One row a person. */
async function peopleWith(tx: Tx, { kind, source, value }: Identity, anySource: boolean): Promise<Found[]> {
  const { rows } = await sqlOf(tx).query<Found>(
    `select distinct on (c.root_id) i.customer_id, c.root_id, i.source
     from identities i join customers c on c.id = i.customer_id
     where i.kind = $1 and i.value = $2 and ($3 or i.source = $4)
     order by c.root_id, i.source`,
    [kind, value, anySource, source],
  );
  return rows;
}

const EXAMPLES: Record<IdentityKind, string> = {
  email: 'an e-mail address such as ana@example.com',
  phone: 'a phone number such as +55 11 91234 5678',
  userId: 'at most 255 characters, none of them a control character',
  anonymousId: 'at most 255 characters, none of them a control character',
  external: 'at most 255 characters, none of them a control character',
};

function notOfItsKind({ kind, value }: KeyAsked) {
  const right = `must be ${EXAMPLES[kind]}`;
  return invalid(`"${value.slice(0, 80)}" cannot be used as ${kind}: it ${right}.`, [
    { at: 'value', message: right },
  ]);
}

function ambiguous(value: string, people: Found[]) {
  const spaces = people.map(({ source }) => `"${source}"`).join(', ');
  return conflict(
    `The external id "${value}" belongs to ${people.length} people, in the id spaces ${spaces}. Say which by "source".`,
    people.map(({ root_id, source }) => ({ at: 'source', message: `"${source}" is customer ${root_id}` })),
  );
}
