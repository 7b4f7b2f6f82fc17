/** Conversations that become one, belong together, part, or belong to somebody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { deskOf } from './testing.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const { somebody, begin, read, write, change, list, idsOf, touchpoints } = deskOf(() => jornada);

describe('one that landed with the wrong customer', () => {
  test('is given to the right one with everything that happened in it, and given back', async () => {
    const [wrong, right] = [somebody(), { ...somebody(), name: 'Rosa Right' }];
    const [id, other] = [await begin({ customer: wrong }), await begin({ customer: wrong })];
    const stays = await begin({ customer: wrong, text: 'Really mine' });
    await jornada.ask('POST', `/api/conversations/${id}/merge`, { json: { other } });
    await write(id, {
      ...{ text: 'We call', status: 'solved' },
      promise: { text: 'Call', dueAt: new Date(Date.now() + 3_600_000).toISOString() },
    });
    const before = await read(id);
    const from = before.customer.id;
    const theirs = await touchpoints(from);
    expect((await change(id, { customer: { email: 'nonsense' } })).status).toBe(400);
    const { status, body: given } = await change(id, { customer: right });
    expect(status, JSON.stringify(given)).toBe(200);
    const to = given.customer.id;
    expect(given.customer).toMatchObject({ email: right.email, name: 'Rosa Right' });
    expect(given.changes.at(-1)).toMatchObject({
      ...{ what: 'customer', before: { id: from }, after: { id: to, name: 'Rosa Right' } },
    });
    expect(await touchpoints(from)).toEqual(['Help Requested']);
    expect((await touchpoints(to)).sort()).toEqual(
      [...theirs].toSpliced(theirs.indexOf('Help Requested'), 1).sort(),
    );
    expect(idsOf(await list(`customer=${to}&status=solved`))).toEqual([id]);
    expect(idsOf(await list(`customer=${from}`))).toEqual([stays]);
    expect((await jornada.ask('GET', `/api/promises?customer=${to}`)).body.items).toHaveLength(1);
    await change(id, { customer: { id: to } });
    expect((await read(id)).changes).toHaveLength(given.changes.length);
    const { body: back } = await change(id, { customer: { id: from } });
    expect(back.customer).toEqual(before.customer);
    expect([await touchpoints(from), await touchpoints(to)]).toEqual([theirs, []]);
  });
});

describe('when both customers were first and last seen', () => {
  const seen = async (id: string) => {
    const { rows } = await jornada.context.db.owner.query(
      `select own_first_seen_at, own_last_seen_at, first_seen_at, last_seen_at from customers where id = $1`,
      [id],
    );
    return rows[0];
  };

  test('is as what they have says, and as before when it was given back', async () => {
    const [wrong, right] = [somebody(), somebody()];
    const ofWrong = await read(await begin({ customer: wrong, at: '2026-03-02T10:00:00Z' }));
    const ofRight = await read(await begin({ customer: right, at: '2026-03-05T10:00:00Z' }));
    const [from, to] = [ofWrong.customer.id, ofRight.customer.id];
    const before = await Promise.all([from, to].map(seen));
    const landed = await begin({ customer: wrong, at: '2026-02-01T10:00:00Z' });
    await change(landed, { customer: { id: to } });
    expect(await seen(from)).toEqual(before[0]);
    const [first, last] = [new Date('2026-02-01T10:00:00Z'), new Date('2026-03-05T10:00:00Z')];
    expect(await seen(to)).toEqual({
      ...{ own_first_seen_at: first, own_last_seen_at: last, first_seen_at: first, last_seen_at: last },
    });
    await change(landed, { customer: { id: from } });
    expect(await seen(to)).toEqual(before[1]);
  });

  test('is shown of the person to whom they were merged, too', async () => {
    const [root, merged, right] = [somebody(), somebody(), somebody()];
    const at = '2026-03-02T10:00:00Z';
    const { customer: shown } = await read(await begin({ customer: root, at }));
    const landed = await begin({ customer: merged, at: '2026-02-01T10:00:00Z' });
    await begin({ customer: merged, at: '2026-02-03T10:00:00Z' });
    const json = { other: (await read(landed)).customer.id };
    expect((await jornada.ask('POST', `/api/customers/${shown.id}/merge`, { json })).status).toBe(200);
    expect((await seen(shown.id)).first_seen_at).toEqual(new Date('2026-02-01T10:00:00Z'));
    await change(landed, { customer: right });
    expect((await seen(shown.id)).first_seen_at).toEqual(new Date('2026-02-03T10:00:00Z'));
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
    const again = await merge(one, three);
    const numbers = before.map(({ number }) => number);
    expect([again.status, again.body.detail]).toEqual([
      409,
      `Conversation ${numbers[2]} is merged into ${numbers[0]} already.`,
    ]);
    expect((await merge(two, three)).body.detail).toBe(
      `Conversations ${numbers[1]} and ${numbers[2]} are merged into ${numbers[0]} already.`,
    );
    expect((await merge(one, one)).status).toBe(400);
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

  test('are not parted where a split has taken all words of one of them: no empty one is made', async () => {
    const deed = (id: string, name: string, json: object) =>
      jornada.ask('POST', `/api/conversations/${id}/${name}`, { json });
    for (const emptied of ['other', 'into'] as const) {
      const customer = somebody();
      const into = await begin({ customer, text: 'into' });
      const other = await begin({ customer, text: 'other' });
      const under = await begin({ customer, text: 'under' });
      await deed(other, 'merge', { other: under });
      const { body } = await deed(into, 'merge', { other });
      const separable = async () =>
        (await read(into)).merged.map((one: { separable: boolean }) => one.separable);
      expect(await separable()).toEqual([true, true]);
      const texts = { other: ['other', 'under'], into: ['into'] }[emptied];
      const gone = body.items.filter(({ text }: { text: string }) => texts.includes(text));
      await write(emptied === 'into' ? into : other, { text: 'Ask the bank', kind: 'note' });
      const { body: parted } = await deed(into, 'split', { message: gone[0].id });
      if (emptied === 'other') {
        // What was merged into it is something still.
        expect(await separable()).toEqual([true, true]);
        await deed(into, 'split', { message: gone[1].id });
      }
      const changes = (await read(into)).changes.length;
      const { status, body: refused } = await deed(into, 'unmerge', { other });
      expect([status, refused.detail]).toEqual([409, expect.stringMatching(/would be empty/)]);
      const left = await read(into);
      expect([left.changes.length, left.messages]).toEqual([changes, emptied === 'other' ? 1 : 2]);
      expect((await read(other)).id).toBe(into);
      expect(await separable()).toEqual(emptied === 'other' ? [false, false] : [false, true]);
      // Brought back, it can be parted again.
      if (emptied === 'into') await deed(into, 'merge', { other: parted.id });
      if (emptied === 'into') expect((await deed(into, 'unmerge', { other })).status).toBe(200);
    }
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
  /** Where the timeline leads from what happened in a conversation, the earliest first, by type. */
  async function leads(customerId: string): Promise<[type: string, conversation: string][]> {
    const { body } = await jornada.ask('GET', `/api/customers/${customerId}/timeline`);
    const all = body.items.map(({ id }: { id: string }) => jornada.ask('GET', `/api/touchpoints/${id}`));
    const read = (await Promise.all(all)).map(({ body: one }) => [one.type, one.conversation?.id]);
    return read.reverse() as [string, string][];
  }

  test('is where the timeline leads from its messages and promises, and back after it was merged again', async () => {
    const id = await begin();
    const promise = { text: 'we call back', dueAt: '2030-01-01T12:00:00Z' };
    await write(id, { text: 'We call back.', promise });
    await write(id, { text: 'And my invoice?', kind: 'customer' });
    await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'solved' } });
    const { items, customer } = await read(id);
    const { body: made } = await split(id, { message: items[1].id, after: true });
    const places = (there: string) => [
      ['Help Requested', id],
      ['Help Answered', there],
      ['Promise Made', there],
      ['Message Received', there],
      ['Problem Solved', id],
    ];
    const sorted = (list: string[][]) => list.toSorted((a, b) => a.join().localeCompare(b.join()));
    expect(sorted(await leads(customer.id))).toEqual(sorted(places(made.id)));
    await jornada.ask('POST', `/api/conversations/${id}/merge`, { json: { other: made.id } });
    expect(sorted(await leads(customer.id))).toEqual(sorted(places(id)));
    await jornada.ask('POST', `/api/conversations/${id}/unmerge`, { json: { other: made.id } });
    expect(sorted(await leads(customer.id))).toEqual(sorted(places(made.id)));
  });

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
