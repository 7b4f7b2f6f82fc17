/** New customers and new keys, many at once. */
import { bigints, integers, jsons, texts, timestamps, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import type { ClaimOrigin } from './identify.ts';
import type { Identity } from './identities.ts';

export interface NewCustomer {
  id: string;
  identities: Identity[];
  firstSeenAt: Date | null;
  lastSeenAt: Date | null;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  traits?: Record<string, unknown>;
  accountId?: string | null;
  buying?: { orders: number; revenueMinor: number } | undefined;
}

export type NewIdentity = Identity & { customerId: string };

/** Their shown columns are what `refreshCustomers` would make of them, spared a second writing of every row. */
export async function addCustomers(
  sql: Sql,
  workspaceId: string,
  customers: NewCustomer[],
  { source, importId }: ClaimOrigin,
): Promise<void> {
  if (!customers.length) return;
  await sql.query(
    `insert into customers (id, root_id, workspace_id, source, import_id, name, email, phone, traits, account_id,
       shown_name, shown_email, shown_phone, search_text,
       own_first_seen_at, own_last_seen_at, first_seen_at, last_seen_at, orders_count, revenue_minor)
     select id, id, $1, $2, $3, name, email, phone, traits, account_id,
       name, coalesce(email, key_email), coalesce(phone, key_phone),
       case when name is null and email is null and phone is null and words is null then ''
         else jornada.searchable(concat_ws(' ', concat_ws(' ', name, email, phone), words)) end,
       first, last, first, last, orders, revenue
     from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::uuid[], $10::timestamptz[],
       $11::timestamptz[], $12::text[], $13::text[], $14::text[], $15::int4[], $16::int8[])
       n (id, name, email, phone, traits, account_id, first, last, key_email, key_phone, words, orders, revenue)`,
    [
      workspaceId,
      source,
      importId ?? null,
      uuids(customers.map(({ id }) => id)),
      texts(customers.map(({ name }) => name)),
      texts(customers.map(({ email }) => email)),
      texts(customers.map(({ phone }) => phone)),
      jsons(customers.map(({ traits }) => (traits ? JSON.stringify(traits) : '{}'))),
      uuids(customers.map(({ accountId }) => accountId)),
      timestamps(customers.map(({ firstSeenAt }) => firstSeenAt)),
      timestamps(customers.map(({ lastSeenAt }) => lastSeenAt)),
      texts(customers.map((customer) => keysOf(customer, 'email')[0])),
      texts(customers.map((customer) => keysOf(customer, 'phone')[0])),
      texts(customers.map((customer) => keysOf(customer, 'email', 'phone').join(' ') || null)),
      integers(customers.map(({ buying }) => buying?.orders ?? 0)),
      bigints(customers.map(({ buying }) => buying?.revenueMinor ?? 0)),
    ],
  );
}

function keysOf({ identities }: NewCustomer, ...kinds: string[]): string[] {
  return identities
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ value }) => value)
    .sort();
}

export async function addIdentities(
  sql: Sql,
  workspaceId: string,
  identities: NewIdentity[],
  { importId }: ClaimOrigin,
): Promise<void> {
  if (!identities.length) return;
  await sql.query(
    `insert into identities (workspace_id, import_id, kind, source, value, customer_id)
     select $1, $2, kind, source, value, customer_id
     from unnest($3::text[], $4::text[], $5::text[], $6::uuid[]) n (kind, source, value, customer_id)`,
    [
      workspaceId,
      importId ?? null,
      texts(identities.map(({ kind }) => kind)),
      texts(identities.map(({ source }) => source)),
      texts(identities.map(({ value }) => value)),
      uuids(identities.map(({ customerId }) => customerId)),
    ],
  );
}
