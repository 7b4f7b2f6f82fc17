import { expect, test } from 'vitest';
import { inWorkspace, type Scope } from '../../core/database/workspace.ts';
import { testDatabase } from '../../testing/database.ts';
import { readPeople as whoGetsSome } from '../assignment/world.ts';
import { readPeople as whoDidWhat } from '../conversations/report/people.ts';
import { listMembers, memberWithEmail } from '../members/roster.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { colleagues } from './colleagues.ts';
import { loadJob, startLoading } from './load.ts';
import { removeJob, startRemoving } from './remove.ts';
import { readSample } from './state.ts';

const MANY = 1500;
const CONTEXT = { signal: new AbortController().signal, attempt: 1 };

test('colleagues did their part and are nobody: listed nowhere, given nothing, gone with the rest', async () => {
  const db = await testDatabase();
  const { workspaceId } = await createWorkspace(db, { name: 'Casa' });
  const { rows } = await db.owner.query(
    `insert into members (id, workspace_id, user_id, name, email, role_id)
     select gen_random_uuid(), $1, 'ana', 'Ana', 'ana@shop.example', id from roles where workspace_id = $1 and key = 'owner' returning id, name`,
    [workspaceId],
  );
  const [ana] = rows;
  const scope: Scope = { workspaceId, actor: { kind: 'member', id: ana.id, name: ana.name } };
  const caller = { ...scope, permissions: new Set<never>() };
  await inWorkspace(db, scope, (tx) => startLoading(tx, scope, { people: MANY, now: new Date() }));
  const { importId } = await inWorkspace(db, scope, readSample);
  const payload = { workspaceId, importId: importId! };
  await loadJob(db).run(payload, CONTEXT);

  const made = colleagues(payload);
  const names = made.map(({ name }) => name);
  const did = await inWorkspace(db, scope, (tx) => whoDidWhat(tx, scope, {}));
  const busy = did.items.filter(({ answers }) => answers > 0).map(({ member }) => member?.name);
  expect(busy).toContain('Ana');
  expect(busy.filter((name) => names.includes(name!)).length).toBeGreaterThan(2);
  const reviews = await db.owner.query(
    `select m.name, r.score, r.acknowledged_at is null as unread, w.name as by from quality_reviews r
     join members m on m.id = r.member_id join members w on w.id = r.reviewer_id`,
  );
  expect(new Set(reviews.rows.map(({ by }) => by))).toEqual(new Set(['Helena Prado']));
  expect(new Set(reviews.rows.map(({ name }) => name)).size).toBeGreaterThan(2);
  expect(reviews.rows.every(({ score }) => score > 20 && score <= 100)).toBe(true);
  expect(reviews.rows.filter(({ unread }) => unread).map(({ name }) => name)).toEqual(['Ana', 'Ana']);

  const listed = await listMembers(db, caller, { limit: 50 });
  expect(listed.items.map(({ name }) => name)).toEqual(['Ana']);
  expect((await inWorkspace(db, scope, whoGetsSome)).map(({ name }) => name)).toEqual(['Ana']);
  for (const { email } of made)
    expect(await inWorkspace(db, scope, (tx) => memberWithEmail(tx, email))).toBeUndefined();
  const accounts = await db.owner.query(
    'select from auth."user" u join members m on m.user_id = u.id or m.email = u.email where m.removed_at is not null',
  );
  expect(accounts.rowCount).toBe(0);

  await inWorkspace(db, scope, (tx) => startRemoving(tx, scope));
  await removeJob(db).run(payload, CONTEXT);
  const left = await db.owner.query('select name from members where workspace_id = $1', [workspaceId]);
  expect(left.rows).toEqual([{ name: 'Ana' }]);
  expect((await db.owner.query('select from quality_reviews')).rowCount).toBe(0);
});
