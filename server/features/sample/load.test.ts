import { expect, test } from 'vitest';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, inWorkspaceRaw, type Scope, SYSTEM } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { testDatabase } from '../../testing/database.ts';
import { zoneAtNoon } from '../../testing/noon.ts';
import { eventually, killHard, startFixture } from '../../testing/processes.ts';
import { changeConversation } from '../conversations/change.ts';
import { mergeConversations } from '../conversations/merge.ts';
import { beginConversation } from '../conversations/open.ts';
import { writeMessage } from '../conversations/write.ts';
import { listenToCustomers } from '../customers/happenings.ts';
import { identify } from '../customers/identify.ts';
import { mergeCustomers } from '../customers/merge.ts';
import { undoImportJob } from '../imports/undo.ts';
import { upsertOrders } from '../orders/orders.ts';
import { upsertProducts } from '../orders/products.ts';
import { drawLastWeek } from '../quality/sampling/drawing.ts';
import { addRule, listRules } from '../quality/sampling/rules.ts';
import { solvedLastWeek } from '../quality/testing.ts';
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
const QUESTION = {
  channel: 'email',
  from: 'customer',
  subject: 'Ours',
  text: 'A question',
  priority: 'normal',
  assignee: null,
  department: null,
  language: null,
  tags: [],
  attachments: [],
} satisfies Omit<Parameters<typeof beginConversation>[2], 'customer'>;
const ANSWER = {
  text: 'An answer',
  kind: 'reply',
  mentions: [],
  keeps: [],
  attachments: [],
} satisfies Parameters<typeof writeMessage>[3];
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
    // What runs is measured anew when it was merged with something.
    const passing = `{updated_at,recorded_in${table === 'service_times' ? ',id' : ''}}`;
    const { rows } = await db.owner.query(
      `select to_jsonb(t) - '${passing}'::text[] as row from ${table} t order by 1`,
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

/** What was made, without the ids that belong to one workspace. */
async function fingerprint(db: Database) {
  const { rows } = await db.owner.query(
    `select
       (select md5(string_agg(concat_ws(' ', key, type, at, properties - '{conversation,conversation_id}'::text[]), '|' order by source, key, type, at, properties ->> 'promise'))
        from (select *, case when source <> 'promises' then message_id end as key from touchpoints) told) as touchpoints,
       (select md5(string_agg(concat_ws(' ', channel, subject, status, priority, tags, language, snoozed_until, created_at, last_message_at, waiting_since, first_reply_at, solved_at, closed_at, reopened, messages, preview, csat, promised_for), '|' order by created_at, preview)) from conversations) as conversations,
       (select md5(string_agg(concat_ws(' ', at, kind, author_name, text), '|' order by at, kind, text)) from messages) as messages,
       (select md5(string_agg(concat_ws(' ', at, what, before, told), '|' order by at, what, told))
        from (select *, case when what = 'assignee' then actor_name else after::text end as told from conversation_changes) changed) as changes,
       (select md5(string_agg(concat_ws(' ', metric, started_at, ended_at, ended_by, clock_seconds, business_seconds), '|' order by started_at, metric)) from service_times) as times,
       (select md5(string_agg(concat_ws(' ', at, reason, outcome, emotion, note), '|' order by at, note)) from contact_log) as contacts,
       (select md5(string_agg(concat_ws(' ', text, created_at, due_at, state, done_at), '|' order by created_at, text)) from promises) as promises,
       (select md5(string_agg(concat_ws(' ', asked_at, solved_at, score, comment), '|' order by asked_at, solved_at)) from csat_asks) as asks,
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
    const { rows: begun } = await broken.db.owner.query(
      'select created_at from conversations order by number',
    );
    expect(begun).toEqual(begun.toSorted((a, b) => a.created_at - b.created_at));
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
  // What is told to programs elsewhere: of the real person, and of nobody of the sample.
  const told: object[] = [];
  listenToCustomers(async (_, where, happenings) => {
    if (where === workspaceId) told.push(...happenings);
  });
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
  const ask = () =>
    inWorkspace(db, scope, (tx) => beginConversation(tx, scope, { ...QUESTION, customer: { id: real } }));
  const [own, another] = [await ask(), await ask()];
  const before = await everything(db);

  const payload = await begin(db, scope);
  await loadJob(db).run(payload, CONTEXT);
  const { rows: all } = await db.owner.query(
    `select c.id, t.id as talk, t.id in (select conversation_id from promises) as promised
     from customers c join conversations t on t.customer_id = c.id
     where c.shown_name is not null and c.import_id is not null and t.status <> 'closed' order by t.id`,
  );
  // What was promised and answered in it stands on the timeline of whoever has it.
  const promised = all.find((row) => row.promised);
  const rows = all.filter((row) => row !== promised);
  await inWorkspace(db, scope, async (tx) => {
    await writeMessage(tx, scope, promised.talk, ANSWER);
    await changeConversation(tx, scope, promised.talk, { customer: { id: real } });
    await changeConversation(tx, scope, another.id, { customer: { id: rows[1].id } });
  });
  const given = await db.owner.query(
    `select type from touchpoints where customer_id = $1 and type in ('Promise Made', 'Message Sent') order by type`,
    [real],
  );
  expect(given.rows).toEqual([{ type: 'Message Sent' }, { type: 'Promise Made' }]);
  await inWorkspaceRaw(db, workspaceId, async (client) => {
    await mergeCustomers(client, scope, { winnerId: rows[0].id, loserId: real });
    await mergeCustomers(client, scope, { winnerId: rows[1].id, loserId: rows[0].id });
  });
  await db.owner.query(
    `insert into customer_notes (id, workspace_id, customer_id, text, author_name) values (gen_random_uuid(), $1, $2, 'a note', 'Ana')`,
    [workspaceId, rows[0].id],
  );
  await inWorkspace(db, scope, async (tx) => {
    await writeMessage(tx, scope, rows[0].talk, ANSWER);
    await changeConversation(tx, scope, rows[0].talk, { tags: ['ours'], priority: 'high' });
    await mergeConversations(tx, scope, rows[0].talk, own.id);
  });

  await remove(db, scope, payload);
  const { conversation_changes: history, ...after } = await everything(db);
  expect({ ...after, conversation_changes: [] }).toEqual(before);
  // Of a conversation of one's own its history still says what was done with it.
  expect(history!.map((row) => (row as { what: string }).what).sort()).toEqual([
    'customer',
    'customer',
    'merged-into',
    'unmerged-from',
  ]);
  expect(told).toEqual([{ what: 'created', customerId: real }]);
  expect((await inWorkspace(db, scope, readSample)).state).toBe('absent');
});

test('what was drawn of its conversations for review is not counted any more when it was removed', async () => {
  const { db, scope } = await workspace();
  const { workspaceId } = scope;
  const { rows: members } = await db.owner.query(
    `insert into members (id, workspace_id, user_id, name, email, role_id)
     select gen_random_uuid(), $1, 'ana', 'Ana', 'ana@shop.example', id from roles where workspace_id = $1 and key = 'owner' returning id, name`,
    [workspaceId],
  );
  const { rows: scorecards } = await db.owner.query('select id from scorecards');
  const by: Scope = { workspaceId, actor: { kind: 'member', ...members[0] } };
  await inWorkspace(db, by, (tx) => startLoading(tx, by, { people: MANY, now: NOW }));
  const { importId } = await inWorkspace(db, scope, readSample);
  const payload = { workspaceId, importId: importId! };
  await loadJob(db).run(payload, CONTEXT);
  // In some weeks hardly anybody asked: all of them are of the last one, and it does not end meanwhile.
  await db.owner.query('update workspaces set time_zone = $1', [zoneAtNoon()]);
  const { rows: solved } = await db.owner.query(
    "select id from conversations where status = 'solved' or status = 'closed'",
  );
  await solvedLastWeek(
    db.owner,
    solved.map(({ id }) => id),
  );
  const rule = { name: 'Each', how: 'random', perPerson: 2, scorecard: scorecards[0].id } as const;
  const lastDraw = () => inWorkspace(db, by, async (tx) => (await listRules(tx))[0]!.lastDraw);
  await inWorkspace(db, by, async (tx) => {
    await addRule(tx, { ...by, permissions: new Set() }, rule);
    await drawLastWeek(tx, workspaceId);
  });
  expect(await lastDraw()).toMatchObject({ drawn: 2 });
  await remove(db, by, payload);
  expect(await lastDraw()).toMatchObject({ drawn: 0, candidates: 0 });
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
