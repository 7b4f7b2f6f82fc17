/** Writes what the generator made, as it would lie there had it come through the doors: same rows, same names. */
import { jsons, texts, timestamps, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { upsertAccounts } from '../accounts/accounts.ts';
import { shareWorkspace } from '../customers/identify.ts';
import { refreshCustomers } from '../customers/refresh.ts';
import { suggestMerges } from '../customers/suggestions.ts';
import { bringMadeUp } from '../members/made-up.ts';
import { upsertProducts } from '../orders/products.ts';
import { type NewTouchpoint, recordTouchpoints } from '../touchpoints/record.ts';
import { colleagues } from './colleagues.ts';
import type { SampleCompany } from './generator/company.ts';
import type { SampleBatch, SampleCustomer } from './generator/entities.ts';
import { customerId, SOURCE, type Target } from './target.ts';
import { type WrittenConversations, writeConversations } from './write-conversations.ts';
import { writeOrders } from './write-orders.ts';
import { writeResponses } from './write-responses.ts';

/** What the shop has before anyone comes: products, the companies among its customers, and who works there. */
export async function writeShop(
  sql: Sql,
  target: Target,
  { products, accounts }: SampleCompany,
): Promise<void> {
  const { workspaceId, importId, currency } = target;
  const priced = products.map((product) => ({ ...product, currency }));
  await upsertProducts(sql, workspaceId, priced, { importId });
  await upsertAccounts(sql, workspaceId, accounts, { importId });
  await bringMadeUp(sql, workspaceId, importId, colleagues(target));
}

/** Some people with everything that happened to them, in the given transaction. Answers how many touchpoints that is. */
export async function writePeople(sql: Sql, target: Target, batch: SampleBatch): Promise<number> {
  const { workspaceId } = target;
  const { customers, suggestions } = batch;
  await shareWorkspace(sql, workspaceId);
  await writeCustomers(sql, target, customers, await accountIds(sql, workspaceId, customers));
  await writeIdentities(sql, target, customers);
  await writeMerges(sql, target, customers);
  const orders = await writeOrders(sql, target, batch.orders);
  const talk = await writeConversations(sql, target, batch);
  const answers = await writeResponses(sql, target, batch.responses, { orders: orders.ids, ...talk });
  const touchpoints = [
    ...touchpointsOf(target, batch, orders.ids, talk.said),
    ...orders.touchpoints,
    ...answers,
    ...talk.promised,
  ];
  const { inserted } = await recordTouchpoints(sql, workspaceId, touchpoints);
  await refreshCustomers(
    sql,
    workspaceId,
    customers.map(({ key }) => customerId(target, key)),
  );
  const pairs = suggestions.map(({ first, second, by }) => ({
    by,
    oneId: customerId(target, first),
    otherId: customerId(target, second),
  }));
  await suggestMerges(sql, workspaceId, pairs);
  return inserted;
}

function touchpointsOf(
  target: Target,
  { touchpoints }: SampleBatch,
  orderIds: Map<string, string>,
  said: WrittenConversations['said'],
): NewTouchpoint[] {
  return touchpoints.map(({ customer, order, ...touchpoint }) => ({
    ...touchpoint,
    properties: { ...touchpoint.properties, ...said.get(touchpoint.messageId) },
    customerId: customerId(target, customer),
    source: SOURCE,
    orderId: order && orderIds.get(order)!,
    importId: target.importId,
  }));
}

async function accountIds(
  sql: Sql,
  workspaceId: string,
  customers: SampleCustomer[],
): Promise<Map<string, string>> {
  const accounts = customers.flatMap(({ account }) => (account ? [account] : []));
  const { rows } = await sql.query<{ id: string; external_id: string }>(
    'select id, external_id from accounts where workspace_id = $1 and external_id = any($2::text[])',
    [workspaceId, texts(accounts)],
  );
  return new Map(rows.map(({ id, external_id }) => [external_id, id]));
}

async function writeCustomers(
  sql: Sql,
  target: Target,
  customers: SampleCustomer[],
  accounts: Map<string, string>,
) {
  await sql.query(
    `insert into customers (workspace_id, import_id, source, id, root_id, merged_into, account_id, name, email, phone,
       traits, own_first_seen_at, own_last_seen_at, first_seen_at, last_seen_at)
     select $1, $2, $3, id, coalesce(merged_into, id), merged_into, account_id, name, email, phone, traits,
       first_seen, last_seen, first_seen, last_seen
     from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::jsonb[],
       $11::timestamptz[], $12::timestamptz[])
       n (id, merged_into, account_id, name, email, phone, traits, first_seen, last_seen)`,
    [
      target.workspaceId,
      target.importId,
      SOURCE,
      uuids(customers.map(({ key }) => customerId(target, key))),
      uuids(customers.map(({ mergedInto }) => mergedInto && customerId(target, mergedInto))),
      uuids(customers.map(({ account }) => account && accounts.get(account)!)),
      texts(customers.map(({ name }) => name)),
      texts(customers.map(({ email }) => email)),
      texts(customers.map(({ phone }) => phone)),
      jsons(customers.map(({ traits }) => JSON.stringify(traits))),
      timestamps(customers.map(({ firstSeenAt }) => firstSeenAt)),
      timestamps(customers.map(({ lastSeenAt }) => lastSeenAt)),
    ],
  );
}

/** A key that a real customer has stays theirs. */
async function writeIdentities(sql: Sql, target: Target, customers: SampleCustomer[]) {
  const identities = customers.flatMap(({ key, identities }) =>
    identities.map((identity) => ({ key, ...identity })),
  );
  await sql.query(
    `insert into identities (workspace_id, import_id, kind, source, value, customer_id)
     select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::uuid[])
     on conflict do nothing`,
    [
      target.workspaceId,
      target.importId,
      texts(identities.map(({ kind }) => kind)),
      texts(identities.map(({ source }) => source)),
      texts(identities.map(({ value }) => value)),
      uuids(identities.map(({ key }) => customerId(target, key))),
    ],
  );
}

async function writeMerges(sql: Sql, target: Target, customers: SampleCustomer[]) {
  const merged = customers.filter(({ mergedInto }) => mergedInto !== null);
  if (!merged.length) return;
  await sql.query(
    `insert into merges (workspace_id, import_id, reason, by_name, id, winner_id, loser_id, evidence, at)
     select $1, $2, 'same anonymousId', 'Jornada', * from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::jsonb[], $7::timestamptz[])`,
    [
      target.workspaceId,
      target.importId,
      uuids(merged.map(newId)),
      uuids(merged.map(({ mergedInto }) => customerId(target, mergedInto!))),
      uuids(merged.map(({ key }) => customerId(target, key))),
      jsons(merged.map(({ identities }) => JSON.stringify(identities[0]))),
      timestamps(merged.map(({ mergedAt }) => mergedAt)),
    ],
  );
}
