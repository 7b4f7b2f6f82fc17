/**
 * Removing in the background: some people to a transaction, with everything that is theirs, whoever told it. What the
 * sample company shares with real data (a merge by hand, a product of the same number) is put back first.
 */
import { uuids } from '../../core/database/arrays.ts';
import type { Database } from '../../core/database/database.ts';
import { putBack } from '../../core/database/upsert.ts';
import { inWorkspaceRaw, type Scope, type Sql, SYSTEM, type Tx } from '../../core/database/workspace.ts';
import { conflict } from '../../core/http/problems.ts';
import { enqueue, type Job, type JobContext } from '../../core/jobs/jobs.ts';
import { announce, notices } from '../../core/live/live.ts';
import { ACCOUNTS } from '../accounts/accounts.ts';
import { audit } from '../audit/audit.ts';
import { lockWorkspace } from '../customers/identify.ts';
import { unmerge } from '../customers/merge.ts';
import { PRODUCTS } from '../orders/products.ts';
import { readSample } from './state.ts';

export const REMOVE_JOB = 'sample.remove';
const CUSTOMERS_A_TRANSACTION = 400;

interface Payload {
  workspaceId: string;
  importId: string;
}

/** Begins to remove it, also while it is still being loaded. @throws 409 when there is none */
export async function startRemoving(tx: Tx, scope: Scope): Promise<void> {
  const { state, importId: id } = await readSample(tx);
  if (id === null) throw conflict('There is no sample company here to remove.');
  if (state === 'removing') throw conflict('The sample company is being removed already.');
  const { left } = await tx
    .selectFrom('customers')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('imports')
    .set({ state: 'undoing', rows: left, undo_left: left, error: null, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
  await audit(tx, scope, { action: 'sample.removed', subject: { kind: 'import', id, name: 'Casa Luma' } });
  await enqueue(tx, REMOVE_JOB, { workspaceId: scope.workspaceId, importId: id }, { key: `remove ${id}` });
  await announce(tx, scope.workspaceId, [{ topic: 'imports', id }]);
}

export function removeJob(db: Database): Job<Payload> {
  return { name: REMOVE_JOB, run: (payload, context) => remove(db, payload, context) };
}

async function remove(db: Database, { workspaceId, importId }: Payload, { signal }: JobContext) {
  const step = <T>(work: (sql: Sql) => Promise<T>) =>
    inWorkspaceRaw(db, workspaceId, async (client) => {
      await lockWorkspace(client, workspaceId);
      return work(client);
    });
  await step((sql) => takeApart(sql, workspaceId, importId));
  while (!signal.aborted && (await step((sql) => removeSome(sql, workspaceId, importId))));
  if (signal.aborted)
    throw new Error('The program stopped while removing the sample company; it goes on with the next start.');
  await step((sql) => removeRest(sql, workspaceId, importId));
}

/** Undoes merges with its customers: by hand, so that what others were comes back; and its own. */
async function takeApart(sql: Sql, workspaceId: string, importId: string) {
  const { rows } = await sql.query<{ id: string }>(
    `select m.id from merges m join customers w on w.id = m.winner_id join customers l on l.id = m.loser_id
     where m.undone_at is null and m.import_id is distinct from $1 and (w.import_id = $1 or l.import_id = $1)
     order by m.at desc, m.id desc`,
    [importId],
  );
  for (const { id } of rows) await unmerge(sql, { workspaceId, actor: SYSTEM }, { mergeId: id });
  await sql.query(
    'update customers set merged_into = null, root_id = id where import_id = $1 and merged_into is not null',
    [importId],
  );
}

/** Answers whether there are more. */
async function removeSome(sql: Sql, workspaceId: string, importId: string): Promise<boolean> {
  const { rows } = await sql.query<{ id: string }>('select id from customers where import_id = $1 limit $2', [
    importId,
    CUSTOMERS_A_TRANSACTION,
  ]);
  if (!rows.length) return false;
  const ids = uuids(rows.map(({ id }) => id));
  for (const table of ['touchpoints', 'responses', 'orders']) {
    await sql.query(`delete from ${table} where customer_id = any($1::uuid[])`, [ids]);
  }
  await sql.query('delete from customers where id = any($1::uuid[])', [ids]);
  await sql.query(
    'update imports set undo_left = greatest(undo_left - $2, 0), updated_at = now() where id = $1',
    [importId, rows.length],
  );
  await tell(sql, workspaceId, importId, ['imports']);
  return true;
}

async function removeRest(sql: Sql, workspaceId: string, importId: string) {
  const { rowCount } = await sql.query(
    `update imports set state = 'undone', undo_left = 0, updated_at = now(), finished_at = clock_timestamp()
     where id = $1 and state = 'undoing'`,
    [importId],
  );
  if (!rowCount) return;
  for (const table of ['touchpoints', 'responses', 'orders', 'products', 'accounts']) {
    await sql.query(`delete from ${table} where import_id = $1`, [importId]);
  }
  for (const table of [PRODUCTS, ACCOUNTS]) await putBack(sql, table, importId, Number.MAX_SAFE_INTEGER);
  await tell(sql, workspaceId, importId, ['imports', 'customers', 'merges']);
}

async function tell(sql: Sql, workspaceId: string, importId: string, topics: string[]) {
  await sql.query(`select pg_notify('jornada_live', notice) from unnest($1::text[]) notice`, [
    notices(
      workspaceId,
      topics.map((topic) => ({ topic, id: importId })),
    ),
  ]);
}
