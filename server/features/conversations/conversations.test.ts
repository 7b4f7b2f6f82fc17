/** Conversations through their doors, on the real record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { ahead, soon } from '../../testing/soon.ts';
import { closeSolvedJob } from './closing/close.ts';
import { solveSilentJob } from './closing/silence.ts';
import { deskOf } from './testing.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const { somebody, begin, read, write, change, list, idsOf, touchpoints } = deskOf(() => jornada);

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

  test('that an answer solves is answered first and solved then, in its customer’s story, too', async () => {
    const id = await begin();
    const { customer } = await read(id);
    await write(id, { text: 'It comes on Tuesday.', status: 'solved' });
    const story = await jornada.ask('GET', `/api/customers/${customer.id}/timeline`);
    const [solved, answered] = story.body.items as { type: string; at: string }[];
    expect([solved!.type, answered!.type]).toEqual(['Problem Solved', 'Help Answered']);
    // Not by chance, as with two of one moment.
    expect(Date.parse(solved!.at)).toBeGreaterThan(Date.parse(answered!.at));
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

  test('opens again for as many days as its workspace or department says, and is then followed by another', async () => {
    const { db } = jornada.context;
    const closing = '/api/conversation-closing';
    const set = (json: object) => jornada.ask('PATCH', closing, { json });
    const solvedAgo = async (days: number, more: object = {}) => {
      const id = await begin(more);
      await change(id, { status: 'solved' });
      await db.owner.query(
        'update conversations set solved_at = now() - make_interval(days => $2) where id = $1',
        [...[id, days]],
      );
      return id;
    };
    const later = async (id: string) =>
      (await write(id, { kind: 'customer', text: 'Still broken' })).body.conversationId;
    const { key } = (await jornada.ask('GET', '/api/departments')).body.items[0];
    expect((await jornada.ask('GET', closing)).body).toEqual({
      ...{ reopenDays: 14, departments: {}, silentDays: null },
    });
    const fresh = await solvedAgo(13);
    expect(await later(fresh)).toBe(fresh);
    const told = await set({ reopenDays: 0, departments: { [key]: 30 } });
    expect([told.status, told.body]).toEqual([
      200,
      { reopenDays: 0, departments: { [key]: 30 }, silentDays: null },
    ]);

    const old = await solvedAgo(0);
    const follower = await read(await later(old));
    expect(follower).toMatchObject({ status: 'new', follows: { id: old } });
    const { status, changes } = await read(old);
    expect([status, changes.at(-1)]).toEqual([
      'closed',
      expect.objectContaining({ actor: expect.objectContaining({ kind: 'system' }), after: 'closed' }),
    ]);
    const [theirs, over] = [
      await solvedAgo(29, { department: key }),
      await solvedAgo(31, { department: key }),
    ];
    expect(await later(theirs)).toBe(theirs);
    expect(await later(over)).not.toBe(over);

    // By itself, what is over is closed; what was solved just now can still be opened by whoever did it.
    const [just, passed, own] = [
      await solvedAgo(0),
      await solvedAgo(1),
      await solvedAgo(1, { department: key }),
    ];
    await closeSolvedJob(db).run(undefined as never, { signal: new AbortController().signal, attempt: 1 });
    const states = await Promise.all([just, passed, own].map(async (id) => (await read(id)).status));
    expect(states).toEqual(['solved', 'closed', 'solved']);

    for (const json of [{ reopenDays: 91 }, { reopenDays: 1.5 }, { departments: { moon: 3 } }, { days: 3 }])
      expect((await set(json)).status).toBe(400);
    expect((await set({ reopenDays: 14, departments: { [key]: null } })).body).toEqual({
      ...{ reopenDays: 14, departments: {}, silentDays: null },
    });
    const { rows } = await db.owner.query(
      "select before, after from audit_log where action = 'conversation-closing.changed' order by at limit 1",
    );
    expect(rows).toMatchObject([{ before: { reopenDays: 14 }, after: { reopenDays: 0 } }]);
  });

  test('that waits without an answer is solved by itself where that is set, and opens when its customer writes', async () => {
    const { db } = jornada.context;
    const set = (silentDays: number | null) =>
      jornada.ask('PATCH', '/api/conversation-closing', { json: { silentDays } });
    const run = () =>
      solveSilentJob(db).run(undefined as never, { signal: new AbortController().signal, attempt: 1 });
    const waitsFor = async (days: number, more: object = {}) => {
      const id = await begin();
      await write(id, { text: 'Which colour?', ...more });
      const ago = [id, days];
      await db.owner.query(
        'update conversations set last_message_at = now() - make_interval(days => $2) where id = $1',
        ago,
      );
      await db.owner.query(
        'update conversation_changes set at = now() - make_interval(days => $2) where conversation_id = $1',
        ago,
      );
      return id;
    };
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    const [silent, lately, promised, again] = [
      await waitsFor(6),
      await waitsFor(4),
      await waitsFor(6, { promise: { text: 'Call', dueAt } }),
      await waitsFor(6),
    ];
    // Somebody looked at it anew today.
    await change(again, { status: 'open' });
    await change(again, { status: 'waiting' });
    const statuses = () =>
      Promise.all([silent, lately, promised, again].map(async (id) => (await read(id)).status));
    await run();
    expect(await statuses()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect((await set(0)).status).toBe(400);
    expect((await set(5)).body).toMatchObject({ silentDays: 5 });
    const must = await jornada.ask('POST', '/api/conversation-fields', {
      json: { name: 'Why', kind: 'text', required: true },
    });
    await run();
    expect(await statuses()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    await jornada.ask('DELETE', `/api/conversation-fields/${must.body.id}`);
    await run();
    expect(await statuses()).toEqual(['solved', 'waiting', 'waiting', 'waiting']);
    expect((await read(silent)).changes.at(-1)).toMatchObject({
      ...{ actor: { kind: 'system' }, what: 'status', after: 'solved' },
      reason: { kind: 'no-answer', days: 5 },
    });
    await write(silent, { kind: 'customer', text: 'Blue, please' });
    expect(await read(silent)).toMatchObject({ status: 'open', reopened: 1 });
    expect((await set(null)).body).toMatchObject({ silentDays: null });
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
    const far = await change(id, { status: 'snoozed', snoozedUntil: '9999-01-01T00:00:00Z' });
    expect([far.status, far.body.errors]).toEqual([
      400,
      [{ at: 'snoozedUntil', message: 'must be within a year' }],
    ]);
    await change(id, { snoozedUntil: ahead(3_600_000) });
    expect(await read(id)).toMatchObject({ status: 'snoozed' });
    expect((await soon((snoozedUntil) => change(id, { snoozedUntil }))).status).toBe(200);
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

describe('spam', () => {
  test('leaves every view, count and report, and the timeline; and comes back as it was', async () => {
    const customer = somebody();
    const id = await begin({ customer, text: 'Cheap watches' });
    await write(id, { kind: 'customer', text: 'Really cheap' });
    const before = await read(id);
    const counts = async () => (await jornada.ask('GET', '/api/conversations/views')).body;
    const today = async () => (await jornada.ask('GET', '/api/service-report/today')).body;
    const [views, report] = [await counts(), await today()];
    await change(id, { status: 'spam' });
    expect(await read(id)).toMatchObject({ status: 'spam', waitingSince: null, due: null });
    expect(await touchpoints(before.customer.id)).toEqual([]);
    expect(await counts()).toMatchObject({ active: views.active - 1, spam: views.spam + 1 });
    expect(await today()).toMatchObject({ asked: report.asked - 1, active: report.active - 1 });
    expect(idsOf(await list(`customer=${before.customer.id}`))).toEqual([]);
    expect(idsOf(await list('status=spam'))).toContain(id);
    await write(id, { kind: 'customer', text: 'Buy now' });
    expect(await read(id)).toMatchObject({ status: 'spam', waitingSince: null });
    expect(await touchpoints(before.customer.id)).toEqual([]);
    expect((await write(id, { text: 'No, thanks' })).status).toBe(409);
    await change(id, { status: 'new' });
    expect(await read(id)).toMatchObject({ status: 'new', waitingSince: before.waitingSince });
    expect(await touchpoints(before.customer.id)).toEqual([
      ...['Help Requested', 'Message Received', 'Message Received'],
    ]);
    expect(await counts()).toEqual(views);
    expect(await today()).toMatchObject({ asked: report.asked, active: report.active });
  });

  test('a sender is blocked once, and unblocked', async () => {
    const block = (address: string) => jornada.ask('POST', '/api/blocked-senders', { json: { address } });
    const { body } = await block('Spam@Pills.example');
    expect(body.address).toBe('spam@pills.example');
    expect((await block('spam@pills.example')).body.id).toBe(body.id);
    expect((await block('nobody')).status).toBe(400);
    expect((await jornada.ask('DELETE', `/api/blocked-senders/${body.id}`)).status).toBe(204);
    expect((await jornada.ask('DELETE', `/api/blocked-senders/${body.id}`)).status).toBe(404);
    expect((await jornada.ask('GET', '/api/blocked-senders')).body.items).toEqual([]);
  });
});

describe('one that is deleted', () => {
  test('is gone with what was merged into it; that it happened stays, without a word; the audit log says who', async () => {
    const customer = somebody();
    const [id, other] = [
      await begin({ customer, subject: 'Secret', text: 'My secret' }),
      await begin({ customer, text: 'Another secret' }),
    ];
    await jornada.ask('POST', `/api/conversations/${id}/merge`, { json: { other } });
    const { number, customer: whose } = await read(id);
    const remove = (said: number) => jornada.ask('DELETE', `/api/conversations/${id}?number=${said}`);
    expect((await remove(number + 1)).status).toBe(409);
    expect((await remove(number)).status).toBe(204);
    for (const gone of [id, other])
      expect((await jornada.ask('GET', `/api/conversations/${gone}`)).status).toBe(404);
    const { rows } = await jornada.context.db.owner.query(
      'select type, properties from touchpoints where customer_id = $1',
      [whose.id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['Help Requested', 'Help Requested']);
    expect(JSON.stringify(rows)).not.toMatch(/secret/i);
    const { rows: left } = await jornada.context.db.owner.query(
      'select from messages where conversation_id = any($1::uuid[])',
      [[id, other]],
    );
    expect(left).toEqual([]);
    const { body } = await jornada.ask('GET', '/api/audit?action=conversation.deleted');
    expect(body.items[0]).toMatchObject({ subject: { kind: 'conversation', name: `#${number}` } });
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
    const hits = async (search: string) =>
      (await jornada.ask('GET', `/api/conversations/${id}/hits?search=${encodeURIComponent(search)}`)).body
        .items;
    const { body: later } = await write(id, { kind: 'customer', text: 'Chegou, e não veio tudo' });
    const [first] = (await read(id)).items;
    expect(await hits('cheg NAO')).toEqual([{ id: later.id }, { id: first.id }]);
    expect(await hits('pedrosa')).toEqual([]);
    const foundBy = async (search: string) =>
      (await list(`search=${encodeURIComponent(search)}`)).items.map(
        (one: { foundBy: string }) => one.foundBy,
      );
    expect(await foundBy('edrosa@EXAMPLE')).toEqual(['joao.pedrosa@example.com']);
    expect(await foundBy('terca')).toEqual([null]);
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
    const ofChannels = (views: { channels: { channel: string; conversations: number }[] }) =>
      Object.fromEntries(views.channels.map(({ channel, conversations }) => [channel, conversations]));
    expect(ofChannels(after)).toEqual({ ...ofChannels(before), store: (ofChannels(before).store ?? 0) + 1 });
    for (const [channel, conversations] of Object.entries(ofChannels(after)))
      expect((await list(`channel=${channel}`)).total).toBe(conversations);
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

  test('tags are spelled as they are already, whoever adds them', async () => {
    const first = await begin({ tags: ['Wholesale', 'wholesale'] });
    expect((await read(first)).tags).toEqual(['Wholesale']);
    const second = await begin({ tags: ['WHOLESALE'] });
    expect((await read(second)).tags).toEqual(['Wholesale']);
    await change(second, { tags: ['wholesale', 'Fragile'] });
    expect((await read(second)).tags).toEqual(['Wholesale', 'Fragile']);
    await jornada.ask('POST', '/api/conversations/changes', {
      json: { ids: [first], change: { tags: ['wholeSale', 'fragile'] } },
    });
    expect((await read(first)).tags).toEqual(['Wholesale', 'Fragile']);
    // Once nobody has it any more, it can be spelled anew.
    for (const id of [first, second]) await change(id, { tags: [] });
    await change(first, { tags: ['wholesale'] });
    expect((await read(first)).tags).toEqual(['wholesale']);
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
    const { body: writes } = await jornada.ask('POST', '/api/keys', {
      json: { name: 'writer', scopes: ['conversations.read', 'conversations.write'] },
    });
    const { number } = await read(id);
    const address = `/api/conversations/${id}?number=${number}`;
    expect((await jornada.ask('DELETE', address, { key: writes.key })).status).toBe(403);
    expect((await read(id)).number).toBe(number);
  });
});
