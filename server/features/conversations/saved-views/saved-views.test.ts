/** Saved views through their doors: whose they are, and what they count. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { signIn } from '../../../testing/sign-in.ts';

let jornada: TestJornada;
let cookie: string;
beforeAll(async () => {
  jornada = await startTestJornada();
  ({ cookie } = await signIn(jornada, {
    email: 'owner@jornada.example',
    password: 'a long enough password',
  }));
  for (const [channel, text] of [
    ['phone', 'The lamp is late'],
    ['phone', 'Where is it?'],
    ['email', 'A lamp, please'],
  ])
    await jornada.ask('POST', '/api/conversations', {
      json: { channel, customer: { email: `${crypto.randomUUID()}@example.com` }, text },
    });
});
afterAll(() => jornada.stop());

const at = '/api/conversation-views';
const asMember = (method: string, address: string, json?: object) =>
  jornada.ask(method, address, {
    ...{ key: false as const, headers: { cookie, origin: jornada.url } },
    ...(json && { json }),
  });
const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);

test('a view counts what the list shows, and is its maker’s until it is shared', async () => {
  const { status, body } = await asMember('POST', at, { name: 'Calls', asked: { channel: 'phone' } });
  expect(status, JSON.stringify(body)).toBe(201);
  expect(body).toMatchObject({ name: 'Calls', shared: false, own: true, total: 2 });
  expect(names((await jornada.ask('GET', at)).body)).toEqual([]);
  expect((await jornada.ask('DELETE', `${at}/${body.id}`)).status).toBe(404);
  const shared = await asMember('PATCH', `${at}/${body.id}`, {
    ...{ shared: true, name: 'Lamps', asked: { view: 'everything', search: 'lamp' } },
  });
  expect(shared.body).toMatchObject({ shared: true, own: true, total: 2 });
  expect((await jornada.ask('GET', at)).body.items).toMatchObject([{ name: 'Lamps', own: false, total: 2 }]);
  const { rows } = await jornada.context.db.owner.query(
    "select action from audit_log where action like 'conversation-view.%' order by at",
  );
  expect(rows).toEqual([{ action: 'conversation-view.changed' }]);
  expect((await asMember('DELETE', `${at}/${body.id}`)).status).toBe(204);
  expect(names((await asMember('GET', at)).body)).toEqual([]);
});

test('what only a member has is nothing for a program, and a program’s views are everybody’s', async () => {
  const mine = { name: 'Mine on the phone', asked: { view: 'mine', channel: 'phone' } };
  const { body } = await jornada.ask('POST', at, { json: mine });
  expect(body).toMatchObject({ shared: true, own: false, total: 0 });
  expect((await asMember('GET', at)).body.items).toMatchObject([{ name: mine.name, total: 0 }]);
  await jornada.ask('DELETE', `${at}/${body.id}`);
});

test('needs a name of its own and a question that can be asked', async () => {
  await jornada.ask('POST', at, { json: { name: 'Urgent', asked: { priority: 'urgent' } } });
  const twin = await asMember('POST', at, { name: 'urgent', asked: {} });
  expect([twin.status, twin.body.errors[0].at]).toEqual([409, 'name']);
  for (const json of [
    { name: ' ', asked: {} },
    { name: 'x' },
    { name: 'x', asked: { channel: 'pigeon' } },
    { name: 'x', asked: { view: 'best' } },
    { name: 'x', asked: { limit: 5 } },
  ])
    expect((await jornada.ask('POST', at, { json })).status).toBe(400);
  expect((await jornada.ask('PATCH', `${at}/${crypto.randomUUID()}`, { json: { name: 'x' } })).status).toBe(
    404,
  );
});
