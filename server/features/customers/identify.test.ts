import { describe, expect, test } from 'vitest';
import type { Database } from '../../core/database/database.ts';
import { inWorkspaceRaw, type Scope } from '../../core/database/workspace.ts';
import { testDatabase, testWorkspace } from '../../testing/database.ts';
import { type Claim, identify } from './identify.ts';
import { type Identity, type IdentityKind, identityOf } from './identities.ts';
import { unmerge } from './merge.ts';

const id = (kind: IdentityKind, value: string, source = ''): Identity =>
  identityOf(kind, value, 'BR', source)!;
const user = (value: string) => id('userId', value);
const visitor = (value: string) => id('anonymousId', value);
const email = (value: string) => id('email', value);
const phone = (value: string) => id('phone', value);
const external = (value: string, source = 'customer_id') => id('external', value, source);

async function company() {
  const db = await testDatabase();
  const scope = await testWorkspace(db);
  return { db, scope, say: (...claims: (Identity[] | Claim)[]) => say(db, scope, claims) };
}

function say(db: Database, { workspaceId }: Scope, claims: (Identity[] | Claim)[]) {
  const told = claims.map((claim) => (Array.isArray(claim) ? { identities: claim } : claim));
  return inWorkspaceRaw(db, workspaceId, (sql) => identify(sql, workspaceId, told, { source: 'test' }));
}

async function rootOf(db: Database, customerId: string | undefined): Promise<string> {
  return (await db.owner.query('select root_id from customers where id = $1', [customerId])).rows[0].root_id;
}

async function count(db: Database, table: string, where = 'true'): Promise<number> {
  return (await db.owner.query(`select count(*) from ${table} where ${where}`)).rows[0].count;
}

describe('finding a customer', () => {
  test('the same key is the same customer, in one batch and in the next', async () => {
    const { say } = await company();
    const [one, again, other] = await say([user('u1')], [user('u1')], [user('u2')]);
    const [later] = await say([user('u1')]);
    expect(again).toBe(one);
    expect(later).toBe(one);
    expect(other).not.toBe(one);
  });

  test('e-mail and phone are compared in their written form', async () => {
    const { say } = await company();
    const [one, two, three] = await say(
      [email(' Ana@Example.COM ')],
      [email('ana@example.com')],
      [phone('(11) 98765-4321')],
    );
    const [four] = await say([phone('+55 11 98765 4321')]);
    expect(two).toBe(one);
    expect(four).toBe(three);
  });

  test('a new user id joins the one who was known by e-mail only', async () => {
    const { db, say } = await company();
    const [subscriber] = await say([email('ana@example.com')]);
    const [buyer] = await say([user('u1'), email('ana@example.com')]);
    expect(buyer).toBe(subscriber);
    expect(await count(db, 'customers')).toBe(1);
  });

  test('an external id is looked for in its own id space', async () => {
    const { say } = await company();
    const [shop, desk] = await say([external('7', 'shop')], [external('7', 'desk')]);
    expect(shop).not.toBe(desk);
  });

  test('fifty doors that meet a new person at once make one customer', async () => {
    const { db, scope, say } = await company();
    const claims = Array.from({ length: 50 }, (_, index) =>
      index % 2 ? [user('u1'), email('ana@example.com')] : [user('u1'), visitor('a1')],
    );
    const ids = await Promise.all(claims.map((claim) => say(claim)));
    expect(new Set(ids.flat()).size).toBe(1);
    expect(await count(db, 'customers', `workspace_id = '${scope.workspaceId}'`)).toBe(1);
    expect(await count(db, 'identities')).toBe(3);
  });
});

describe('joining', () => {
  test('an anonymous visitor who signs in becomes that customer, with a merge that can be undone', async () => {
    const { db, scope, say } = await company();
    const [before] = await say([visitor('a1')]);
    const [known] = await say([user('u1')]);
    await say([user('u1'), visitor('a1')]);
    expect(await rootOf(db, before)).toBe(known);
    await inWorkspaceRaw(db, scope.workspaceId, (sql) => unmerge(sql, scope, { customerId: known! }));
    expect(await rootOf(db, before)).toBe(before);
  });

  test('what a member undid is not done again by itself', async () => {
    const { db, scope, say } = await company();
    const [before] = await say([visitor('a1')]);
    const [known] = await say([user('u1')]);
    await say([user('u1'), visitor('a1')]);
    await inWorkspaceRaw(db, scope.workspaceId, (sql) => unmerge(sql, scope, { customerId: known! }));
    await say([user('u1'), visitor('a1')]);
    expect(await rootOf(db, before)).toBe(before);
  });

  test('one browser used by two people leaves them two', async () => {
    const { db, say } = await company();
    const [ana] = await say([user('ana'), visitor('a1')]);
    const [rui] = await say([user('rui'), visitor('a1')]);
    expect(await rootOf(db, rui)).not.toBe(await rootOf(db, ana));
    expect(await count(db, 'merge_suggestions')).toBe(0);
  });

  test('user ids that differ never merge by themselves, whatever key they share', async () => {
    const { db, say } = await company();
    const [ana] = await say([user('ana'), email('casa@example.com'), phone('11 98765-4321')]);
    const [rui] = await say([user('rui'), email('casa@example.com'), phone('11 98765-4321')]);
    expect(rui).not.toBe(ana);
    expect(await count(db, 'merges')).toBe(0);
    expect(await count(db, 'merge_suggestions', `state = 'open'`)).toBe(1);
  });

  test('two known customers who meet on an e-mail are suggested, once, and not merged', async () => {
    const { db, say } = await company();
    await say([user('u1')], [external('77'), email('ana@example.com')]);
    await say([user('u1'), email('ana@example.com')]);
    await say([user('u1'), email('ana@example.com')]);
    expect(await count(db, 'merges')).toBe(0);
    expect(await count(db, 'merge_suggestions')).toBe(1);
  });

  test('external ids named together by one system join their customers', async () => {
    const { db, say } = await company();
    const [first, second] = await say([external('order-1')], [external('order-2')]);
    await say(
      [external('order-1'), external('person', 'customer_unique_id')],
      [external('order-2'), external('person', 'customer_unique_id')],
    );
    expect(await rootOf(db, second)).toBe(await rootOf(db, first));
    expect(await count(db, 'customers', 'merged_into is null')).toBe(1);
  });

  test('one e-mail on two rows of a customer list makes two customers and a suggestion', async () => {
    const { db, say } = await company();
    const [one, two] = await say(
      [external('1'), email('casa@example.com')],
      [external('2'), email('casa@example.com')],
    );
    expect(one).not.toBe(two);
    expect(await count(db, 'merge_suggestions')).toBe(1);
  });

  test('a family phone does not give one the other one’s e-mail', async () => {
    const { db, say } = await company();
    const [ana] = await say([email('ana@example.com'), phone('11 98765-4321')]);
    const [rui] = await say([email('rui@example.com'), phone('11 98765-4321')]);
    expect(rui).not.toBe(ana);
    expect(await count(db, 'merge_suggestions')).toBe(1);
  });
});

describe('what is told of a customer', () => {
  test('later words win field by field, silence changes nothing', async () => {
    const { db, say } = await company();
    await say({ identities: [user('u1')], facts: { name: 'Ana', traits: { plan: 'basic', city: 'Porto' } } });
    await say({ identities: [user('u1')], facts: { traits: { plan: 'plus' } } });
    const { rows } = await db.owner.query('select shown_name, traits, search_text from customers');
    expect(rows).toEqual([
      { shown_name: 'Ana', traits: { plan: 'plus', city: 'Porto' }, search_text: 'ana' },
    ]);
  });

  test('a person is found by every name and address, without accents', async () => {
    const { db, say } = await company();
    await say({ identities: [user('u1'), email('joao@example.com')], facts: { name: 'João Ștefănescu' } });
    const { rows } = await db.owner.query('select shown_email, search_text from customers');
    expect(rows).toEqual([
      { shown_email: 'joao@example.com', search_text: 'joao stefanescu joao@example.com' },
    ]);
  });
});
