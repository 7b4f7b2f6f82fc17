/** What a list shows of each customer. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { instant } from './moments.ts';
import { STRENGTH } from './names.ts';
import type { CustomerRow } from './shapes-contract.ts';

export type CustomerFacts = z.input<typeof CustomerRow>;

type Row = Omit<CustomerFacts, 'firstSeenAt' | 'lastSeenAt'> & {
  firstSeenAt: Date | null;
  lastSeenAt: Date | null;
};

/** The facts of these roots, in their order. */
export async function factsOf(tx: Tx, rootIds: string[]): Promise<CustomerFacts[]> {
  if (!rootIds.length) return [];
  const { rows } = await sql<Row>`
    select c.id, c.shown_name as name, c.shown_email as email, c.shown_phone as phone, c.source,
      c.orders_count as orders, c.revenue_minor as "revenueMinor",
      c.first_seen_at as "firstSeenAt", c.last_seen_at as "lastSeenAt",
      array(select distinct t from customers m, unnest(m.tags) t where m.id = any(person.ids) order by t) as tags,
      (select jsonb_build_object('id', a.id, 'externalId', a.external_id, 'name', a.name)
       from accounts a where a.id = person.account_id) as account,
      (select jsonb_build_object('id', o.id, 'name', o.name) from members o where o.id = person.owner_id) as owner,
      (select jsonb_build_object('kind', i.kind, 'source', i.source, 'value', i.value)
       from identities i where i.customer_id = any(person.ids)
       order by ${STRENGTH}, i.created_at, i.value limit 1) as "knownAs",
      c.lowest_rating as "lowestRating"
    from unnest(${rootIds}::uuid[]) with ordinality asked (id, place)
    join customers c on c.id = asked.id
    cross join lateral (
      select array_agg(m.id) as ids,
        (array_agg(m.account_id order by m.id = c.id desc, m.created_at) filter (where m.account_id is not null))[1] as account_id,
        (array_agg(m.owner_id order by m.id = c.id desc, m.created_at) filter (where m.owner_id is not null))[1] as owner_id
      from customers m
      where m.id = c.id or (m.merged_into is not null and m.root_id = c.id)) person
    order by asked.place`.execute(tx);
  return rows.map((row) => ({
    ...row,
    firstSeenAt: instant(row.firstSeenAt),
    lastSeenAt: instant(row.lastSeenAt),
  }));
}
