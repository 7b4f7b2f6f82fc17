/** Who a customer is: one person, put together from every customer that was merged into them. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { instant } from './moments.ts';
import { type Person, personOf } from './person.ts';
import { factsOf } from './rows.ts';
import type { Customer } from './shapes-contract.ts';

type Profile = z.input<typeof Customer>;

/** @throws 404 when there is no such customer in the workspace */
export async function readCustomer(tx: Tx, customerId: string): Promise<Profile> {
  const person = await personOf(sqlOf(tx), customerId);
  const members = await membersOf(tx, person);
  const root = members[0]!;
  const [facts] = await factsOf(tx, [person.rootId]);
  const { name, email, phone, knownAs, tags, owner } = facts!;
  const moments = await seen(tx, person);
  return {
    id: person.rootId,
    mergedFrom: customerId === person.rootId ? null : customerId,
    ...{ name, email, phone, knownAs, tags, owner },
    account: await accountOf(tx, facts!.account?.id),
    firstSeenAt: moments.first ?? facts!.firstSeenAt,
    lastSeenAt: moments.last ?? facts!.lastSeenAt,
    notesCount: await countOf(tx, 'customer_notes', person),
    responsesCount: await countOf(tx, 'responses', person),
    orders: await ordersOf(tx, person),
    ratings: await ratingsOf(tx, person),
    identities: await identitiesOf(tx, person),
    members: members.map((member) => ({
      id: member.id,
      name: member.name ?? member.email,
      source: member.source,
      createdAt: instant(member.created_at),
      root: member.id === person.rootId,
    })),
    merges: await mergesOf(tx, person),
    openSuggestions: await countSuggestions(tx, person),
    traits: traitsOf(members),
    source: root.source,
    createdAt: instant(root.created_at),
  };
}

type Member = Awaited<ReturnType<typeof membersOf>>[number];

/** The root first, then in the order in which they came to be. */
async function membersOf(tx: Tx, { rootId, ids }: Person) {
  const rows = await tx
    .selectFrom('customers')
    .select(['id', 'name', 'email', 'source', 'traits', 'created_at'])
    .where('id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.sort((one, other) => Number(other.id === rootId) - Number(one.id === rootId));
}

/** Each trait once: the root's word goes before that of those who joined it. */
function traitsOf(members: Member[]): Profile['traits'] {
  const traits = new Map<string, Profile['traits'][number]>();
  for (const { id, source, traits: told } of members) {
    for (const [key, value] of Object.entries(told as Record<string, unknown>)) {
      if (!traits.has(key)) traits.set(key, { key, value, customerId: id, source });
    }
  }
  return [...traits.values()].sort((one, other) => one.key.localeCompare(other.key));
}

async function accountOf(tx: Tx, id: string | undefined): Promise<Profile['account']> {
  if (!id) return null;
  const row = await tx
    .selectFrom('accounts')
    .select(['id', 'external_id', 'name', 'domain'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id: row.id, externalId: row.external_id, name: row.name, domain: row.domain };
}

/** The exact moments of the first and last touchpoint: each end of each customer's part of the index. */
async function seen(tx: Tx, { ids }: Person) {
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select min(first) as first, max(last) as last
    from unnest(${ids}::uuid[]) member (id)
    cross join lateral (
      select (select at from touchpoints where customer_id = member.id order by at, id limit 1) as first,
             (select at from touchpoints where customer_id = member.id order by at desc, id desc limit 1) as last) ends
    `.execute(tx);
  return { first: instant(rows[0]!.first), last: instant(rows[0]!.last) };
}

async function countOf(tx: Tx, table: 'customer_notes' | 'responses', { ids }: Person): Promise<number> {
  const { n } = await tx
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('customer_id', 'in', ids)
    .executeTakeFirstOrThrow();
  return n;
}

async function countSuggestions(tx: Tx, { ids }: Person): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from merge_suggestions
    where state = 'open' and (first_id = any(${ids}::uuid[]) or second_id = any(${ids}::uuid[]))`.execute(tx);
  return rows[0]!.n;
}

interface OrdersRow {
  count: number;
  first: Date | null;
  last: Date | null;
  late: number;
  value: Profile['orders']['value'] | null;
}

async function ordersOf(tx: Tx, { ids }: Person): Promise<Profile['orders']> {
  const { rows } = await sql<OrdersRow>`
    with theirs as (select * from orders where customer_id = any(${ids}::uuid[])),
    value as (
      select coalesce(o.currency, w.currency) as currency, count(*) as orders,
        sum(coalesce(o.total_minor, 0) - coalesce(o.refunded_minor, 0)) as minor
      from theirs o join workspaces w on w.id = o.workspace_id where o.cancelled_at is null group by 1)
    select count(*) as count, min(placed_at) as first, max(placed_at) as last,
      count(*) filter (where ${isLate}) as late,
      (select jsonb_agg(to_jsonb(value) order by minor desc) from value) as value
    from theirs`.execute(tx);
  const { count, first, last, late, value } = rows[0]!;
  return { count, firstAt: instant(first), lastAt: instant(last), late, value: value ?? [] };
}

/** Of an order: it came after the promised moment, or has not come although that moment has passed. */
const isLate = sql`promised_at is not null and cancelled_at is null
  and coalesce(delivered_at, now()) > promised_at`;

interface RatingsRow {
  count: number;
  lowest: number | null;
  average: number | null;
  last: number | null;
  last_at: Date | null;
}

async function ratingsOf(tx: Tx, { ids }: Person): Promise<Profile['ratings']> {
  const { rows } = await sql<RatingsRow>`
    with given as (
      select at, jornada.rating(score, scale_min, scale_max) as rating
      from responses where customer_id = any(${ids}::uuid[]) and metric <> 'custom')
    select count(*) as count, min(rating) as lowest, avg(rating) as average, max(at) as last_at,
      (array_agg(rating order by at desc))[1] as last
    from given where rating is not null`.execute(tx);
  const { last_at, ...ratings } = rows[0]!;
  return { ...ratings, lastAt: instant(last_at) };
}

async function identitiesOf(tx: Tx, { ids }: Person): Promise<Profile['identities']> {
  const rows = await tx
    .selectFrom('identities as i')
    .select(['i.kind', 'i.source', 'i.value', 'i.customer_id', 'i.created_at'])
    .where('i.customer_id', 'in', ids)
    .orderBy(sql`array_position(array['email', 'phone', 'userId', 'external', 'anonymousId'], i.kind)`)
    .orderBy('i.created_at')
    .orderBy('i.value')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as Profile['identities'][number]['kind'],
    source: row.source,
    value: row.value,
    customerId: row.customer_id,
    since: instant(row.created_at),
  }));
}

/** Every merge that any of them took part in, also those undone, the latest first. */
async function mergesOf(tx: Tx, { ids }: Person): Promise<Profile['merges']> {
  const rows = await tx
    .selectFrom('merges as m')
    .innerJoin('customers as winner', 'winner.id', 'm.winner_id')
    .innerJoin('customers as loser', 'loser.id', 'm.loser_id')
    .selectAll('m')
    .select(sql<string | null>`coalesce(winner.name, winner.email)`.as('winner_name'))
    .select(sql<string | null>`coalesce(loser.name, loser.email)`.as('loser_name'))
    .where((where) => where.or([where('m.winner_id', 'in', ids), where('m.loser_id', 'in', ids)]))
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    winnerId: row.winner_id,
    loserId: row.loser_id,
    winnerName: row.winner_name,
    loserName: row.loser_name,
    reason: row.reason,
    at: instant(row.at),
    by: row.by_name,
    undoneAt: instant(row.undone_at),
    undoneBy: row.undone_by_name,
  }));
}
