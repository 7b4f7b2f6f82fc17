import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { ask } from '../lens/ask.ts';
import { segmentPeople } from './people.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const VIPS = { kind: 'all', of: [{ kind: 'tag', is: 'is', tag: 'vip' }] };

test('a list holds whoever was put on it, merged customers as one person', async () => {
  const [ana, bia, carla] = [await customer('ana'), await customer('bia'), await customer('carla')];
  const made = await post('/api/segments', { kind: 'list', name: 'To call', customerIds: [ana, bia, ana] });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: 'To call', kind: 'list', rule: null });
  const address = `/api/segments/${made.body.id}`;
  expect((await jornada.ask('GET', address)).body.people).toBe(2);

  expect((await post(`${address}/members`, { customerIds: [carla, bia] })).body).toEqual({ people: 3 });
  expect((await post(`/api/customers/${ana}/merge`, { other: bia })).status).toBeLessThan(300);
  expect((await jornada.ask('GET', address)).body.people).toBe(2);
  expect((await everyone(address)).sort()).toEqual([ana, carla].sort());

  // Either of the two stands for the person.
  expect((await jornada.ask('DELETE', `${address}/members/${ana}`)).status).toBe(204);
  expect(await everyone(address)).toEqual([carla]);
});

test('a segment by rule, and any question about a segment, finds the same people', async () => {
  const ids = await Promise.all(['r1', 'r2', 'r3'].map(customer));
  for (const id of ids.slice(0, 2)) await jornada.ask('PUT', `/api/customers/${id}/tags/ruled`);
  const rule = { kind: 'all', of: [{ kind: 'tag', is: 'is', tag: 'ruled' }] };
  const ruled = await post('/api/segments', { kind: 'rule', name: 'Ruled', rule });
  const listed = await post('/api/segments', { kind: 'list', name: 'Listed', customerIds: ids });
  await lensCaughtUp(jornada.context);
  expect((await jornada.ask('GET', `/api/segments/${ruled.body.id}`)).body.people).toBe(2);
  expect((await everyone(`/api/segments/${ruled.body.id}`)).sort()).toEqual(ids.slice(0, 2).sort());
  expect((await post('/api/segments/try', { rule })).body).toMatchObject({
    people: 2,
    of: expect.any(Number),
  });
  expect(await inLens(ruled.body.id)).toEqual(ids.slice(0, 2).sort());
  expect(await inLens(listed.body.id)).toEqual(ids.sort());

  // People and lists change; the lens follows.
  await jornada.ask('DELETE', `/api/segments/${listed.body.id}/members/${ids[0]}`);
  await post(`/api/customers/${ids[1]}/merge`, { other: ids[2] });
  await lensCaughtUp(jornada.context);
  expect(await inLens(listed.body.id)).toEqual([ids[1]]);
});

test('a rule can be tried before it is saved: the same people, in the same order', async () => {
  const ids = await Promise.all(['t1', 't2', 't3'].map(customer));
  for (const id of ids) await jornada.ask('PUT', `/api/customers/${id}/tags/tried`);
  const rule = { kind: 'all', of: [{ kind: 'tag', is: 'is', tag: 'tried' }] };
  await lensCaughtUp(jornada.context);
  const { body } = await post('/api/segments/try/people', { rule, limit: 2 });
  const saved = await post('/api/segments', { kind: 'rule', name: 'Tried', rule });
  const page = await jornada.ask('GET', `/api/segments/${saved.body.id}/people?limit=2`);
  expect(body.items).toEqual(page.body.items);
});

test('a list begins with whoever the filters find, keeps them, and goes as CSV', async () => {
  const [one, other, third] = await Promise.all(['f1', 'f2', 'f3'].map(customer));
  for (const id of [one, other]) await jornada.ask('PUT', `/api/customers/${id}/tags/found`);
  const made = await post('/api/segments', {
    ...{ kind: 'list', name: 'Found', description: 'Tagged by hand' },
    ...{ customerIds: [third, one], found: { tag: 'found' } },
  });
  expect(made.body).toMatchObject({ description: 'Tagged by hand' });
  const address = `/api/segments/${made.body.id}`;
  expect((await everyone(address)).sort()).toEqual([one, other, third].sort());
  await jornada.ask('DELETE', `/api/customers/${one}/tags/found`);
  expect((await jornada.ask('GET', address)).body.people).toBe(3);

  const csv = await jornada.ask('GET', `${address}/people.csv`);
  const lines = String(csv.body).trim().split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF?id,name,email/);
  expect(
    lines
      .slice(1)
      .map((line) => line.split(',')[0])
      .sort(),
  ).toEqual([one, other, third].sort());
  expect((await jornada.ask('GET', `/api/segments/${crypto.randomUUID()}/people.csv`)).status).toBe(404);
});

test('a person knows the lists they are on, also through a customer merged into them', async () => {
  const [mira, twin] = await Promise.all(['l1', 'l2'].map(customer));
  const list = await post('/api/segments', { kind: 'list', name: 'Knows', customerIds: [twin] });
  await post(`/api/customers/${mira}/merge`, { other: twin });
  const { body } = await jornada.ask('GET', `/api/customers/${mira}/lists`);
  expect(body.items).toEqual([{ id: list.body.id, name: 'Knows' }]);
});

test('a segment is described, and the description can be taken away again', async () => {
  const { body } = await post('/api/segments', { kind: 'rule', name: 'Described', rule: VIPS });
  expect(body.description).toBe('');
  const address = `/api/segments/${body.id}`;
  const described = await jornada.ask('PATCH', address, { json: { description: 'For the spring letter' } });
  expect(described.body).toMatchObject({ name: 'Described', description: 'For the spring letter' });
  const bare = await jornada.ask('PATCH', address, { json: { description: '' } });
  expect(bare.body.description).toBe('');
});

test('a question about a segment that is not here is refused at segment', async () => {
  const { db } = jornada.context;
  const scope = { workspaceId: jornada.workspaceId };
  const question = inWorkspace(db, scope, (tx) => segmentPeople(tx, crypto.randomUUID()));
  await expect(question).rejects.toMatchObject({ problem: { status: 400, errors: [{ at: 'segment' }] } });
});

test('the people of a list come page by page', async () => {
  const ids = await Promise.all(['p1', 'p2', 'p3', 'p4', 'p5'].map(customer));
  const { body } = await post('/api/segments', { kind: 'list', name: 'Pages', customerIds: ids });
  const first = await jornada.ask('GET', `/api/segments/${body.id}/people?limit=2`);
  expect(first.body).toMatchObject({ total: 5, nextCursor: expect.any(String) });
  expect((await everyone(`/api/segments/${body.id}`)).sort()).toEqual(ids.sort());
  const wrong = await jornada.ask('GET', `/api/segments/${body.id}/people?cursor=abc`);
  expect(wrong.body.errors[0].at).toBe('cursor');
});

test('names are one of a kind, whatever their case', async () => {
  expect((await post('/api/segments', { kind: 'rule', name: 'Loyal', rule: VIPS })).status).toBe(201);
  expect((await post('/api/segments', { kind: 'list', name: 'LOYAL' })).status).toBe(409);
  const both = await Promise.all(
    [1, 2, 3].map(() => post('/api/segments', { kind: 'list', name: 'At once' })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const other = await post('/api/segments', { kind: 'list', name: 'Other' });
  const renamed = await jornada.ask('PATCH', `/api/segments/${other.body.id}`, { json: { name: 'loyal' } });
  expect(renamed.status).toBe(409);
});

test('a rule changes, a list has none, and what is removed is gone; the audit log has it all', async () => {
  const { body } = await post('/api/segments', { kind: 'rule', name: 'Changing', rule: VIPS });
  const address = `/api/segments/${body.id}`;
  const rule = { kind: 'any', of: [{ kind: 'source', is: 'not', source: 'web' }] };
  const changed = await jornada.ask('PATCH', address, { json: { name: 'Changed', rule } });
  expect(changed.body).toMatchObject({ name: 'Changed', rule });
  expect((await post(`${address}/members`, { customerIds: [await customer('x')] })).status).toBe(400);

  const list = await post('/api/segments', { kind: 'list', name: 'Bare' });
  const refused = await jornada.ask('PATCH', `/api/segments/${list.body.id}`, { json: { rule } });
  expect(refused.body.errors[0].at).toBe('rule');

  expect((await jornada.ask('DELETE', address)).status).toBe(204);
  expect((await jornada.ask('GET', address)).status).toBe(404);
  const { body: log } = await jornada.ask('GET', '/api/audit?limit=50');
  const deeds = log.items
    .filter(({ subject }: { subject: { id: string } }) => subject.id === body.id)
    .map(({ action }: { action: string }) => action);
  expect(deeds).toEqual(['segment.removed', 'segment.changed', 'segment.made']);
});

test('a rule about what is not here is refused, with the place', async () => {
  const rule = {
    kind: 'all',
    of: [
      { kind: 'tag', is: 'is', tag: 'vip' },
      { kind: 'any', of: [{ kind: 'did', type: 'Never Heard Of', is: 'atLeast', times: 1 }] },
      { kind: 'account', is: 'is', account: crypto.randomUUID() },
    ],
  };
  const refused = await post('/api/segments', { kind: 'rule', name: 'Wrong', rule });
  expect(refused.status).toBe(400);
  expect(refused.body.errors.map(({ at }: { at: string }) => at)).toEqual([
    'rule.of.1.of.0.type',
    'rule.of.2.account',
  ]);
  const unknown = await post('/api/segments', {
    kind: 'list',
    name: 'Nobody',
    customerIds: [crypto.randomUUID()],
  });
  expect(unknown.body.errors[0].at).toBe('customerIds.0');
  expect(
    (await post('/api/segments', { kind: 'rule', name: 'Bad', rule: { kind: 'all', of: [] } })).status,
  ).toBe(400);
});

const post = (address: string, json: unknown) => jornada.ask('POST', address, { json });

/** Somebody new. Answers the customer's id. */
async function customer(userId: string): Promise<string> {
  await post('/v1/identify', { userId, traits: { name: userId } });
  const { body } = await jornada.ask('GET', `/api/customers/by-identity?kind=userId&value=${userId}`);
  return body.id;
}

async function inLens(segmentId: string): Promise<string[]> {
  const { context, workspaceId } = jornada;
  const question = await inWorkspace(context.db, { workspaceId }, (tx) => segmentPeople(tx, segmentId, 'a'));
  const rows = await ask<{ person: string }>(context, workspaceId, question);
  return rows.map(({ person }) => person).sort();
}

async function everyone(address: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  do {
    const { body } = await jornada.ask('GET', `${address}/people?limit=2${cursor && `&cursor=${cursor}`}`);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
  } while (cursor);
  return ids;
}
