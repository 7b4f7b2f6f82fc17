import { expect, test } from 'vitest';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, inWorkspaceRaw, type Scope, SYSTEM } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { testDatabase } from '../../testing/database.ts';
import { eventually, killHard, startFixture } from '../../testing/processes.ts';
import { identify } from '../customers/identify.ts';
import { mergeCustomers } from '../customers/merge.ts';
import { undoImportJob } from '../imports/undo.ts';
import { upsertOrders } from '../orders/orders.ts';
import { upsertProducts } from '../orders/products.ts';
import { recordTouchpoints } from '../touchpoints/record.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { loadJob, startLoading } from './load.ts';
import { removeJob, startRemoving } from './remove.ts';
import { readSample } from './state.ts';

const NOW = new Date('2026-05-05T12:00:00Z');
/** In transactions of 200. */
const MANY = 1000;
const FEW = 300;
const PATIENCE_MS = 120_000;
const CONTEXT = { signal: new AbortController().signal, attempt: 1 };

async function workspace(): Promise<{ db: Database; scope: Scope }> {
  const db = await testDatabase();
  const { workspaceId } = await createWorkspace(db, { name: 'Casa' });
  return { db, scope: { workspaceId, actor: SYSTEM } };
}

async function begin(db: Database, scope: Scope, people = FEW) {
  await inWorkspace(db, scope, (tx) => startLoading(tx, scope, { people, now: NOW }));
  const { importId } = await inWorkspace(db, scope, readSample);
  return { workspaceId: scope.workspaceId, importId: importId! };
}

async function remove(db: Database, scope: Scope, payload: { workspaceId: string; importId: string }) {
  await inWorkspace(db, scope, (tx) => startRemoving(tx, scope));
  await removeJob(db).run(payload, CONTEXT);
  await undoImportJob({ db } as Context, payload, CONTEXT);
}

const MACHINERY = ['imports', 'import_changes', 'import_rejects', 'audit_log'];

/** Every row of the workspace, by table, but for what says when it was last written. */
async function everything(db: Database): Promise<Record<string, unknown[]>> {
  const { rows } = await db.owner.query<{ table_name: string }>(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`,
  );
  const tables = rows.map(({ table_name }) => table_name).filter((name) => !MACHINERY.includes(name));
  const found: Record<string, unknown[]> = {};
  for (const table of tables.sort()) {
    const { rows } = await db.owner.query(
      `select to_jsonb(t) - 'updated_at' as row from ${table} t order by 1`,
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

/** What was made, without the ids that belong to one workspace. */
async function fingerprint(db: Database) {
  const { rows } = await db.owner.query(
    `select
       (select md5(string_agg(concat_ws(' ', message_id, type, at, properties), '|' order by source, message_id)) from touchpoints) as touchpoints,
       (select md5(string_agg(concat_ws(' ', number, status, total_minor, delivered_at), '|' order by number)) from orders) as orders,
       (select md5(string_agg(concat_ws(' ', external_id, score, comment), '|' order by external_id)) from responses) as responses,
       (select md5(string_agg(concat_ws(' ', kind, value), '|' order by kind, value)) from identities) as identities,
       (select md5(string_agg(concat_ws(' ', shown_name, shown_email, orders_count, revenue_minor, first_seen_at, last_seen_at), '|' order by shown_email, own_first_seen_at, own_last_seen_at)) from customers) as customers,
       (select count(*) from order_items) as items, (select count(*) from payments) as payments, (select count(*) from merges) as merges`,
  );
  return rows[0];
}

test(
  'a killed load goes on where it was and makes everything once',
  async () => {
    const [whole, broken] = await Promise.all([workspace(), workspace()]);
    await loadJob(whole.db).run(await begin(whole.db, whole.scope, MANY), CONTEXT);

    const payload = await begin(broken.db, broken.scope, MANY);
    for (const enough of [200, 400]) {
      const args = [JSON.stringify(broken.db.connection), payload.workspaceId, payload.importId];
      const { child } = await startFixture(new URL('./loading.fixture.ts', import.meta.url), args);
      await eventually(async () => {
        const { done } = await inWorkspace(broken.db, broken.scope, readSample);
        expect(done).toBeGreaterThanOrEqual(enough);
      });
      await killHard(child);
    }
    const { state, done } = await inWorkspace(broken.db, broken.scope, readSample);
    expect(state).toBe('loading');
    expect(done).toBeLessThan(MANY);

    await loadJob(broken.db).run(payload, CONTEXT);
    expect(await inWorkspace(broken.db, broken.scope, readSample)).toMatchObject({
      state: 'loaded',
      done: MANY,
    });
    expect(await fingerprint(broken.db)).toEqual(await fingerprint(whole.db));
  },
  PATIENCE_MS,
);

test('what is shown of its people is what refreshing them would show', async () => {
  const { db, scope } = await workspace();
  await loadJob(db).run(await begin(db, scope), CONTEXT);
  const before = await fingerprint(db);
  const { refreshCustomers } = await import('../customers/refresh.ts');
  const { rows } = await db.owner.query('select id from customers');
  await inWorkspaceRaw(db, scope.workspaceId, (client) =>
    refreshCustomers(
      client,
      scope.workspaceId,
      rows.map(({ id }) => id),
    ),
  );
  expect(await fingerprint(db)).toEqual(before);
});

test('real data beside it is the same after it was loaded and removed', async () => {
  const { db, scope } = await workspace();
  const { workspaceId } = scope;
  const real = await inWorkspaceRaw(db, workspaceId, async (client) => {
    const [customerId] = await identify(
      client,
      workspaceId,
      [
        {
          identities: [{ kind: 'email', source: '', value: 'real@shop.example' }],
          facts: { name: 'Real Person' },
        },
      ],
      { source: 'tracking' },
    );
    await upsertProducts(
      client,
      workspaceId,
      [{ sku: 'CL-DUV-180', name: 'Our own duvet', priceMinor: 1 }],
      {},
    );
    await upsertOrders(
      client,
      workspaceId,
      [{ number: 'R-1', customerId: customerId!, placedAt: NOW, totalMinor: 500 }],
      {
        source: 'tracking',
      },
    );
    const touchpoint = {
      customerId: customerId!,
      at: NOW,
      type: 'Page Viewed',
      kind: 'page',
      source: 'tracking',
      messageId: 'm1',
    };
    await recordTouchpoints(client, workspaceId, [touchpoint]);
    return customerId!;
  });
  const before = await everything(db);

  const payload = await begin(db, scope);
  await loadJob(db).run(payload, CONTEXT);
  const { rows } = await db.owner.query(
    'select id from customers where shown_name is not null and import_id is not null order by id limit 2',
  );
  await inWorkspaceRaw(db, workspaceId, async (client) => {
    await mergeCustomers(client, scope, { winnerId: rows[0].id, loserId: real });
    await mergeCustomers(client, scope, { winnerId: rows[1].id, loserId: rows[0].id });
  });
  await db.owner.query(
    `insert into customer_notes (id, workspace_id, customer_id, text, author_name) values (gen_random_uuid(), $1, $2, 'a note', 'Ana')`,
    [workspaceId, rows[0].id],
  );

  await remove(db, scope, payload);
  expect(await everything(db)).toEqual(before);
  expect((await inWorkspace(db, scope, readSample)).state).toBe('absent');
});

test('it can be loaded again after it was removed, the same', async () => {
  const { db, scope } = await workspace();
  const first = await begin(db, scope);
  await loadJob(db).run(first, CONTEXT);
  const once = await fingerprint(db);
  await remove(db, scope, first);
  await loadJob(db).run(await begin(db, scope), CONTEXT);
  expect(await fingerprint(db)).toEqual(once);
});

test('two who press the button at the same moment get it once', async () => {
  const { db, scope } = await workspace();
  const answers = await Promise.allSettled([begin(db, scope), begin(db, scope)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const { rows } = await db.owner.query('select count(*)::int as imports from imports');
  expect(rows[0].imports).toBe(1);
});
