/** Keys → customers → people: what `resolve.ts` decides upon, loaded for many claims at once. */
import { integers, texts } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import type { Identity, IdentityKind } from './identities.ts';
import type { KnownKey, Person } from './resolve.ts';

/** A key as the key of a map. */
export function keyOf({ kind, source, value }: Identity): string {
  return source ? `${kind}\u0001${source}\u0001${value}` : `${kind}\u0001${value}`;
}

/** Who has a key: the customer as identified, and the root of their person. */
export interface Owner {
  customerId: string;
  rootId: string;
}

/** Key → owner, of those that are known. */
export async function lookUp(
  sql: Sql,
  workspaceId: string,
  identities: Identity[],
): Promise<Map<string, Owner>> {
  const wanted = [...new Map(identities.map((identity) => [keyOf(identity), identity])).values()];
  // One look into the index for each key, whatever the planner believes of a table that has just begun to grow.
  const { rows } = await sql.query<{ at: number; customer_id: string; root_id: string }>(
    `select w.at::int4 as at, i.customer_id, c.root_id
     from unnest($2::text[], $3::text[], $4::text[]) with ordinality w (kind, source, value, at)
     cross join lateral (
       select customer_id from identities
       where workspace_id = $1 and kind = w.kind and source = w.source and value = w.value limit 1) i
     cross join lateral (select root_id from customers where id = i.customer_id limit 1) c`,
    [
      workspaceId,
      texts(wanted.map(({ kind }) => kind)),
      texts(wanted.map(({ source }) => source)),
      texts(wanted.map(({ value }) => value)),
    ],
  );
  return new Map(
    rows.map((row) => [keyOf(wanted[row.at - 1]!), { customerId: row.customer_id, rootId: row.root_id }]),
  );
}

/** Few enough that a large import may take them all, many enough that small doors seldom wait for each other. */
const LOCKS = 512;

/**
 * Holds these keys until the end of the transaction against anyone else who meets them for the first time. Taken in
 * one order, so nobody waits in a circle.
 */
export async function lockKeys(sql: Sql, workspaceId: string, identities: Identity[]): Promise<void> {
  const buckets = [...new Set(identities.map((identity) => bucketOf(workspaceId + keyOf(identity))))].sort(
    (a, b) => a - b,
  );
  await sql.query('select pg_advisory_xact_lock(4603, bucket) from unnest($1::int4[]) bucket', [
    integers(buckets),
  ]);
}

/** FNV-1a. */
function bucketOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % LOCKS;
}

interface MemberRow {
  id: string;
  root_id: string;
  kind: IdentityKind | null;
  source: string | null;
  value: string | null;
}

/** Everyone whom some claims name, kept up to date while the claims are decided one after another. */
export class People {
  readonly #owners: Map<string, Owner>;
  readonly #people: Map<string, Person>;
  readonly #settled: Set<string>;

  private constructor(owners: Map<string, Owner>, people: Map<string, Person>, settled: Set<string>) {
    this.#owners = owners;
    this.#people = people;
    this.#settled = settled;
  }

  static async load(sql: Sql, workspaceId: string, identities: Identity[]): Promise<People> {
    const owners = await lookUp(sql, workspaceId, identities);
    if (!owners.size) return new People(owners, new Map(), new Set());
    const ids = [...new Set([...owners.values()].map(({ customerId }) => customerId))];
    const { rows } = await sql.query<MemberRow>(
      `select c.id, c.root_id, i.kind, i.source, i.value
       from customers c
       left join identities i on i.customer_id = c.id
       where c.root_id in (select root_id from customers where id = any($1::uuid[]))`,
      [ids],
    );
    return new People(owners, peopleOf(rows), await settledPairs(sql, ids));
  }

  /** The keys that somebody has, and who. */
  known(identities: Identity[]): KnownKey[] {
    return identities.flatMap((identity) => {
      const owner = this.#owners.get(keyOf(identity));
      const person = owner && this.#people.get(owner.customerId);
      return person ? [{ identity, customerId: owner.customerId, person }] : [];
    });
  }

  /** Gives keys to a customer, new or not. Answers the person. */
  add(customerId: string, identities: Identity[]): Person {
    const person = this.#people.get(customerId) ?? { rootId: customerId, identities: [] };
    this.#people.set(customerId, person);
    person.identities.push(...identities);
    const owner = { customerId, rootId: person.rootId };
    for (const identity of identities) this.#owners.set(keyOf(identity), owner);
    return person;
  }

  /** Two people are one from now on. */
  join(winner: Person, loser: Person): void {
    winner.identities.push(...loser.identities);
    for (const [id, person] of this.#people) if (person === loser) this.#people.set(id, winner);
  }

  /** Whether a member once undid a merge of these two: then it is not done again without asking. */
  isSettled = (one: Person, other: Person): boolean => {
    return this.#settled.size > 0 && this.#settled.has(pairKey(one.rootId, other.rootId));
  };
}

function peopleOf(rows: MemberRow[]): Map<string, Person> {
  const byRoot = new Map<string, Person>();
  const people = new Map<string, Person>();
  for (const { id, root_id, kind, source, value } of rows) {
    const person = byRoot.get(root_id) ?? { rootId: root_id, identities: [] };
    byRoot.set(root_id, person);
    people.set(id, person);
    if (kind) person.identities.push({ kind, source: source!, value: value! });
  }
  return people;
}

async function settledPairs(sql: Sql, customerIds: string[]): Promise<Set<string>> {
  const { rows } = await sql.query<{ winner_id: string; loser_id: string }>(
    `select m.winner_id, m.loser_id from merges m
     where m.undone_at is not null
       and (m.winner_id in (select root_id from customers where id = any($1::uuid[]))
         or m.loser_id in (select root_id from customers where id = any($1::uuid[])))`,
    [customerIds],
  );
  return new Set(rows.map((row) => pairKey(row.winner_id, row.loser_id)));
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
