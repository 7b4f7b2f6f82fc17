import { uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';

/**
 * Recomputes what is shown of the people to whom these customers belong: name, e-mail, phone, words to search for,
 * number and value of orders, lowest rating, first and last seen. Derived from what each customer of the person was told to be, the
 * root's own words first, so that merging and undoing in any order end where they should.
 *
 * Value: the totals of orders that were not cancelled, less what was refunded, in the workspace's currency (minor
 * units); orders in other currencies count as orders and not as value.
 */
export async function refreshCustomers(sql: Sql, workspaceId: string, customerIds: string[]): Promise<void> {
  if (!customerIds.length) return;
  const roots = await lockRoots(sql, customerIds);
  await sql.query(REFRESH, [workspaceId, uuids(roots)]);
}

/**
 * The part of it that follows from orders alone: their number and value. Several times cheaper, for doors that tell of
 * thousands of orders.
 */
export async function refreshOrderCounts(
  sql: Sql,
  workspaceId: string,
  customerIds: string[],
): Promise<void> {
  if (!customerIds.length) return;
  const roots = await lockRoots(sql, customerIds);
  await sql.query(COUNT_ORDERS, [workspaceId, uuids(roots)]);
}

/** The part of it that follows from answers alone: the lowest rating. */
export async function refreshRatings(sql: Sql, workspaceId: string, customerIds: string[]): Promise<void> {
  if (!customerIds.length) return;
  const roots = await lockRoots(sql, customerIds);
  await sql.query(RATE, [workspaceId, uuids(roots)]);
}

/** In one order, so that two refreshes never wait for each other in a circle. */
async function lockRoots(sql: Sql, customerIds: string[]): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `select id from customers
     where id in (select root_id from customers where id = any($1::uuid[]))
     order by id for no key update`,
    [uuids([...new Set(customerIds)])],
  );
  return rows.map(({ id }) => id);
}

/** Orders and their value by root, of `members`. */
const BOUGHT = `
  select m.root_id, count(*)::int as orders,
    coalesce(sum(o.total_minor - coalesce(o.refunded_minor, 0)) filter (
      where o.cancelled_at is null and (o.currency is null or o.currency = w.currency)), 0)::bigint as revenue
  from members m join orders o on o.customer_id = m.id cross join (select currency from workspaces where id = $1) w
  group by m.root_id`;

const COUNT_ORDERS = `
with members as (select c.id, c.root_id from customers c where c.root_id = any($2::uuid[])),
bought as (${BOUGHT})
update customers c set orders_count = coalesce(b.orders, 0), revenue_minor = coalesce(b.revenue, 0)
from unnest($2::uuid[]) r (id) left join bought b on b.root_id = r.id
where c.id = r.id and (c.orders_count, c.revenue_minor) is distinct from (coalesce(b.orders, 0), coalesce(b.revenue, 0))`;

/** The lowest rating by root, of `members`, on a scale of 1 to 5. */
const RATED = `
  select m.root_id, min(jornada.rating(r.score, r.scale_min, r.scale_max)) as lowest
  from members m join responses r on r.customer_id = m.id
  where r.workspace_id = $1 and r.metric <> 'custom'
  group by m.root_id`;

const RATE = `
with members as (select c.id, c.root_id from customers c where c.root_id = any($2::uuid[])),
rated as (${RATED})
update customers c set lowest_rating = r.lowest
from unnest($2::uuid[]) asked (id) left join rated r on r.root_id = asked.id
where c.id = asked.id and c.lowest_rating is distinct from r.lowest`;

const REFRESH = `
with members as (
  select c.*, c.id = c.root_id as is_root from customers c where c.root_id = any($2::uuid[])
),
keys as (
  select m.root_id,
    (array_agg(i.value order by m.is_root desc, i.created_at, i.value) filter (where i.kind = 'email'))[1] as email,
    (array_agg(i.value order by m.is_root desc, i.created_at, i.value) filter (where i.kind = 'phone'))[1] as phone,
    string_agg(i.value, ' ' order by i.value) filter (where i.kind in ('email', 'phone')) as words
  from members m join identities i on i.customer_id = m.id
  group by m.root_id
),
told as (
  select root_id,
    (array_agg(name order by is_root desc, id) filter (where name is not null))[1] as name,
    (array_agg(email order by is_root desc, id) filter (where email is not null))[1] as email,
    (array_agg(phone order by is_root desc, id) filter (where phone is not null))[1] as phone,
    string_agg(concat_ws(' ', name, email, phone), ' ' order by id) as words,
    min(own_first_seen_at) as first_seen_at,
    max(own_last_seen_at) as last_seen_at
  from members group by root_id
),
bought as (${BOUGHT}),
rated as (${RATED})
update customers c set
  shown_name = t.name,
  shown_email = coalesce(t.email, k.email),
  shown_phone = coalesce(t.phone, k.phone),
  search_text = jornada.searchable(concat_ws(' ', t.words, k.words)),
  orders_count = coalesce(b.orders, 0),
  revenue_minor = coalesce(b.revenue, 0),
  lowest_rating = r.lowest,
  first_seen_at = t.first_seen_at,
  last_seen_at = t.last_seen_at
from told t left join keys k using (root_id) left join bought b using (root_id) left join rated r using (root_id)
where c.id = t.root_id
  and (c.shown_name, c.shown_email, c.shown_phone, c.search_text, c.orders_count, c.revenue_minor,
       c.lowest_rating, c.first_seen_at, c.last_seen_at)
    is distinct from
    (t.name, coalesce(t.email, k.email), coalesce(t.phone, k.phone),
     jornada.searchable(concat_ws(' ', t.words, k.words)), coalesce(b.orders, 0), coalesce(b.revenue, 0),
     r.lowest, t.first_seen_at, t.last_seen_at)`;
