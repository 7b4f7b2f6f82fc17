/** From what somebody says of a person to the customer it belongs to. The rules are in `resolve.ts`. */

import type { Sql } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { type Fact, writeFacts } from './facts.ts';
import { type CustomerHappening, tellOfCustomers } from './happenings.ts';
import type { Identity } from './identities.ts';
import { joinAutomatically } from './merge.ts';
import { keyOf, lockKeys, lookUp, type Owner, People } from './people.ts';
import { refreshCustomers } from './refresh.ts';
import { isAnonymous, resolve, strength } from './resolve.ts';
import { suggestMerges } from './suggestions.ts';
import { addCustomers, addIdentities, type NewCustomer, type NewIdentity } from './write.ts';

/** What someone says of one person: the keys that belong together and what is known of them. */
export interface Claim {
  /** At least one, in any order, all in their written form (`identityOf`). */
  identities: Identity[];
  /** Facts told with it; only `identify`-like calls and imports carry them. Undefined keys leave what was. */
  facts?: Fact;
  /** When it was said or happened: first seen of a new customer, and last seen unless `until` says later. */
  at?: Date;
  /** The last of several moments told at once, as an order's delivery. */
  until?: Date;
  /**
   * What a new customer buys in the same transaction, so that the row is written once. `written` says afterwards
   * whether the customer was new and has these counts; everyone else needs `refreshOrderCounts`.
   */
  buying?: { orders: number; revenueMinor: number; written?: boolean };
}

export interface ClaimOrigin {
  /** The door or system: `tracking`, `import`, `sample`. */
  source: string;
  importId?: string;
}

/**
 * Finds the customer of every claim, in their order; makes those who are new; joins keys that belong together;
 * suggests a merge where only a weak key says so. Answers with the ids of the customers as identified (not roots).
 *
 * Call it once in the transaction that writes what happened to them. It holds the workspace's shared lock until the
 * end, so that customers do not go away meanwhile, and locks unknown keys against others who meet them at the same
 * moment: of two transactions that see a new person, the second finds the customer that the first made.
 */
export async function identify(
  sql: Sql,
  workspaceId: string,
  claims: Claim[],
  origin: ClaimOrigin,
): Promise<string[]> {
  await shareWorkspace(sql, workspaceId);
  const owners = await lookUp(
    sql,
    workspaceId,
    claims.flatMap((claim) => claim.identities),
  );
  const ids = claims.map((claim) => ownerOfAll(claim, owners));
  const open = claims.flatMap((_, index) => (ids[index] === null ? [index] : []));
  const news: News = { touched: new Set(), created: new Set(), updated: new Set(), merged: [] };
  const { touched } = news;
  const made = open.length ? await settle(sql, workspaceId, claims, open, ids, origin, news) : [];
  const customers = ids as string[];
  for (const id of await writeFacts(sql, workspaceId, claims, customers, origin)) {
    touched.add(id);
    news.updated.add(id);
  }
  if (touched.size) await refreshCustomers(sql, workspaceId, [...touched]);
  for (const [id, { buying }] of made) if (buying) buying.written = !touched.has(id);
  if (!origin.importId) await tellOfCustomers(sql, workspaceId, happeningsOf(news));
  return customers;
}

/** What came of some claims. */
interface News {
  /** What is shown of them is to be put together anew. */
  touched: Set<string>;
  /** Known by more than a browser, for the first time. */
  created: Set<string>;
  /** With other facts, or with keys by which they are found and shown. */
  updated: Set<string>;
  /** Of two who were both known. */
  merged: { winnerId: string; mergeId: string }[];
}

const happeningsOf = ({ created, updated, merged }: News): CustomerHappening[] => [
  ...[...created].map((customerId) => ({ what: 'created' as const, customerId })),
  ...[...updated].flatMap((customerId) =>
    created.has(customerId) ? [] : [{ what: 'updated' as const, customerId }],
  ),
  ...merged.map(({ winnerId, mergeId }) => ({ what: 'merged' as const, customerId: winnerId, mergeId })),
];

/** Held by everyone who writes to customers; whoever removes customers takes it alone (`lockWorkspace`). */
export async function shareWorkspace(sql: Sql, workspaceId: string): Promise<void> {
  await sql.query(`select pg_advisory_xact_lock_shared(4602, hashtext($1))`, [workspaceId]);
}

/**
 * The same, and tells whether customers may have gone since: while the answer is the same, a key that led to a
 * customer still does. Identities never move: merging and undoing change roots only.
 */
export async function shareWorkspaceAt(sql: Sql, workspaceId: string): Promise<number> {
  await shareWorkspace(sql, workspaceId);
  const { rows } = await sql.query<{ people_epoch: number }>(
    'select people_epoch from workspaces where id = $1',
    [workspaceId],
  );
  return rows[0]!.people_epoch;
}

/** The same as statements without parameters, to open a transaction with in one round trip; the last answers. */
export function sharingStatements(workspaceId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(workspaceId)) throw new Error(`not a workspace id: ${workspaceId}`);
  return `select pg_advisory_xact_lock_shared(4602, hashtext('${workspaceId}'));
    select people_epoch from workspaces where id = '${workspaceId}'`;
}

/** Waits until nobody writes to customers and keeps them out until the end of the transaction. */
export async function lockWorkspace(sql: Sql, workspaceId: string): Promise<void> {
  await sql.query(`select pg_advisory_xact_lock(4602, hashtext($1))`, [workspaceId]);
  await sql.query('update workspaces set people_epoch = people_epoch + 1 where id = $1', [workspaceId]);
}

/** Whoever has the strongest key, if all keys lead to one person; null when a key is new or they lead to several. */
function ownerOfAll({ identities }: Claim, owners: Map<string, Owner>): string | null {
  let chosen: Owner | undefined;
  let best = -1;
  for (const identity of identities) {
    const owner = owners.get(keyOf(identity));
    if (!owner || (chosen && owner.rootId !== chosen.rootId)) return null;
    if (strength(identity) <= best) continue;
    best = strength(identity);
    chosen = owner;
  }
  return chosen?.customerId ?? null;
}

/**
 * The slower way, for claims that bring new keys or name several customers. Answers who is new, with the claim that
 * they were made of.
 */
async function settle(
  sql: Sql,
  workspaceId: string,
  claims: Claim[],
  open: number[],
  ids: (string | null)[],
  origin: ClaimOrigin,
  news: News,
): Promise<[id: string, claim: Claim][]> {
  const identities = open.flatMap((index) => claims[index]!.identities);
  await lockKeys(sql, workspaceId, identities);
  const people = await People.load(sql, workspaceId, identities);
  const made: [id: string, claim: Claim][] = [];
  const customers: NewCustomer[] = [];
  const attached: NewIdentity[] = [];
  const merges: { winnerId: string; loserId: string; by: Identity; isNews: boolean }[] = [];
  const suggestions: { oneId: string; otherId: string; by: Identity }[] = [];
  for (const index of open) {
    const claim = claims[index]!;
    const known = people.known(claim.identities);
    const decision = resolve(unique(claim.identities), known, people.isSettled);
    const id = decision.customerId ?? newId();
    if (decision.attach.some(isShown)) {
      const before = known.find(({ customerId }) => customerId === id)?.person;
      (before && !isAnonymous(before) ? news.updated : news.created).add(id);
      if (decision.customerId) news.touched.add(id);
    }
    if (!decision.customerId) {
      made.push([id, claim]);
      customers.push(newCustomer(id, { ...claim, identities: decision.attach }));
    }
    for (const identity of decision.attach) attached.push({ ...identity, customerId: id });
    const person = people.add(id, decision.attach);
    for (const { person: other, by } of decision.merge) {
      const isNews = !isAnonymous(other);
      merges.push({ winnerId: person.rootId, loserId: other.rootId, by, isNews });
      people.join(person, other);
    }
    for (const { person: other, by } of decision.suggest) {
      suggestions.push({ oneId: person.rootId, otherId: other.rootId, by });
    }
    ids[index] = id;
  }
  await addCustomers(sql, workspaceId, customers, origin);
  await addIdentities(sql, workspaceId, attached, origin);
  const joined = await joinAutomatically(sql, workspaceId, merges, origin);
  await suggestMerges(sql, workspaceId, suggestions);
  news.merged.push(...joined.flatMap((merge, at) => (merge && merges[at]!.isNews ? [merge] : [])));
  for (const { winnerId } of merges) news.touched.add(winnerId);
  const losers = new Set(merges.map(({ loserId }) => loserId));
  return made.filter(([id]) => !losers.has(id));
}

function newCustomer(id: string, { identities, at, until, facts, buying }: Claim): NewCustomer {
  return {
    id,
    identities,
    buying,
    firstSeenAt: at ?? until ?? null,
    lastSeenAt: until ?? at ?? null,
    ...facts,
  };
}

/** Keys by which people are found and shown. */
function isShown({ kind }: Identity): boolean {
  return kind !== 'anonymousId';
}

function unique(identities: Identity[]): Identity[] {
  return [...new Map(identities.map((identity) => [keyOf(identity), identity])).values()];
}
