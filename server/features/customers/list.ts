/** Customers as a list: found, sorted, page by page. A page goes on from the last customer of the one before. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { conditionsOf } from './filters.ts';
import { type CustomerFacts, factsOf } from './rows.ts';
import {
  CUSTOMER_SORTS,
  type CustomerFilters,
  type CustomerOrder,
  type CustomerSort,
} from './shapes-contract.ts';

export interface ListQuestion extends CustomerFilters, CustomerOrder {
  cursor?: string | undefined;
  limit: number;
}

interface Sorting {
  value: RawBuilder<unknown>;
  type: 'timestamptz' | 'text' | 'bigint' | 'real';
  usual: 'asc' | 'desc';
}

const SORTINGS: Record<CustomerSort, Sorting> = {
  lastSeen: { value: sql`c.last_seen_at`, type: 'timestamptz', usual: 'desc' },
  firstSeen: { value: sql`c.first_seen_at`, type: 'timestamptz', usual: 'desc' },
  name: { value: sql`c.shown_name`, type: 'text', usual: 'asc' },
  orders: { value: sql`c.orders_count`, type: 'bigint', usual: 'desc' },
  revenue: { value: sql`c.revenue_minor`, type: 'bigint', usual: 'desc' },
  rating: { value: sql`c.lowest_rating`, type: 'real', usual: 'asc' },
};

/** `key` is the sort value of the last customer, null among those who have none; they come last. */
const Place = z.object({
  sort: z.enum(CUSTOMER_SORTS),
  direction: z.enum(['asc', 'desc']),
  key: z.string().nullable(),
  id: z.uuid(),
  total: z.int(),
});
type Place = z.infer<typeof Place>;

interface Found {
  id: string;
  key: string | null;
}

export async function listCustomers(tx: Tx, question: ListQuestion, country: string) {
  const direction = question.direction ?? SORTINGS[question.sort].usual;
  const schema = Place.extend({ sort: z.literal(question.sort), direction: z.literal(direction) });
  const after = readCursor(schema, question.cursor);
  const search = { ...question, direction, conditions: conditionsOf(question, country) };
  const { found, total } = await (mustSeeAll(search)
    ? findAmongAll(tx, search, after)
    : findInOrder(tx, search, after));
  const page = found.slice(0, question.limit);
  const last = page.at(-1);
  const more = found.length > question.limit && last;
  return {
    items: await factsOf(
      tx,
      page.map(({ id }) => id),
    ),
    nextCursor: more
      ? writeCursor({ sort: question.sort, direction, id: last.id, key: last.key, total } satisfies Place)
      : null,
    total,
  };
}

/** All of them in order, a batch at a time: each batch is a page of its own, so nothing is held meanwhile. */
export async function* everyCustomer(
  inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  question: CustomerFilters & CustomerOrder,
  country: string,
): AsyncGenerator<CustomerFacts[]> {
  let cursor: string | null | undefined;
  do {
    const page = await inTransaction((tx) =>
      listCustomers(tx, { ...question, limit: EXPORT_BATCH, cursor: cursor ?? undefined }, country),
    );
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

/** A subquery of one column, `id`: the people whom the filters find. @param country reads phone numbers without one */
export function customersFound(filters: CustomerFilters, country: string): Part {
  return sql`select c.id from customers c where ${all(conditionsOf(filters, country))}`;
}

const EXPORT_BATCH = 1000;

type Search = ListQuestion & { direction: 'asc' | 'desc'; conditions: RawBuilder<unknown>[] };

interface Result {
  /** Up to one more than asked. */
  found: Found[];
  total: number;
}

/** Where no index gives the order or few are meant, one look at all who fit finds page and total. */
function mustSeeAll({ sort, search, maxScore, tag, account, source, owner }: Search): boolean {
  const isIndexed = sort === 'lastSeen' || sort === 'name' || sort === 'rating';
  const isAside = maxScore !== undefined && sort !== 'rating';
  return (
    !isIndexed || isAside || [search, tag, account, source, owner].some((filter) => filter !== undefined)
  );
}

async function findAmongAll(tx: Tx, search: Search, after: Place | undefined): Promise<Result> {
  const { value, type } = SORTINGS[search.sort];
  const direction = sql.raw(search.direction);
  const beyond = after && isBeyond(after, sql`value`, sql`id`, type);
  // Those who have no value come after all who have one.
  const place = after?.key ? sql`(${beyond} or value is null)` : (beyond ?? sql`true`);
  const { rows } = await sql<Found & { total: number }>`
    with fitting as materialized (
      select c.id, ${value} as value from customers c where ${all(search.conditions)})
    select id, value::text as key, (select count(*) from fitting) as total
    from fitting
    where ${place}
    order by value ${direction} nulls last, id ${direction}
    limit ${search.limit + 1}`.execute(tx);
  return { found: rows, total: after?.total ?? rows[0]?.total ?? 0 };
}

/** Along the index: first those who have the value they are sorted by, then those who have none. */
async function findInOrder(tx: Tx, search: Search, after: Place | undefined): Promise<Result> {
  const wanted = search.limit + 1;
  const found = after?.key === null ? [] : await findKnown(tx, search, after, wanted);
  if (found.length < wanted) {
    found.push(
      ...(await findUnknown(tx, search, after?.key === null ? after : undefined, wanted - found.length)),
    );
  }
  return { found, total: after?.total ?? (await count(tx, search)) };
}

async function findKnown(tx: Tx, search: Search, after: Place | undefined, wanted: number): Promise<Found[]> {
  const { sort, direction, conditions } = search;
  const { value, type } = SORTINGS[sort];
  const place = after && isBeyond(after, value, sql`c.id`, type);
  const { rows } = await sql<Found>`
    select c.id, ${value}::text as key
    from customers c
    where ${all([...conditions, sql`${value} is not null`, place])}
    order by ${value} ${indexOrder(sort, direction)}, c.id ${sql.raw(direction)}
    limit ${wanted}`.execute(tx);
  return rows;
}

async function findUnknown(
  tx: Tx,
  search: Search,
  after: Place | undefined,
  wanted: number,
): Promise<Found[]> {
  const { sort, direction, conditions } = search;
  const { value, type } = SORTINGS[sort];
  const place = after && isBeyond(after, value, sql`c.id`, type);
  const { rows } = await sql<Found>`
    select c.id, null as key
    from customers c
    where ${all([...conditions, sql`${value} is null`, place])}
    order by c.id ${sql.raw(direction)}
    limit ${wanted}`.execute(tx);
  return rows;
}

async function count(tx: Tx, search: Search): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from customers c where ${all(search.conditions)}`.execute(tx);
  return rows[0]!.total;
}

/** Beyond the place among those who, like the customer there, have a value, or have none. */
function isBeyond({ key, id, direction }: Place, value: Part, idPart: Part, type: Sorting['type']): Part {
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  if (key === null) return sql`${value} is null and ${idPart} ${beyond} ${id}::uuid`;
  return sql`(${value}, ${idPart}) ${beyond} (${key}::text::${sql.raw(type)}, ${id}::uuid)`;
}

type Part = RawBuilder<unknown>;

/** Nulls are not among them; where they would stand is said so that the index fits, read either way. */
function indexOrder(sort: CustomerSort, direction: 'asc' | 'desc') {
  const asIndexed = sort === 'lastSeen' ? 'desc' : 'asc';
  return sql.raw(`${direction} nulls ${direction === asIndexed ? 'last' : 'first'}`);
}

function all(conditions: (Part | undefined)[]) {
  return sql.join(
    conditions.filter((condition) => condition !== undefined),
    sql` and `,
  );
}
