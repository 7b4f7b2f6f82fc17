/**
 * Who is meant: decides, in memory and without surprises, to which customer a claim belongs, which keys it brings,
 * and which customers it joins. No database here: `identify.ts` loads what is needed and writes what was decided.
 *
 * The rules:
 * 1. The strongest known key decides: user id, external id, e-mail, phone, anonymous id.
 * 2. User ids that differ are different people. No key joins them.
 * 3. Someone known only by an anonymous id has no name to lose: they join whoever the claim says they are.
 * 4. An external id in the same claim is a system's own statement: it joins, within rule 2.
 * 5. E-mail and phone are shared and retyped. They find a customer, but never join two known ones: they suggest.
 */
import type { Identity, IdentityKind } from './identities.ts';

/** All customers of one root: one person, as far as we know. */
export interface Person {
  rootId: string;
  identities: Identity[];
}

export interface Decision {
  /** The customer the claim belongs to. Null: a new one must be made. */
  customerId: string | null;
  /** Keys that nobody had yet, for that customer. */
  attach: Identity[];
  /** People to join to that customer's person at once. */
  merge: { person: Person; by: Identity }[];
  /** People who may be the same: for someone to decide. */
  suggest: { person: Person; by: Identity }[];
}

/** A key of the claim and whoever has it. */
export interface KnownKey {
  identity: Identity;
  customerId: string;
  person: Person;
}

const STRENGTH: Record<IdentityKind, number> = { userId: 4, external: 3, email: 2, phone: 1, anonymousId: 0 };

/** Decides for one claim. `isSettled` tells whether a member undid a merge of these two before. */
export function resolve(
  identities: Identity[],
  known: KnownKey[],
  isSettled: (one: Person, other: Person) => boolean = () => false,
): Decision {
  const unknown = identities.filter((identity) => !known.some((key) => isSame(key.identity, identity)));
  const strongestFirst = known.toSorted((a, b) => strength(b.identity) - strength(a.identity));
  const primary = strongestFirst.find((key) => mayBe(key, identities, unknown)) ?? null;
  const decision: Decision = {
    customerId: primary?.customerId ?? null,
    attach: unknown,
    merge: [],
    suggest: [],
  };
  const seen = new Set(primary ? [primary.person] : []);
  for (const key of strongestFirst) {
    if (seen.has(key.person)) continue;
    seen.add(key.person);
    const verdict = primary ? meeting(primary.person, key, isSettled) : refused(identities, key);
    if (verdict !== 'leave') decision[verdict].push({ person: key.person, by: key.identity });
  }
  return decision;
}

/** Whether the claim's new keys may go to whoever has this key. */
function mayBe({ identity, person }: KnownKey, claimed: Identity[], unknown: Identity[]): boolean {
  const claimedUser = claimed.find(({ kind }) => kind === 'userId');
  if (identity.kind === 'userId') return true;
  // A user id decides by itself: weaker keys of somebody with another user id do not.
  if (claimedUser && hasOther(person, claimedUser)) return false;
  if (identity.kind === 'external') return true;
  if (unknown.some((one) => one.kind === 'external' && hasOtherOfSpace(person, one))) return false;
  return identity.kind !== 'phone' || !claimed.some((one) => one.kind === 'email' && hasOther(person, one));
}

/** What becomes of somebody else whom the claim also names. */
function meeting(
  primary: Person,
  { identity, person }: KnownKey,
  isSettled: (one: Person, other: Person) => boolean,
): 'merge' | 'suggest' | 'leave' {
  const differ = userIds(primary).length > 0 && userIds(person).length > 0;
  const settled = isSettled(primary, person);
  if (isAnonymous(person) || isAnonymous(primary)) return settled || differ ? 'leave' : 'merge';
  if (identity.kind === 'external' && !differ) return settled ? 'leave' : 'merge';
  // Two accounts in one browser say that it is shared, not that they are one person.
  if (identity.kind === 'anonymousId' && differ) return 'leave';
  return settled ? 'leave' : 'suggest';
}

/** A new customer is made although this key was known: say so, unless it was only a shared browser. */
function refused(claimed: Identity[], { identity }: KnownKey): 'suggest' | 'leave' {
  const claimsUser = claimed.some(({ kind }) => kind === 'userId');
  return identity.kind === 'anonymousId' && claimsUser ? 'leave' : 'suggest';
}

/** Known by nothing but anonymous ids. */
export function isAnonymous(person: Person): boolean {
  return person.identities.every(({ kind }) => kind === 'anonymousId');
}

function userIds(person: Person): Identity[] {
  return person.identities.filter(({ kind }) => kind === 'userId');
}

function hasOther(person: Person, claimed: Identity): boolean {
  const same = person.identities.filter(({ kind }) => kind === claimed.kind);
  return same.length > 0 && !same.some((one) => one.value === claimed.value);
}

function hasOtherOfSpace(person: Person, claimed: Identity): boolean {
  const same = person.identities.filter(
    ({ kind, source }) => kind === claimed.kind && source === claimed.source,
  );
  return same.length > 0 && !same.some((one) => one.value === claimed.value);
}

function isSame(a: Identity, b: Identity): boolean {
  return a.kind === b.kind && a.source === b.source && a.value === b.value;
}

/** Which of two keys decides: the higher. */
export function strength({ kind }: Identity): number {
  return STRENGTH[kind];
}
