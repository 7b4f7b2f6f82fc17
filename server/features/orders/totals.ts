/** Totals that nobody told: the sum of an order's items with freight, or else of its payments. */
import { texts, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { refreshOrderCounts } from '../customers/refresh.ts';

/** Computes them anew for these orders, with the currency of their parts where the order knows none. */
export async function deriveTotals(
  sql: Sql,
  workspaceId: string,
  orderIds: string[],
  currencies: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (!orderIds.length) return;
  const ids = [...new Set(orderIds)].sort();
  const { rows } = await sql.query<{ customer_id: string | null }>(DERIVE, [
    uuids(ids),
    texts(ids.map((id) => currencies.get(id))),
  ]);
  const customers = rows.flatMap(({ customer_id }) => (customer_id ? [customer_id] : []));
  await refreshOrderCounts(sql, workspaceId, [...new Set(customers)]);
}

/** The currency that each order's parts were told in. */
export function currenciesOf(
  told: readonly { orderNumber: string; currency?: string | null }[],
  orders: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map(
    told.flatMap(({ currency, orderNumber }) =>
      currency ? [[orders.get(orderNumber)!, currency] as const] : [],
    ),
  );
}

const DERIVE = `
with asked as (
  select o.id, a.currency from unnest($1::uuid[], $2::text[]) a (id, currency) join orders o on o.id = a.id
  where o.total_minor is null or o.total_derived
  order by o.id for no key update of o
),
of_items as (
  select order_id, sum(round(coalesce(price_minor, 0) * quantity) + coalesce(freight_minor, 0))::bigint as total
  from order_items where order_id in (select id from asked) and price_minor is not null group by order_id
),
of_payments as (
  select order_id, sum(amount_minor)::bigint as total
  from payments where order_id in (select id from asked) group by order_id
),
derived as (
  select a.id, a.currency, coalesce(i.total, p.total) as total
  from asked a left join of_items i on i.order_id = a.id left join of_payments p on p.order_id = a.id
)
update orders o set
  total_minor = d.total, total_derived = case when d.total is not null then true end,
  currency = case when o.currency is null then d.currency when o.currency_derived and d.total is null then null else o.currency end,
  currency_derived = case
    when o.currency is null and d.currency is not null then true
    when o.currency_derived and d.total is null then null
    else o.currency_derived end
from derived d
where o.id = d.id
  and (o.total_minor is distinct from d.total or (o.currency is null and d.currency is not null) or (o.currency_derived and d.total is null))
returning o.customer_id`;
