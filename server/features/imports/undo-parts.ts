/** The parts of undoing that must look at what came from elsewhere. */
import { uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { refreshCustomers } from '../customers/refresh.ts';
import type { Undoing } from './undo.ts';
import { SEEN } from './writing/record.ts';

export async function removeTouchpoints({ sql, importId }: Undoing, limit: number): Promise<number> {
  const { rowCount } = await sql.query(
    'delete from touchpoints where id in (select id from touchpoints where import_id = $1 limit $2)',
    [importId, limit],
  );
  return rowCount ?? 0;
}

/** Customers from elsewhere were first and last seen as before, or as what has come since says. */
export async function putSeenBack({ sql, workspaceId, importId }: Undoing, limit: number): Promise<number> {
  const { rows } = await sql.query<{ row_id: string }>(
    `with taken as (
       delete from import_changes where ctid in (
         select ctid from import_changes where import_id = $1 and table_name = '${SEEN}' limit $2)
       returning row_id, before),
     restored as (
       update customers c set
         own_first_seen_at = least((before ->> 'first')::timestamptz, (select min(at) from touchpoints t where t.customer_id = c.id)),
         own_last_seen_at = greatest((before ->> 'last')::timestamptz, (select max(at) from touchpoints t where t.customer_id = c.id)),
         first_seen_at = (before ->> 'shownFirst')::timestamptz, last_seen_at = (before ->> 'shownLast')::timestamptz
       from taken where c.id = taken.row_id)
     select row_id from taken`,
    [importId, limit],
  );
  await refreshCustomers(
    sql,
    workspaceId,
    rows.map(({ row_id }) => row_id),
  );
  return rows.length;
}

/** Customers that the import made and that stay were seen when what is left of them says. */
async function seeAgain(sql: Sql, workspaceId: string, customerIds: string[]): Promise<void> {
  await sql.query(
    `update customers c set
       own_first_seen_at = (select min(at) from touchpoints t where t.customer_id = c.id),
       own_last_seen_at = (select max(at) from touchpoints t where t.customer_id = c.id)
     where c.id = any($1::uuid[]) and exists (select from touchpoints t where t.customer_id = c.id)`,
    [uuids(customerIds)],
  );
  await refreshCustomers(sql, workspaceId, customerIds);
}

/**
 * Orders go. One that has parts or answers from elsewhere stays as the number they hang on, knowing no more; one whose
 * moments came from elsewhere too stays as it is.
 */
export async function removeOrders({ sql, workspaceId, importId }: Undoing, limit: number): Promise<number> {
  const { rows } = await sql.query<{
    id: string;
    customer_id: string | null;
    parts: boolean;
    moments: boolean;
  }>(
    `select o.id, o.customer_id,
       exists (select from order_items i where i.order_id = o.id)
         or exists (select from payments p where p.order_id = o.id)
         or exists (select from responses r where r.order_id = o.id) as parts,
       exists (select from touchpoints t where t.order_id = o.id and t.kind <> 'response') as moments
     from orders o where o.import_id = $1 limit $2`,
    [importId, limit],
  );
  if (!rows.length) return 0;
  const idsOf = (which: (row: (typeof rows)[number]) => boolean) =>
    uuids(rows.filter(which).map(({ id }) => id));
  await sql.query('delete from orders where id = any($1::uuid[])', [
    idsOf(({ parts, moments }) => !parts && !moments),
  ]);
  await sql.query('update orders set import_id = null where id = any($1::uuid[])', [
    idsOf(({ moments }) => moments),
  ]);
  await sql.query(
    `update orders set import_id = null, customer_id = null, status = null, properties = '{}', refunded_minor = null,
       total_minor = case when total_derived then total_minor end,
       currency = case when currency_derived then currency end,
       placed_at = null, paid_at = null, shipped_at = null, delivered_at = null, promised_at = null,
       cancelled_at = null, refunded_at = null, returned_at = null
     where id = any($1::uuid[])`,
    [idsOf(({ parts, moments }) => parts && !moments)],
  );
  await refreshCustomers(sql, workspaceId, [
    ...new Set(rows.flatMap(({ customer_id }) => customer_id ?? [])),
  ]);
  return rows.length;
}

/** Keys that the import gave to customers from elsewhere. Customers of its own keep theirs, or go with them. */
export async function removeIdentities(
  { sql, workspaceId, importId }: Undoing,
  limit: number,
): Promise<number> {
  const { rows } = await sql.query<{ customer_id: string }>(
    `delete from identities i using customers c
     where c.id = i.customer_id and i.import_id = $1 and c.import_id is distinct from $1
       and i.ctid in (
         select n.ctid from identities n join customers m on m.id = n.customer_id
         where n.import_id = $1 and m.import_id is distinct from $1 limit $2)
     returning i.customer_id`,
    [importId, limit],
  );
  await refreshCustomers(sql, workspaceId, [...new Set(rows.map(({ customer_id }) => customer_id))]);
  return rows.length;
}

/** Customers whom nothing else speaks of go; the others are no longer this import's. */
export async function removeCustomers(
  { sql, workspaceId, importId }: Undoing,
  limit: number,
): Promise<number> {
  const { rows } = await sql.query<{ id: string; needed: boolean }>(
    `select c.id, (
         c.merged_into is not null or c.owner_id is not null or c.tags <> '{}'
         or exists (select from customers m where m.merged_into = c.id)
         or exists (select from touchpoints t where t.customer_id = c.id)
         or exists (select from orders o where o.customer_id = c.id)
         or exists (select from responses r where r.customer_id = c.id)
         or exists (select from customer_notes n where n.customer_id = c.id)
         or exists (select from identities i where i.customer_id = c.id and i.import_id is distinct from $1)
       ) as needed
     from customers c where c.import_id = $1 limit $2`,
    [importId, limit],
  );
  if (!rows.length) return 0;
  const gone = rows.filter(({ needed }) => !needed).map(({ id }) => id);
  const kept = rows.filter(({ needed }) => needed).map(({ id }) => id);
  await sql.query('delete from customers where id = any($1::uuid[])', [uuids(gone)]);
  await sql.query('update customers set import_id = null where id = any($1::uuid[])', [uuids(kept)]);
  await sql.query(
    'update identities set import_id = null where customer_id = any($1::uuid[]) and import_id = $2',
    [uuids(kept), importId],
  );
  await seeAgain(sql, workspaceId, kept);
  return rows.length;
}
