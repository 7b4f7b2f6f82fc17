/** Customers as a list: found, sorted, page by page. A page goes on from the last customer of the one before. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { CUSTOMER_SORTS, type CustomerFilters, type CustomerOrder, type CustomerSort } from './contract.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { conditionsOf } from './filters.ts';
import { type CustomerFacts, factsOf } from './rows.ts';

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
  rating: { value: sql`rated.rating`, type: 'real', usual: 'asc' },
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
  const conditions = conditionsOf(question, country);
  const found = await findPage(tx, { ...question, direction }, conditions, after);
  const total = after?.total ?? (await count(tx, conditions));
  const page = found.slice(0, question.limit);
  const last = page.at(-1);
  const more = found.length > question.limit && last;
  return {
    items: await factsOf(
      tx,
      page.map(({ id }) => id),
    ),
    nextCursor: more ? writeCursor({ sort: question.sort, direction, ...last, total } satisfies Place) : null,
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

const EXPORT_BATCH = 1000;

type Ordered = ListQuestion & { direction: 'asc' | 'desc' };

/** Up to one more than asked. First those who have the value they are sorted by, then those who have none. */
async function findPage(
  tx: Tx,
  question: Ordered,
  conditions: RawBuilder<unknown>[],
  after: Place | undefined,
) {
  const wanted = question.limit + 1;
  const known = after?.key === null ? [] : await findKnown(tx, question, conditions, after, wanted);
  if (known.length === wanted) return known;
  const afterId = after?.key === null ? after.id : undefined;
  return [...known, ...(await findUnknown(tx, question, conditions, afterId, wanted - known.length))];
}

async function findKnown(
  tx: Tx,
  { sort, direction }: Ordered,
  conditions: RawBuilder<unknown>[],
  after: Place | undefined,
  wanted: number,
): Promise<Found[]> {
  const { value, type } = SORTINGS[sort];
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  const place =
    after && sql`(${value}, c.id) ${beyond} (${after.key}::text::${sql.raw(type)}, ${after.id}::uuid)`;
  const { rows } = await sql<Found>`
    select c.id, ${value}::text as key
    from ${fromOf(sort)}
    where ${all([...conditions, sql`${value} is not null`, place])}
    order by ${value} ${indexOrder(sort, direction)}, c.id ${sql.raw(direction)}
    limit ${wanted}`.execute(tx);
  return rows;
}

async function findUnknown(
  tx: Tx,
  { sort, direction }: Ordered,
  conditions: RawBuilder<unknown>[],
  afterId: string | undefined,
  wanted: number,
): Promise<Found[]> {
  const { value } = SORTINGS[sort];
  const place = afterId && sql`c.id ${sql.raw(direction === 'asc' ? '>' : '<')} ${afterId}::uuid`;
  const { rows } = await sql<Found>`
    select c.id, null as key
    from ${fromOf(sort)}
    where ${all([...conditions, sql`${value} is null`, place])}
    order by c.id ${sql.raw(direction)}
    limit ${wanted}`.execute(tx);
  return rows;
}

async function count(tx: Tx, conditions: RawBuilder<unknown>[]): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select count(*) as total from customers c where ${all(conditions)}`.execute(tx);
  return rows[0]!.total;
}

function fromOf(sort: CustomerSort) {
  if (sort !== 'rating') return sql`customers c`;
  return sql`customers c left join jornada.lowest_ratings(5) rated on rated.customer_id = c.id`;
}

/** Nulls are not among them; where they would stand is said so that the index fits, read either way. */
function indexOrder(sort: CustomerSort, direction: 'asc' | 'desc') {
  const asIndexed = sort === 'lastSeen' ? 'desc' : 'asc';
  return sql.raw(`${direction} nulls ${direction === asIndexed ? 'last' : 'first'}`);
}

function all(conditions: (RawBuilder<unknown> | undefined | '')[]) {
  return sql.join(
    conditions.filter((condition) => condition !== undefined && condition !== ''),
    sql` and `,
  );
}
