/** Who waits for whom, and who is told of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { type NewMember, newMember } from '../../testing/members.ts';
import { type SignedIn, signIn } from '../../testing/sign-in.ts';
import { deskOf } from './testing.ts';

let jornada: TestJornada;
let owner: SignedIn;
let bea: NewMember;
beforeAll(async () => {
  jornada = await startTestJornada();
  owner = await signIn(jornada, OWNER);
  bea = await newMember(jornada, owner, 'bea@waiting.example', 'agent', 'Bea');
});
afterAll(() => jornada.stop());

const { begin, write, change, read } = deskOf(() => jornada);

test('counted is who waits for the caller or for nobody yet, and not what is put off, answered or a colleague’s', async () => {
  const waiting = async (who: Pick<SignedIn, 'ask'>) =>
    (await who.ask('GET', '/api/conversations/waiting')).body;
  const [one, two] = [await begin({ assignee: bea.id }), await begin()];
  expect(await waiting(bea)).toEqual({ mine: 1, nobodys: 1 });
  expect(await waiting(owner)).toEqual({ mine: 0, nobodys: 1 });
  expect(await waiting(jornada)).toEqual({ mine: 0, nobodys: 1 });
  await change(two, { snoozedUntil: new Date(Date.now() + 60_000).toISOString() });
  expect(await waiting(bea)).toEqual({ mine: 1, nobodys: 0 });
  await change(two, { status: 'open' });
  await write(one, { text: 'It comes on Tuesday.' });
  expect(await waiting(bea)).toEqual({ mine: 0, nobodys: 1 });
  await write(one, { kind: 'customer', text: 'Which Tuesday?' });
  await change(two, { assignee: bea.id });
  expect(await waiting(bea)).toEqual({ mine: 2, nobodys: 0 });
});

test('whose it is hears that the customer wrote and that it was given to them, and nobody of their own deeds', async () => {
  const news: Record<string, unknown>[] = [];
  const topic = `member:${bea.id}`;
  const stop = jornada.context.live.on(jornada.workspaceId, topic, (one) => news.push(one));
  const id = await begin();
  const { number } = await read(id);
  await owner.ask('PATCH', `/api/conversations/${id}`, { json: { assignee: bea.id } });
  await write(id, { kind: 'customer', text: 'Hello?' });
  const note = { kind: 'note', text: 'For me', mentions: [bea.id] };
  await bea.ask('POST', `/api/conversations/${id}/messages`, { json: note });
  await bea.ask('POST', `/api/conversations/${id}/messages`, { json: { text: 'Hello' } });
  await bea.ask('PATCH', `/api/conversations/${id}`, { json: { assignee: null } });
  await write(id, { kind: 'customer', text: 'Anybody?' });
  await bea.ask('PATCH', `/api/conversations/${id}`, { json: { assignee: 'me' } });
  await write(id, { kind: 'customer', text: 'There you are' });
  await expect
    .poll(() => news)
    .toEqual([
      { topic, given: id, number, by: 'owner' },
      { topic, wrote: id, number },
      { topic, wrote: id, number },
    ]);
  stop();
});

test('who is named in a note finds it in their view also when it was solved or closed right after, for two weeks', async () => {
  const { body: saved } = await bea.ask('POST', '/api/conversation-views', {
    json: { name: 'Calls', asked: { view: 'mentioned' }, shared: false },
  });
  /** What is in the view: listed, counted, and counted in a saved one. */
  const view = async () => {
    const { items } = (await bea.ask('GET', '/api/conversations?mentioned=me')).body;
    const { mentioned } = (await bea.ask('GET', '/api/conversations/views')).body;
    const all = (await bea.ask('GET', '/api/conversation-views')).body.items;
    const { total } = all.find((one: { id: string }) => one.id === saved.id);
    const ids = items.map(({ id }: { id: string }) => id).sort();
    expect([mentioned, total]).toEqual([ids.length, ids.length]);
    return ids;
  };
  const before: string[] = await view();
  const now = (...ids: string[]) => [...before, ...ids].sort();
  const [one, two] = [await begin(), await begin()];
  for (const id of [one, two])
    await owner.ask('POST', `/api/conversations/${id}/messages`, {
      json: { kind: 'note', text: '@Bea look, done', mentions: [bea.id] },
    });
  await change(one, { status: 'solved' });
  await change(two, { status: 'closed' });
  expect(await view()).toEqual(now(one, two));
  const active = (await bea.ask('GET', '/api/conversations?mentioned=me&status=active')).body.items;
  expect(active.map(({ id }: { id: string }) => id).sort()).toEqual(before);
  await jornada.context.db.owner.query(
    "update messages set at = now() - interval '15 days' where conversation_id = any($1) and kind = 'note'",
    [[one, two]],
  );
  expect(await view()).toEqual(before);
  await change(one, { status: 'open' });
  expect(await view()).toEqual(now(one));
  await change(one, { status: 'spam' });
  expect(await view()).toEqual(before);
});

test('who waits in a chat that nobody has is told to those who are there: of its department, where one of them is', async () => {
  const { body: night } = await jornada.ask('POST', '/api/departments', { json: { name: 'Night shift' } });
  const cai = await newMember(jornada, owner, 'cai@waiting.example', 'agent', 'Cai');
  const dan = await newMember(jornada, owner, 'dan@waiting.example', 'agent', 'Dan');
  const { db, live } = jornada.context;
  await db.owner.query('update members set department_id = $1 where id = $2', [night.id, cai.id]);
  const isHere = (id: string) =>
    db.owner.query('insert into members_here (member_id, workspace_id) values ($1, $2)', [
      id,
      jornada.workspaceId,
    ]);
  await isHere(cai.id);
  await isHere(dan.id);
  const news: string[] = [];
  const stops = Object.entries({ bea: bea.id, cai: cai.id, dan: dan.id }).map(([name, id]) =>
    live.on(jornada.workspaceId, `member:${id}`, ({ waits, ending }) => {
      if (waits || ending) news.push(ending ? 'ending' : `${name} ${waits}`);
    }),
  );
  const of = (channel: string, more: object = {}) => begin({ channel, ...more });
  await of('email');
  await of('chat', { assignee: bea.id });
  const toNight = await of('chat', { department: night.key });
  await dan.ask('PUT', '/api/me/availability', { json: { away: true } });
  const toAll = await of('messaging');
  await db.owner.query('delete from members_here where member_id = $1', [cai.id]);
  await dan.ask('PUT', '/api/me/availability', { json: { away: false } });
  const toDan = await of('chat', { department: night.key });
  await inWorkspace(db, { workspaceId: jornada.workspaceId }, (tx) =>
    announce(tx, jornada.workspaceId, [{ topic: `member:${bea.id}`, ending: true }]),
  );
  await expect.poll(() => news).toContain('ending');
  expect(news).toEqual([`cai ${toNight}`, `cai ${toAll}`, `dan ${toDan}`, 'ending']);
  for (const stop of stops) stop();
});
