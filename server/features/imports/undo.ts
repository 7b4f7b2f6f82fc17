/**
 * Undoes an import, batch after batch, and goes on after a restart: merges it caused are split, rows it changed are
 * put back, rows it made are removed. Whoever it made and who has come to more since stays, with what is theirs.
 */
import type { PoolClient } from 'pg';
import { uuids } from '../../core/database/arrays.ts';
import { type MergingTable, putBack } from '../../core/database/upsert.ts';
import { inWorkspace, inWorkspaceRaw, SYSTEM } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import type { JobContext } from '../../core/jobs/jobs.ts';
import { ACCOUNTS } from '../accounts/accounts.ts';
import { lockWorkspace } from '../customers/identify.ts';
import { unmerge } from '../customers/merge.ts';
import { refreshCustomers, refreshOrderCounts, refreshRatings } from '../customers/refresh.ts';
import { ITEMS } from '../orders/items.ts';
import { ORDERS } from '../orders/orders.ts';
import { PAYMENTS } from '../orders/payments.ts';
import { PRODUCTS } from '../orders/products.ts';
import { deriveTotals } from '../orders/totals.ts';
import { RESPONSES, refreshRatingsOf } from '../surveys/responses.ts';
import { countResults } from './count-results.ts';
import { announceImport } from './run.ts';
import { enqueueImport, type ImportJob, UNDO_JOB } from './states.ts';
import {
  putSeenBack,
  removeCustomers,
  removeIdentities,
  removeOrders,
  removeTouchpoints,
} from './undo-parts.ts';

const BATCH = 5000;
const MERGES = 200;

export interface Undoing extends ImportJob {
  sql: PoolClient;
}

/** Does one batch; answers how many rows it dealt with, 0 when none are left. */
type Part = (undoing: Undoing, limit: number) => Promise<number>;

/** In this order: nothing is left pointing at what is gone. */
const PARTS: Part[] = [
  splitMerges,
  removeTouchpoints,
  putSeenBack,
  removeResponses,
  removeParts('payments'),
  removeParts('order_items'),
  removeOrders,
  removeProducts,
  putOrdersBack,
  putPartsBack(ITEMS),
  putPartsBack(PAYMENTS),
  putResponsesBack,
  ...[PRODUCTS, ACCOUNTS].map(
    (table): Part =>
      async ({ sql, importId }, limit) =>
        (await putBack(sql, table, importId, limit)).length,
  ),
  putCustomersBack,
  removeIdentities,
  removeCustomers,
  removeAccounts,
];

export async function undoImportJob({ db }: Context, job: ImportJob, { signal }: JobContext): Promise<void> {
  const { workspaceId, importId } = job;
  const isUndoing = await inWorkspaceRaw(db, workspaceId, async (sql) => {
    const { rows } = await sql.query<{ state: string }>('select state from imports where id = $1', [
      importId,
    ]);
    if (rows[0]?.state !== 'undoing') return false;
    const { made, changed } = await countResults(sql, importId);
    const left = Object.values({ ...made, ...prefixed(changed) }).reduce((sum, rows) => sum + rows, 0);
    await sql.query('update imports set undo_left = $2 where id = $1', [importId, left]);
    await announceImport(sql, job);
    return true;
  });
  if (!isUndoing) return;
  for (const part of PARTS) {
    for (;;) {
      if (signal.aborted) return inWorkspace(db, job, (tx) => enqueueImport(tx, UNDO_JOB, job));
      const removed = await inWorkspaceRaw(db, workspaceId, async (sql) => {
        await lockWorkspace(sql, workspaceId);
        const rows = await part({ ...job, sql }, BATCH);
        if (rows) {
          await sql.query(
            'update imports set undo_left = greatest(0, undo_left - $2), updated_at = now() where id = $1',
            [importId, rows],
          );
          await announceImport(sql, job);
        }
        return rows;
      });
      if (!removed) break;
    }
  }
  await inWorkspaceRaw(db, workspaceId, async (sql) => {
    await sql.query(
      `update imports set state = 'undone', undo_left = null, results = $2, finished_at = now(), updated_at = now()
       where id = $1 and state = 'undoing'`,
      [importId, await countResults(sql, importId)],
    );
    await announceImport(sql, job);
  });
}

function prefixed(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([table, rows]) => [`changed ${table}`, rows]));
}

async function splitMerges({ sql, workspaceId, importId }: Undoing): Promise<number> {
  const { rows } = await sql.query<{ id: string }>(
    'select id from merges where import_id = $1 and undone_at is null order by at desc, id desc limit $2',
    [importId, MERGES],
  );
  for (const { id } of rows) await unmerge(sql, { workspaceId, actor: SYSTEM }, { mergeId: id });
  return rows.length;
}

async function removeResponses({ sql, workspaceId, importId }: Undoing, limit: number): Promise<number> {
  const { rows } = await sql.query<{ customer_id: string }>(
    'delete from responses where id in (select id from responses where import_id = $1 limit $2) returning customer_id',
    [importId, limit],
  );
  const customers = new Set(rows.map(({ customer_id }) => customer_id));
  await refreshRatings(sql, workspaceId, [...customers]);
  return rows.length;
}

async function removeProducts({ sql, importId }: Undoing, limit: number): Promise<number> {
  const { rowCount } = await sql.query(
    'delete from products where id in (select id from products where import_id = $1 limit $2)',
    [importId, limit],
  );
  return rowCount ?? 0;
}

/** Parts of orders; totals that followed from them follow again. */
function removeParts(table: 'payments' | 'order_items'): Part {
  return async ({ sql, workspaceId, importId }, limit) => {
    const { rows } = await sql.query<{ order_id: string }>(
      `delete from ${table} where id in (select id from ${table} where import_id = $1 limit $2) returning order_id`,
      [importId, limit],
    );
    await deriveTotals(
      sql,
      workspaceId,
      rows.map(({ order_id }) => order_id),
    );
    return rows.length;
  };
}

/** Both who they were of until now and who they are of again have other orders now. */
async function putOrdersBack({ sql, workspaceId, importId }: Undoing, limit: number): Promise<number> {
  const orders = await putBack(sql, ORDERS, importId, limit, 'customer_id');
  const ids = orders.map(({ id }) => id);
  await deriveTotals(sql, workspaceId, ids);
  const { rows } = await sql.query<{ customer_id: string }>(
    'select distinct customer_id from orders where id = any($1::uuid[]) and customer_id is not null',
    [uuids(ids)],
  );
  const customers = [
    ...orders.flatMap(({ held }) => held ?? []),
    ...rows.map(({ customer_id }) => customer_id),
  ];
  await refreshOrderCounts(sql, workspaceId, [...new Set(customers)]);
  return orders.length;
}

function putPartsBack(table: MergingTable): Part {
  return async ({ sql, workspaceId, importId }, limit) => {
    const parts = await putBack(sql, table, importId, limit, 'order_id');
    const orders = parts.flatMap(({ held }) => held ?? []);
    await deriveTotals(sql, workspaceId, orders);
    return parts.length;
  };
}

/** Answers stay their customers', but not all say what they said. */
async function putResponsesBack({ sql, workspaceId, importId }: Undoing, limit: number): Promise<number> {
  const responses = await putBack(sql, RESPONSES, importId, limit);
  await refreshRatingsOf(
    sql,
    workspaceId,
    responses.map(({ id }) => id),
  );
  return responses.length;
}

async function putCustomersBack({ sql, workspaceId, importId }: Undoing, limit: number): Promise<number> {
  const { rows } = await sql.query<{ row_id: string }>(
    `with taken as (
       delete from import_changes where ctid in (
         select ctid from import_changes where import_id = $1 and table_name = 'customers' limit $2)
       returning row_id, before),
     restored as (
       update customers c set name = b.name, email = b.email, phone = b.phone, traits = b.traits, account_id = b.account_id
       from taken, jsonb_populate_record(null::customers, taken.before) b where c.id = taken.row_id)
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

/** Accounts to which someone still belongs stay. */
async function removeAccounts({ sql, importId }: Undoing, limit: number): Promise<number> {
  const { rows } = await sql.query<{ id: string }>(
    `select a.id from accounts a where import_id = $1
       and not exists (select from customers c where c.account_id = a.id) limit $2`,
    [importId, limit],
  );
  await sql.query('delete from accounts where id = any($1::uuid[])', [uuids(rows.map(({ id }) => id))]);
  return rows.length;
}
