/** Conversations through their doors, on the real record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

let people = 0;
const somebody = () => ({ email: `person-${++people}@example.com` });

async function begin(more: object = {}): Promise<string> {
  const { status, body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer: somebody(), text: 'Where is my parcel?', ...more },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function read(id: string) {
  const { status, body } = await jornada.ask('GET', `/api/conversations/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const write = (id: string, json: object) =>
  jornada.ask('POST', `/api/conversations/${id}/messages`, { json });
const change = (id: string, json: object) => jornada.ask('PATCH', `/api/conversations/${id}`, { json });
const list = async (query = '') => (await jornada.ask('GET', `/api/conversations?${query}`)).body;
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

async function touchpoints(customerId: string): Promise<string[]> {
  const { rows } = await jornada.context.db.owner.query(
    'select type from touchpoints where customer_id = $1 order by at, received_at, type',
    [customerId],
  );
  return rows.map(({ type }) => type);
}

describe('a conversation', () => {
  test('begins with what the customer wrote, and whoever is unknown becomes a customer', async () => {
    const customer = { email: 'Ana@Example.com', name: 'Ana Souza' };
    const id = await begin({ customer, subject: 'Parcel', tags: ['parcel', 'parcel'], priority: 'high' });
    const found = await read(id);
    expect(found).toMatchObject({
      status: 'new',
      priority: 'high',
      subject: 'Parcel',
      preview: 'Where is my parcel?',
      tags: ['parcel'],
      messages: 1,
      customer: { name: 'Ana Souza', email: 'ana@example.com' },
      items: [{ kind: 'customer', text: 'Where is my parcel?' }],
    });
    expect(found.waitingSince).toBe(found.createdAt);
    const again = await begin({ customer: { email: 'ana@example.com', name: 'Somebody else' } });
    expect((await read(again)).customer).toEqual(found.customer);
  });

  test('is answered: then it waits for the customer; solved: then nobody waits', async () => {
    const id = await begin();
    const { customer } = await read(id);
    await write(id, { text: 'It comes on Tuesday.' });
    expect(await read(id)).toMatchObject({
      status: 'waiting',
      waitingSince: null,
      messages: 2,
      lastFrom: 'us',
    });
    await write(id, { kind: 'customer', text: 'Thanks' });
    expect(await read(id)).toMatchObject({ status: 'open', messages: 3, lastFrom: 'customer' });
    await write(id, { text: 'You are welcome.', status: 'solved' });
    const solved = await read(id);
    expect(solved).toMatchObject({ status: 'solved', waitingSince: null });
    expect(solved.firstReplyAt).not.toBeNull();
    expect((await touchpoints(customer.id)).sort()).toEqual([
      'Help Answered',
      'Help Answered',
      'Help Requested',
      'Message Received',
      'Problem Solved',
    ]);
  });

  test('that was solved without an answer and is opened again waits since the customer wrote', async () => {
    const id = await begin();
    const { waitingSince } = await read(id);
    await change(id, { status: 'solved' });
    expect((await read(id)).waitingSince).toBeNull();
    await change(id, { status: 'open' });
    expect((await read(id)).waitingSince).toBe(waitingSince);
    await write(id, { text: 'It comes on Tuesday.', status: 'solved' });
    await change(id, { status: 'open' });
    expect((await read(id)).waitingSince).toBeNull();
  });

  test('that was solved opens again when the customer writes', async () => {
    const id = await begin();
    await change(id, { status: 'solved' });
    await write(id, { kind: 'customer', text: 'It is broken again' });
    const found = await read(id);
    expect(found).toMatchObject({ status: 'open', reopened: 1, solvedAt: null });
    expect(found.changes.map((one: { what: string; after: string }) => one.after)).toEqual([
      'solved',
      'open',
    ]);
    expect(await touchpoints(found.customer.id)).toEqual(
      expect.arrayContaining(['Help Requested', 'Problem Solved', 'Help Requested']),
    );
  });

  test('that is closed takes no answer; what the customer writes begins another that follows it', async () => {
    const id = await begin({ subject: 'Broken lamp', tags: ['lamp'] });
    await change(id, { status: 'closed' });
    const { number } = await read(id);
    expect((await write(id, { text: 'One more thing' })).status).toBe(409);
    expect((await change(id, { status: 'open' })).status).toBe(409);
    const { body } = await write(id, { kind: 'customer', text: 'Still broken' });
    expect(body.conversationId).not.toBe(id);
    expect(await read(body.conversationId)).toMatchObject({
      status: 'new',
      follows: { id, number },
      subject: 'Broken lamp',
      tags: ['lamp'],
      messages: 1,
      preview: 'Still broken',
    });
  });

  test('keeps notes among ourselves: nothing of it waits or is a touchpoint', async () => {
    const id = await begin();
    const { rows } = await jornada.context.db.owner.query('select id from members');
    const member = rows[0].id;
    const { status, body } = await write(id, { kind: 'note', text: 'Ask the carrier', mentions: [member] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'note', mentions: [member] });
    const found = await read(id);
    expect(found).toMatchObject({ status: 'new', messages: 1, preview: 'Where is my parcel?' });
    expect(found.waitingSince).not.toBeNull();
    expect(await touchpoints(found.customer.id)).toEqual(['Help Requested']);
    expect((await write(id, { text: 'Hello', mentions: [member] })).status).toBe(400);
    expect((await write(id, { kind: 'note', text: 'x', mentions: [crypto.randomUUID()] })).status).toBe(400);
  });

  test('is written to once, however often a message with one key arrives, even at once', async () => {
    const customer = somebody();
    const json = { channel: 'chat', customer, text: 'Hello', key: 'first' };
    const begun = await Promise.all(
      Array.from({ length: 6 }, () => jornada.ask('POST', '/api/conversations', { json })),
    );
    expect(new Set(begun.map(({ body }) => body.id)).size).toBe(1);
    const id = begun[0]!.body.id;
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => write(id, { text: 'Hi', key: 'second' })),
    );
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(await read(id)).toMatchObject({ messages: 2 });
  });

  test('stops the second of two who answer at once and has not seen the first', async () => {
    const id = await begin();
    const after = (await read(id)).items[0].id;
    const first = await write(id, { text: 'It is on its way', after });
    expect(first.status).toBe(201);
    const second = await write(id, { text: 'We look into it', after });
    expect(second.status).toBe(409);
    expect(second.body.detail).toContain('meanwhile');
    expect((await write(id, { text: 'We look into it', after: first.body.id })).status).toBe(201);
  });

  test('comes back from a snooze by itself, and a snooze lies ahead', async () => {
    const id = await begin();
    expect((await change(id, { status: 'snoozed' })).status).toBe(400);
    expect((await change(id, { status: 'snoozed', snoozedUntil: '2020-01-01T00:00:00Z' })).status).toBe(400);
    expect((await change(id, { status: 'open', snoozedUntil: '2099-01-01T00:00:00Z' })).status).toBe(400);
    await change(id, { snoozedUntil: new Date(Date.now() + 1500).toISOString() });
    expect(await read(id)).toMatchObject({ status: 'snoozed' });
    await expect.poll(async () => (await read(id)).status, { timeout: 60_000 }).toBe('open');
    expect((await read(id)).changes.at(-1)).toMatchObject({ what: 'status', actor: { kind: 'system' } });
  });

  test('tells what was changed, by whom, and what it was before', async () => {
    const id = await begin();
    await change(id, {
      priority: 'urgent',
      department: 'service',
      tags: ['vip'],
      language: 'pt-BR',
      subject: 'Late',
    });
    const { changes, department } = await read(id);
    expect(department.key).toBe('service');
    expect(changes.map(({ what }: { what: string }) => what).sort()).toEqual([
      'department',
      'language',
      'priority',
      'subject',
      'tags',
    ]);
    expect(changes.find(({ what }: { what: string }) => what === 'priority')).toMatchObject({
      before: 'normal',
      after: 'urgent',
      actor: { kind: 'key' },
    });
    await change(id, { priority: 'urgent' });
    expect((await read(id)).changes).toHaveLength(5);
  });
});

describe('two conversations', () => {
  test('become one and two again, with everything where it was', async () => {
    const customer = somebody();
    const one = await begin({ customer, subject: 'First', text: 'one' });
    const two = await begin({ customer, subject: 'Second', text: 'two' });
    const three = await begin({ customer, subject: 'Third', text: 'three' });
    await write(two, { text: 'answered' });
    const before = await Promise.all([one, two, three].map(read));
    const merge = (into: string, other: string) =>
      jornada.ask('POST', `/api/conversations/${into}/merge`, { json: { other } });
    expect((await merge(two, three)).status).toBe(200);
    const { body } = await merge(one, two);
    expect(body.items.map(({ text }: { text: string }) => text).sort()).toEqual([
      'answered',
      'one',
      'three',
      'two',
    ]);
    expect(body.merged).toHaveLength(2);
    expect(body.messages).toBe(4);
    expect((await read(three)).id).toBe(one);
    expect(idsOf(await list(`customer=${body.customer.id}`))).toEqual([one]);
    expect((await merge(two, three)).status).toBe(400);
    const unmerge = (from: string, other: string) =>
      jornada.ask('POST', `/api/conversations/${from}/unmerge`, { json: { other } });
    expect((await unmerge(one, two)).status).toBe(200);
    expect((await unmerge(two, three)).status).toBe(200);
    expect((await unmerge(two, three)).status).toBe(409);
    const after = await Promise.all([one, two, three].map(read));
    const without = ({ changes, ...rest }: { changes: unknown }) => rest;
    expect(after.map(without)).toEqual(before.map(without));
  });

  test('that are parted again begin as they did, also where the last message is long', async () => {
    const customer = somebody();
    const [one, two] = [
      await begin({ customer }),
      await begin({ customer, text: 'A long story. '.repeat(50) }),
    ];
    const { preview } = await read(two);
    for (const deed of ['merge', 'unmerge'])
      await jornada.ask('POST', `/api/conversations/${one}/${deed}`, { json: { other: two } });
    expect((await read(two)).preview).toBe(preview);
  });

  test('of two people stay two', async () => {
    const [one, two] = [await begin(), await begin()];
    const { status, body } = await jornada.ask('POST', `/api/conversations/${one}/merge`, {
      json: { other: two },
    });
    expect(status).toBe(409);
    expect(body.detail).toContain('two customers');
  });
});

describe('two conversations that have to do with each other', () => {
  const link = (id: string, other: string) =>
    jornada.ask('POST', `/api/conversations/${id}/links`, { json: { other } });
  const unlink = (id: string, other: string) =>
    jornada.ask('DELETE', `/api/conversations/${id}/links/${other}`);
  const numbers = ({ linked }: { linked: { number: number }[] }) => linked.map(({ number }) => number);

  test('of two people are linked once, show each other, and are taken apart again', async () => {
    const [one, two] = [await begin({ subject: 'Fault' }), await begin({ subject: 'The same fault' })];
    const { status, body } = await link(one, two);
    expect([status, body.linked]).toEqual([
      200,
      [expect.objectContaining({ id: two, subject: 'The same fault', status: 'new' })],
    ]);
    expect((await link(two, one)).body.linked).toHaveLength(1);
    const other = await read(two);
    expect(numbers(other)).toEqual([body.number]);
    expect(other.changes.map(({ what }: { what: string }) => what)).toEqual(['linked']);
    expect((await unlink(two, one)).body.linked).toEqual([]);
    expect((await read(one)).linked).toEqual([]);
    expect((await unlink(two, one)).status).toBe(404);
  });

  test('stay linked through a merge, as what they are part of', async () => {
    const customer = { email: `${crypto.randomUUID()}@linked.example` };
    const [into, from] = [await begin({ customer }), await begin({ customer })];
    const other = await begin();
    await link(from, other);
    await jornada.ask('POST', `/api/conversations/${into}/merge`, { json: { other: from } });
    const merged = await read(into);
    expect(numbers(merged)).toEqual([(await read(other)).number]);
    expect(numbers(await read(other))).toEqual([merged.number]);
    expect((await unlink(into, other)).body.linked).toEqual([]);
  });

  test('cannot be one and the same, or not there', async () => {
    const id = await begin();
    expect((await link(id, id)).status).toBe(400);
    expect((await link(id, crypto.randomUUID())).status).toBe(404);
  });
});

describe('a part of a conversation', () => {
  const split = (id: string, json: object) => jornada.ask('POST', `/api/conversations/${id}/split`, { json });
  const words = ({ items }: { items: { text: string }[] }) => items.map(({ text }) => text);

  test('becomes a conversation of its own, and goes back by merging', async () => {
    const id = await begin({ subject: 'Parcel', priority: 'high', tags: ['parcel'] });
    await write(id, { text: 'It comes on Tuesday.' });
    await write(id, { text: 'And my invoice?', kind: 'customer' });
    await write(id, { text: 'Ask the bank', kind: 'note' });
    const before = await read(id);
    const invoice = before.items[2];
    const { status, body } = await split(id, { message: invoice.id, after: true, subject: 'Invoice' });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      ...{ subject: 'Invoice', status: 'open', priority: 'high', tags: ['parcel'], messages: 1 },
      ...{ createdAt: invoice.at, waitingSince: invoice.at, lastFrom: 'customer' },
      changes: [{ what: 'split-from', after: { id, number: before.number } }],
    });
    expect(words(body)).toEqual(['And my invoice?', 'Ask the bank']);
    const left = await read(id);
    expect(left).toMatchObject({ messages: 2, waitingSince: null, lastFrom: 'us' });
    expect(words(left)).toEqual(['Where is my parcel?', 'It comes on Tuesday.']);
    expect(left.changes.at(-1)).toMatchObject({ what: 'split', after: { id: body.id } });
    const { body: joined } = await jornada.ask('POST', `/api/conversations/${id}/merge`, {
      json: { other: body.id },
    });
    expect(words(joined)).toEqual(words(before));
    expect(joined).toMatchObject({ messages: 3, waitingSince: invoice.at });
  });

  test('takes one message only where nothing else is said, with what it promised', async () => {
    const id = await begin();
    const promise = { text: 'we call back', dueAt: '2030-01-01T12:00:00Z' };
    await write(id, { text: 'We call back.', promise });
    await write(id, { text: 'Thank you', kind: 'customer' });
    const [, answer] = (await read(id)).items;
    const { body } = await split(id, { message: answer.id });
    expect(body).toMatchObject({ status: 'waiting', messages: 1, waitingSince: null });
    expect(body.promises).toHaveLength(1);
    const left = await read(id);
    expect(left.promises).toEqual([]);
    expect(words(left)).toEqual(['Where is my parcel?', 'Thank you']);
  });

  test('is refused where nothing would be left, of a note alone, and of what is elsewhere', async () => {
    const id = await begin();
    await write(id, { text: 'Ask the bank', kind: 'note' });
    const [first, note] = (await read(id)).items;
    const elsewhere = (await read(await begin())).items[0];
    for (const [json, words] of [
      [{ message: first.id }, /leave something/],
      [{ message: first.id, after: true }, /leave something/],
      [{ message: note.id }, /a note is no conversation/],
      [{ message: elsewhere.id }, /must be a message of conversation/],
    ] as const) {
      const { status, body } = await split(id, json);
      expect([status, body.errors[0].at]).toEqual([400, 'message']);
      expect(body.errors[0].message).toMatch(words);
    }
    expect((await split(crypto.randomUUID(), { message: first.id })).status).toBe(404);
  });
});

describe('the list', () => {
  test('pages through all of them once, in each order', async () => {
    const customer = somebody();
    const ids = [];
    for (let n = 0; n < 7; n++) ids.push(await begin({ customer, at: `2026-01-0${1 + (n % 3)}T10:00:00Z` }));
    const person = (await read(ids[0]!)).customer.id;
    for (const sort of ['recent', 'oldest', 'waiting']) {
      const found: string[] = [];
      let cursor = '';
      do {
        const page = await list(`customer=${person}&sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
        expect(page.total).toBe(7);
        found.push(...idsOf(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(found)).toEqual(new Set(ids));
      expect(found).toHaveLength(7);
    }
    const { status } = await jornada.ask('GET', '/api/conversations?cursor=nonsense');
    expect(status).toBe(400);
  });

  test('finds by words of any message, of names and addresses, without accents, and marks them', async () => {
    const id = await begin({
      customer: { email: 'joao.pedrosa@example.com', name: 'João Pedrosa' },
      text: 'A encomenda não chegou, estou à espera desde terça',
    });
    for (const search of ['NAO chegou', 'encom', 'terca', 'joao pedrosa', 'joao.pedrosa@example.com'])
      expect(idsOf(await list(`search=${encodeURIComponent(search)}`)), search).toEqual([id]);
    const { items } = await list('search=nao%20cheg');
    expect(items[0].found.filter(({ hit }: { hit: boolean }) => hit)).toEqual([
      { text: 'não', hit: true },
      { text: 'cheg', hit: true },
    ]);
    const { number } = await read(id);
    expect(idsOf(await list(`search=%23${number}`))).toContain(id);
    for (const search of ["'); drop table messages; --", '&|!:*', '\\', '%', '   ', '((('])
      expect(
        (await jornada.ask('GET', `/api/conversations?search=${encodeURIComponent(search)}`)).status,
        search,
      ).toBe(200);
  });

  test('is narrowed by what conversations are, and counted for each view', async () => {
    const before = (await jornada.ask('GET', '/api/conversations/views')).body;
    const id = await begin({ department: 'service', tags: ['odd'], channel: 'store' });
    expect(idsOf(await list('tag=odd'))).toEqual([id]);
    expect(idsOf(await list('channel=store&department=service'))).toEqual([id]);
    expect(idsOf(await list('channel=store&department=none'))).toEqual([]);
    expect(idsOf(await list('channel=store&status=solved&status=new&assignee=none&waiting=true'))).toEqual([
      id,
    ]);
    const after = (await jornada.ask('GET', '/api/conversations/views')).body;
    expect(after).toMatchObject({
      active: before.active + 1,
      unassigned: before.unassigned + 1,
      waiting: before.waiting + 1,
      mine: 0,
    });
    expect((await jornada.ask('GET', '/api/conversations?assignee=me')).status).toBe(403);
    expect((await jornada.ask('GET', '/api/conversations/tags')).body.items).toContainEqual({
      tag: 'odd',
      conversations: 1,
    });
  });

  test('many are changed at once, and those that cannot be are told', async () => {
    const [one, two, closed] = [await begin({ tags: ['own'] }), await begin(), await begin()];
    await change(closed!, { status: 'closed' });
    const { body } = await jornada.ask('POST', '/api/conversations/changes', {
      json: { ids: [one, two, closed, crypto.randomUUID()], change: { status: 'solved', tags: ['swept'] } },
    });
    expect(body.changed).toEqual([one, two]);
    expect(body.refused).toHaveLength(2);
    expect(await read(one!)).toMatchObject({ status: 'solved', tags: ['own', 'swept'] });
  });
});

describe('a draft', () => {
  test('is shared, and nobody writes over what another wrote', async () => {
    const id = await begin();
    const save = (json: object) => jornada.ask('PUT', `/api/conversations/${id}/draft`, { json });
    const first = await save({ text: 'We will', revision: 0 });
    expect(first.body.draft).toMatchObject({ text: 'We will', revision: 1 });
    expect((await save({ text: 'Lost', revision: 0 })).status).toBe(409);
    expect((await save({ text: 'We will call', revision: 1 })).status).toBe(200);
    expect((await read(id)).draft).toMatchObject({ text: 'We will call', revision: 2 });
    await write(id, { text: 'We will call you.' });
    expect((await read(id)).draft).toBeNull();
    expect((await save({ text: '', revision: 0 })).body.draft).toBeNull();
  });
});

describe('what cannot be', () => {
  test.each([
    ['a customer without any key', { customer: { name: 'Nobody' } }, 400],
    ['an address that is none', { customer: { email: 'nonsense' } }, 400],
    ['a number that is none', { customer: { phone: '12' } }, 400],
    ['an unknown customer', { customer: { id: '00000000-0000-4000-8000-000000000000' } }, 404],
    ['no text', { text: '   ' }, 400],
    ['a time to come', { at: '2099-01-01T00:00:00Z' }, 400],
    ['an unknown channel', { channel: 'pigeon' }, 400],
    ['an unknown department', { department: 'nowhere' }, 400],
    ['an unknown member', { assignee: '00000000-0000-4000-8000-000000000000' }, 400],
  ])('%s is told clearly', async (_, more, expected) => {
    const json = { channel: 'email', customer: somebody(), text: 'Hello', ...more };
    const { status, body } = await jornada.ask('POST', '/api/conversations', { json });
    expect(status).toBe(expected);
    expect(body.detail).toBeTruthy();
  });

  test('one who may only read changes nothing', async () => {
    const id = await begin();
    const { body } = await jornada.ask('POST', '/api/keys', {
      json: { name: 'reader', scopes: ['conversations.read'] },
    });
    const as = { key: body.key };
    expect((await jornada.ask('GET', `/api/conversations/${id}`, as)).status).toBe(200);
    expect(
      (await jornada.ask('PATCH', `/api/conversations/${id}`, { ...as, json: { status: 'solved' } })).status,
    ).toBe(403);
    const json = { text: 'Hello' };
    expect((await jornada.ask('POST', `/api/conversations/${id}/messages`, { ...as, json })).status).toBe(
      403,
    );
  });
});
