/** Assignment through its doors, on the real record. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { type NewMember, newMember } from '../../testing/members.ts';
import { eventually } from '../../testing/processes.ts';
import { type SignedIn, signIn } from '../../testing/sign-in.ts';

let jornada: TestJornada;
let owner: SignedIn;
let ana: NewMember;
let bob: NewMember;
beforeAll(async () => {
  jornada = await startTestJornada();
  owner = await signIn(jornada, OWNER);
  ana = await newMember(jornada, owner, 'ana@example.com', 'agent', 'Ana');
  bob = await newMember(jornada, owner, 'bob@example.com', 'agent', 'Bob');
});
afterAll(() => jornada.stop());

const AS_USUAL = { takesPart: null, capacity: null, languages: [], departments: null, away: false };

beforeEach(async () => {
  for (const { id } of [ana, bob]) await person(id, AS_USUAL);
  for (const { id } of (await ask('GET', '/api/routing-rules')).items)
    await ask('DELETE', `/api/routing-rules/${id}`, undefined, 204);
  for (const { department } of (await ask('GET', '/api/assignment')).items)
    await ask('DELETE', `/api/assignment/policies/${department ?? 'everybody'}`, undefined, 204);
  // Whatever earlier tests left open is nobody's to count.
  await jornada.context.db.owner.query(
    "update conversations set status = 'solved', solved_at = now(), snoozed_until = null",
  );
});

async function ask(method: string, address: string, json?: object, expected = method === 'POST' ? 201 : 200) {
  const { status, body } = await jornada.ask(method, address, json ? { json } : {});
  expect(status, JSON.stringify(body)).toBe(expected);
  return body;
}

const person = (id: string, change: object) => ask('PATCH', `/api/assignment/members/${id}`, change);
const policy = (more: object = {}, department = 'everybody') =>
  ask('PUT', `/api/assignment/policies/${department}`, { how: 'round-robin', ...more });
const rule = (more: object) => ask('POST', '/api/routing-rules', { name: 'Rule', ...more });
const read = (id: string) => ask('GET', `/api/conversations/${id}`);
const change = (id: string, json: object) => ask('PATCH', `/api/conversations/${id}`, json);

let people = 0;
async function begin(more: object = {}): Promise<string> {
  const customer = { email: `seeks-${++people}@example.com` };
  const begun = { channel: 'email', customer, text: 'Where is it?', ...more };
  return (await ask('POST', '/api/conversations', begun)).id;
}

const found = (id: string) =>
  eventually(async () => {
    const conversation = await read(id);
    expect(conversation.assignee).not.toBeNull();
    return conversation;
  });

const waiting = (id: string, why: string) =>
  eventually(async () => {
    const conversation = await read(id);
    expect(conversation).toMatchObject({ assignee: null, seeking: { why } });
    return conversation;
  });

/** Whatever there was to do is done: one that is begun later found its place. */
async function settled(): Promise<void> {
  const { db } = jornada.context;
  await eventually(async () => {
    const { rows } = await db.owner.query(
      "select from graphile_worker.jobs where task_identifier like 'assignment.assign'",
    );
    expect(rows).toEqual([]);
  });
}

describe('turns', () => {
  test('without a policy nobody is assigned, and nobody is looked for', async () => {
    const id = await begin();
    await settled();
    expect(await read(id)).toMatchObject({ assignee: null, seeking: null });
  });

  test('by round robin each gets one in turn, and the history says why', async () => {
    await policy();
    const names = [];
    for (let at = 0; at < 4; at += 1) names.push((await found(await begin())).assignee.name);
    expect(names.slice(0, 2).sort()).toEqual(['Ana', 'Bob']);
    expect(names.slice(2)).toEqual(names.slice(0, 2));
    const { changes, seeking } = await found(await begin());
    expect(seeking).toBeNull();
    expect(changes.find(({ what }: { what: string }) => what === 'assignee')).toMatchObject({
      ...{ actor: { kind: 'system' }, before: null },
      reason: { kind: 'round-robin', among: 2, language: null },
    });
  });

  test('fewest open looks at what each has in hand now', async () => {
    for (let at = 0; at < 2; at += 1) await begin({ assignee: ana.id });
    await policy({ how: 'fewest-open' });
    for (let at = 0; at < 2; at += 1) expect((await found(await begin())).assignee.name).toBe('Bob');
    await begin({ assignee: bob.id });
    const { assignee, changes } = await found(await begin());
    expect(assignee.name).toBe('Ana');
    expect(changes.at(-1).reason).toMatchObject({ kind: 'fewest-open', open: 2 });
  });

  test('only agents take part unless somebody says otherwise, and what we begin ourselves looks for nobody', async () => {
    await policy();
    const { items } = await ask('GET', '/api/assignment/members');
    expect(
      items.map(({ name, takesPart }: { name: string; takesPart: boolean }) => [name, takesPart]),
    ).toEqual(
      expect.arrayContaining([
        ['Ana', true],
        ['Bob', true],
      ]),
    );
    expect(items.filter(({ takesPart }: { takesPart: boolean }) => takesPart)).toHaveLength(2);
    const id = await begin({ from: 'us' });
    await settled();
    expect(await read(id)).toMatchObject({ assignee: null, seeking: null });
  });
});

describe('capacity, presence, skills', () => {
  test('what nobody has room for waits and says so, and is given as soon as one is solved', async () => {
    for (const { id } of [ana, bob]) await person(id, { capacity: 1 });
    await policy();
    const [one, other] = [await begin(), await begin()];
    for (const id of [one, other]) await found(id);
    const third = await begin();
    await waiting(third, 'no-room');
    expect((await ask('GET', '/api/assignment')).seeking).toBe(1);
    expect(
      (await ask('GET', '/api/conversations?assignee=seeking')).items.map(({ id }: { id: string }) => id),
    ).toEqual([third]);
    const { assignee } = await read(one);
    await change(one, { status: 'solved' });
    expect((await found(third)).assignee).toEqual(assignee);
  });

  test('the most pressing is given first', async () => {
    await person(ana.id, { capacity: 0 });
    await person(bob.id, { capacity: 1 });
    await policy();
    const had = await begin();
    await found(had);
    const [plain, urgent] = [await begin(), await begin({ priority: 'urgent' })];
    for (const id of [plain, urgent]) await waiting(id, 'no-room');
    await change(had, { status: 'solved' });
    await found(urgent);
    expect((await read(plain)).assignee).toBeNull();
  });

  test('who says that they are away gets nothing until they are back', async () => {
    await policy();
    for (const one of [ana, bob]) await one.ask('PUT', '/api/me/availability', { json: { away: true } });
    const id = await begin();
    await waiting(id, 'nobody-there');
    expect((await ana.ask('GET', '/api/me/availability')).body).toMatchObject({ takesPart: true });
    const back = await ana.ask('PUT', '/api/me/availability', { json: { away: false } });
    expect(back.body.awaySince).toBeNull();
    expect((await found(id)).assignee.name).toBe('Ana');
    expect((await jornada.ask('GET', '/api/me/availability')).status).toBe(403);
  });

  test('where one must be at a screen, an open page makes one so', async () => {
    await policy({ presence: 'here', hereMinutes: 5 });
    await jornada.context.db.owner.query('update assignment_members set seen_at = null');
    const id = await begin();
    await waiting(id, 'nobody-there');
    const leave = new AbortController();
    await fetch(`${jornada.url}/api/live?topic=assignment`, {
      ...{ headers: { cookie: bob.cookie }, signal: leave.signal },
    });
    await eventually(async () => {
      const { items } = await ask('GET', '/api/assignment/members');
      expect(items.find(({ name }: { name: string }) => name === 'Bob').seenAt).not.toBeNull();
    });
    // As the minute does.
    await policy({ presence: 'here', hereMinutes: 5 });
    expect((await found(id)).assignee.name).toBe('Bob');
    leave.abort();
  });

  test('departments and languages are served by those who serve them', async () => {
    await person(ana.id, { languages: ['pt-BR'], departments: ['sales'] });
    await person(bob.id, { languages: ['en'], departments: ['service', 'sales'] });
    await policy();
    expect((await found(await begin({ department: 'service', language: 'en' }))).assignee.name).toBe('Bob');
    await waiting(await begin({ department: 'service', language: 'pt-BR' }), 'nobody-speaks');
    const { assignee, changes } = await found(await begin({ department: 'sales', language: 'pt-BR' }));
    expect(assignee.name).toBe('Ana');
    expect(changes.at(-1).reason).toMatchObject({ among: 1, department: 'sales', language: 'pt-BR' });
    await waiting(await begin({ department: 'product' }), 'nobody-serves');
  });

  test('another department helps when nobody can, and it goes there', async () => {
    await person(ana.id, { departments: ['service'], capacity: 0 });
    await person(bob.id, { departments: ['sales'] });
    await policy();
    await policy({ overflow: 'sales' }, 'service');
    const { assignee, department, changes } = await found(await begin({ department: 'service' }));
    expect([assignee.name, department.key]).toEqual(['Bob', 'sales']);
    expect(changes.at(-1).reason).toMatchObject({ from: 'service', department: 'sales' });
  });

  test('handed to another department without a person, it finds one there', async () => {
    await person(ana.id, { departments: ['service'] });
    await person(bob.id, { departments: ['sales'] });
    await policy();
    const id = await begin({ department: 'service' });
    expect((await found(id)).assignee.name).toBe('Ana');
    await change(id, { department: 'sales', assignee: null });
    await eventually(async () => expect((await read(id)).assignee?.name).toBe('Bob'));
  });
});

describe('opened again', () => {
  test('it stays with whoever had it; where it is so set, it goes to somebody else while they are away', async () => {
    await policy();
    const id = await begin({ assignee: ana.id });
    await ask('POST', `/api/conversations/${id}/messages`, { text: 'Done', kind: 'reply', status: 'solved' });
    await person(ana.id, { away: true });
    const comesBack = () =>
      ask('POST', `/api/conversations/${id}/messages`, { text: 'Not yet', kind: 'customer' });
    await comesBack();
    await settled();
    expect((await read(id)).assignee.name).toBe('Ana');
    await change(id, { status: 'solved' });
    await policy({ handsOver: true });
    await comesBack();
    await eventually(async () => {
      const { assignee, changes } = await read(id);
      expect(assignee?.name).toBe('Bob');
      expect(changes.map(({ reason }: { reason: unknown }) => reason)).toContainEqual({
        kind: 'away',
        name: 'Ana',
      });
    });
  });

  test('by hand stays by hand: whom somebody names, has it, and what is taken from everybody is nobody’s', async () => {
    await policy();
    const id = await begin({ assignee: ana.id });
    await settled();
    expect((await read(id)).assignee.name).toBe('Ana');
    await change(id, { assignee: null });
    await settled();
    expect(await read(id)).toMatchObject({ assignee: null, seeking: null });
  });
});

describe('rules', () => {
  test('the first that fits says department, priority, tags and person, with its name in the history', async () => {
    await rule({
      ...{ name: 'Money back', match: { channels: ['email'], words: ['refund', 'devolução'] } },
      does: { department: 'sales', priority: 'high', tags: ['refund'], assignee: bob.id },
    });
    await rule({ name: 'Rest', does: { tags: ['rest'] } });
    const { department, priority, tags, changes } = await found(
      await begin({ text: 'Quero a DEVOLUCAO do valor', tags: ['vip'] }),
    );
    expect([department.key, priority, tags]).toEqual(['sales', 'high', ['vip', 'refund']]);
    expect(new Set(changes.map(({ reason }: { reason: { name: string } }) => reason.name))).toEqual(
      new Set(['Money back']),
    );
    const other = await begin({ text: 'Where is the lamp?' });
    await eventually(async () => expect((await read(other)).tags).toEqual(['rest']));
  });

  test('one that lets others follow does its part, and the next sees what it made', async () => {
    await rule({
      name: 'To sales',
      goesOn: true,
      match: { languages: ['es'] },
      does: { department: 'sales' },
    });
    await rule({ name: 'In sales', match: { departments: ['sales'] }, does: { tags: ['sold'] } });
    const id = await begin({ language: 'es' });
    await eventually(async () => {
      expect(await read(id)).toMatchObject({ department: { key: 'sales' }, tags: ['sold'], seeking: null });
    });
  });

  test('a segment by list is one of the conditions', async () => {
    const segment = await ask('POST', '/api/segments', { name: 'Regulars', kind: 'list' });
    const { id: customer } = (await ask('GET', '/api/customers?limit=1')).items[0];
    await ask('POST', `/api/segments/${segment.id}/members`, { customerIds: [customer] }, 200);
    await rule({ match: { segments: [segment.id] }, does: { tags: ['regular'] } });
    const [theirs, others] = [await begin({ customer: { id: customer } }), await begin()];
    await eventually(async () => expect((await read(theirs)).tags).toEqual(['regular']));
    await settled();
    expect((await read(others)).tags).toEqual([]);
  });

  test('it is tried on the last conversations and changes nothing', async () => {
    const id = await begin({ text: 'My parcel was stolen' });
    await begin({ text: 'Good morning' });
    const tried = await ask('POST', '/api/routing-rules/try', { match: { words: ['stole'] }, last: 2 }, 200);
    expect(tried).toMatchObject({ looked: 2, items: [{ id }] });
    expect((await read(id)).tags).toEqual([]);
  });

  test('they are put in order, changed and removed, and each of it is in the audit log', async () => {
    const [one, other] = [
      await rule({ name: 'One', does: { tags: ['a'] } }),
      await rule({ name: 'Two', does: { tags: ['b'] } }),
    ];
    const ordered = await ask('PUT', '/api/routing-rules/order', { ids: [other.id, one.id] });
    expect(ordered.items.map(({ name }: { name: string }) => name)).toEqual(['Two', 'One']);
    expect(await ask('PATCH', `/api/routing-rules/${one.id}`, { enabled: false })).toMatchObject({
      name: 'One',
      enabled: false,
    });
    await ask('DELETE', `/api/routing-rules/${other.id}`, undefined, 204);
    const { rows } = await jornada.context.db.owner.query(
      "select distinct action from audit_log where action like 'routing-rule.%' order by 1",
    );
    expect(rows.map(({ action }) => action)).toEqual(
      ['changed', 'made', 'ordered', 'removed'].map((verb) => `routing-rule.${verb}`),
    );
  });

  test('what it names must be here, and it must do something', async () => {
    for (const [json, at] of [
      [{ name: 'x', does: {} }, 'does'],
      [{ name: 'x', does: { department: 'moon' } }, 'does.department'],
      [{ name: 'x', does: { assignee: crypto.randomUUID() } }, 'does.assignee'],
      [{ name: 'x', match: { accounts: [crypto.randomUUID()] }, does: { tags: ['a'] } }, 'match.accounts'],
      [{ name: 'x', match: { words: [''] }, does: { tags: ['a'] } }, 'match.words.0'],
    ] as const) {
      const { status, body } = await jornada.ask('POST', '/api/routing-rules', { json });
      expect([status, body.errors[0].at]).toEqual([400, at]);
    }
    expect(
      (await jornada.ask('PUT', '/api/assignment/policies/moon', { json: { how: 'nobody' } })).status,
    ).toBe(404);
    const itself = { how: 'round-robin', overflow: 'service' };
    expect((await jornada.ask('PUT', '/api/assignment/policies/service', { json: itself })).status).toBe(400);
    expect(
      (await bob.ask('PATCH', `/api/assignment/members/${ana.id}`, { json: { away: true } })).status,
    ).toBe(403);
  });
});
