/** Promises through their doors, on the real record, with the clock running. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { ahead, soon } from '../../../testing/soon.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const HOUR_MS = 3_600_000;

async function begin(customer: object = { email: `${crypto.randomUUID()}@example.com` }) {
  const { status, body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'phone', customer, text: 'When do you call back?' },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as string;
}

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;
const write = (id: string, json: object) =>
  jornada.ask('POST', `/api/conversations/${id}/messages`, { json });
const change = (id: string, json: object) => jornada.ask('PATCH', `/api/promises/${id}`, { json });
const list = async (query: string) => (await jornada.ask('GET', `/api/promises?${query}`)).body;

const tryPromise = (conversationId: string, dueAt: string, text = 'We call back') =>
  jornada.ask('POST', `/api/conversations/${conversationId}/promises`, { json: { text, dueAt } });
const afterThat = (at: string) => new Date(Date.parse(at) + 1000).toISOString();
const isBroken = (id: string) =>
  expect.poll(async () => (await read(id)).promises[0].state, { timeout: 60_000 }).toBe('broken');

async function promise(conversationId: string, dueAt = ahead(HOUR_MS), text = 'We call back') {
  const { status, body } = await tryPromise(conversationId, dueAt, text);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** One whose moment comes while the test goes on. */
async function promiseSoon(conversationId: string) {
  const { status, body } = await soon((dueAt) => tryPromise(conversationId, dueAt));
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

async function deeds(conversationId: string): Promise<string[]> {
  const { customer } = await read(conversationId);
  const { rows } = await jornada.context.db.owner.query(
    "select type from touchpoints where customer_id = $1 and type like 'Promise %' order by at, received_at",
    [customer.id],
  );
  return rows.map(({ type }) => type);
}

describe('a promise', () => {
  test('is written with an answer, and stands with it', async () => {
    const id = await begin();
    const dueAt = ahead(HOUR_MS);
    const { status, body } = await write(id, {
      text: 'We call you back.',
      promise: { text: 'Call back', dueAt },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    const found = await read(id);
    expect(found.promisedFor).toBe(dueAt);
    expect(found.promises).toMatchObject([
      { text: 'Call back', dueAt, firstDueAt: dueAt, state: 'open', doneAt: null, messageId: body.id },
    ]);
    expect(await deeds(id)).toEqual(['Promise Made']);
  });

  test('is kept by a later answer', async () => {
    const id = await begin();
    const { id: promiseId } = await promise(id);
    await write(id, { text: 'Calling as promised.', keeps: [promiseId] });
    const found = await read(id);
    expect(found.promisedFor).toBeNull();
    expect(found.promises).toMatchObject([{ state: 'kept' }]);
    expect(await deeds(id)).toEqual(['Promise Made', 'Promise Kept']);
  });

  test('that was marked by mistake is open again, and on the story as if nothing had been', async () => {
    const id = await begin();
    const { id: promiseId } = await promise(id);
    await change(promiseId, { state: 'done' });
    const { body } = await change(promiseId, { state: 'open' });
    expect(body).toMatchObject({ state: 'open', doneAt: null });
    expect(await deeds(id)).toEqual(['Promise Made']);
    await change(promiseId, { state: 'done' });
    expect(await deeds(id)).toEqual(['Promise Made', 'Promise Kept']);
  });

  test('is broken by itself when its moment comes; done later, it stays broken and is owed no more', async () => {
    const id = await begin();
    const { id: promiseId, dueAt } = await promiseSoon(id);
    await isBroken(id);
    expect((await read(id)).promisedFor).toBe(dueAt);
    expect(await deeds(id)).toEqual(['Promise Made', 'Promise Broken']);
    const { body } = await change(promiseId, { state: 'done' });
    expect(body).toMatchObject({ state: 'broken' });
    expect(body.doneAt).not.toBeNull();
    expect((await read(id)).promisedFor).toBeNull();
    expect(await deeds(id)).toEqual(['Promise Made', 'Promise Broken']);
    expect((await change(promiseId, { state: 'withdrawn' })).status).toBe(409);
    expect((await change(promiseId, { dueAt: ahead(HOUR_MS) })).status).toBe(409);
  });

  test('that was put off is not broken at its first moment, which is remembered', async () => {
    let [id, first] = ['', ''];
    const { body } = await soon(async (at) => {
      [id, first] = [await begin(), at];
      const made = await tryPromise(id, first);
      return made.status === 201 ? change(made.body.id, { dueAt: afterThat(first) }) : made;
    });
    const later = afterThat(first);
    expect(body).toMatchObject({ dueAt: later, firstDueAt: first });
    await isBroken(id);
    const { rows } = await jornada.context.db.owner.query(
      "select at from touchpoints where type = 'Promise Broken' and properties->>'conversation_id' = $1",
      [id],
    );
    expect(rows[0].at.toISOString()).toBe(later);
  });

  test('that is needed no more is withdrawn: neither kept nor broken', async () => {
    let [id, first] = ['', ''];
    const { body: withdrawn } = await soon(async (at) => {
      [id, first] = [await begin(), at];
      const made = await tryPromise(id, first);
      return made.status === 201 ? change(made.body.id, { state: 'withdrawn' }) : made;
    });
    expect(withdrawn.state).toBe('withdrawn');
    expect((await read(id)).promisedFor).toBeNull();
    expect((await change(withdrawn.id, { state: 'done' })).status).toBe(409);
    // Due no earlier: when it is broken, the moment of the one that was withdrawn is past, too.
    const other = await begin();
    expect((await soon((at) => tryPromise(other, at > first ? at : afterThat(first)))).status).toBe(201);
    await isBroken(other);
    expect(await deeds(id)).toEqual(['Promise Made']);
  });

  test('needs words and a moment to come', async () => {
    const id = await begin();
    const make = (json: object) => jornada.ask('POST', `/api/conversations/${id}/promises`, { json });
    expect((await make({ text: ' ', dueAt: ahead(HOUR_MS) })).status).toBe(400);
    const past = await make({ text: 'Call', dueAt: ahead(-1000) });
    expect(past.status).toBe(400);
    expect(past.body.errors[0].at).toBe('dueAt');
    expect((await make({ text: 'Call', dueAt: '2199-01-01T00:00:00Z' })).status).toBe(400);
    expect((await make({ text: 'Call', dueAt: ahead(HOUR_MS), member: crypto.randomUUID() })).status).toBe(
      400,
    );
    expect((await change(crypto.randomUUID(), { state: 'done' })).status).toBe(404);
    // A message with a promise that cannot be made is not written either.
    const before = (await read(id)).messages;
    const refused = await write(id, { text: 'We call', promise: { text: 'Call', dueAt: ahead(-1000) } });
    expect(refused.status).toBe(400);
    expect((await read(id)).messages).toBe(before);
    await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'closed' } });
    expect((await make({ text: 'Call', dueAt: ahead(HOUR_MS) })).status).toBe(409);
  });
});

describe('what is owed', () => {
  test('is listed by when it is due, of a person, page by page', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const [one, two] = [await begin({ email }), await begin({ email })];
    const { customer } = await read(one);
    const later = await promise(one, ahead(3 * HOUR_MS), 'Third');
    const first = await promise(two, ahead(HOUR_MS), 'First');
    await promise(one, ahead(2 * HOUR_MS), 'Second');
    await change(later.id, { state: 'done' });
    const page = await list(`customer=${customer.id}&limit=1`);
    expect(page).toMatchObject({ total: 2, items: [{ text: 'First', conversation: { id: two }, customer }] });
    const next = await list(`customer=${customer.id}&limit=1&cursor=${page.nextCursor}`);
    expect(next).toMatchObject({ total: 2, nextCursor: null, items: [{ text: 'Second' }] });
    expect((await list(`customer=${customer.id}&state=kept`)).items).toMatchObject([{ text: 'Third' }]);
    expect((await list(`customer=${customer.id}&member=none`)).total).toBe(2);
    const rows = await jornada.ask(
      'GET',
      `/api/conversations?customer=${customer.id}&promised=true&sort=promised`,
    );
    expect(rows.body.items.map((row: { id: string }) => row.id)).toEqual([two, one]);
    expect(rows.body.items[0].promisedFor).toBe(first.dueAt);
    expect((await jornada.ask('GET', '/api/promises?member=me')).status).toBe(403);
  });

  test('goes along with a merge, and back', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const [one, two] = [await begin({ email }), await begin({ email })];
    const { dueAt } = await promise(two);
    await jornada.ask('POST', `/api/conversations/${one}/merge`, { json: { other: two } });
    expect(await read(one)).toMatchObject({ promisedFor: dueAt, promises: [{ dueAt }] });
    await jornada.ask('POST', `/api/conversations/${one}/unmerge`, { json: { other: two } });
    expect(await read(one)).toMatchObject({ promisedFor: null, promises: [] });
    expect(await read(two)).toMatchObject({ promisedFor: dueAt, promises: [{ dueAt }] });
  });
});
