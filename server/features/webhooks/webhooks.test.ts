import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { TestJornada } from '../../testing/jornada.ts';
import { eventually } from '../../testing/processes.ts';
import { soon } from '../../testing/soon.ts';
import { arriveAnew } from '../conversations/arrive.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { answering, type Receiver, startReceiver } from './receiver.fixture.ts';
import { sweepJob } from './sweep.ts';
import { doorsOf, receiverAnew, startTelling } from './testing.ts';

let jornada: TestJornada;
let receiver: Receiver;
beforeAll(async () => {
  jornada = await startTelling();
});
beforeEach(async () => {
  receiver = await receiverAnew(jornada);
  return () => receiver.stop();
});
afterAll(() => jornada.stop());

const { ask, added, begun, write, deliveries, deliveryOf, hurry, ofType } = doorsOf(
  () => jornada,
  () => receiver,
);

describe('what is told', () => {
  test('a conversation from its beginning to its end, in the shapes of the API, signed', async () => {
    const { secret } = await added([
      ...['conversation.created', 'conversation.changed', 'conversation.solved', 'conversation.reopened'],
      'message.created',
    ]);
    const { id, number } = await begun();
    const note = await write(id, { kind: 'note', text: 'Look at the parcel' });
    const reply = await write(id, { text: 'On its way', status: 'solved' });
    await write(id, { kind: 'customer', text: 'It is broken' });
    const got = await receiver.until(9);
    for (const { text, headers } of got) {
      expect(new Webhook(secret).verify(text, headers as Record<string, string>)).toEqual(JSON.parse(text));
      expect(headers['content-type']).toBe('application/json');
    }
    const types = got.map(({ body }) => body.type).sort();
    // Solved, opened again, and its language known from the second message.
    expect(types).toEqual([
      ...['conversation.changed', 'conversation.changed', 'conversation.changed'],
      ...[
        'conversation.created',
        'conversation.reopened',
        'conversation.solved',
        'message.created',
        'message.created',
        'message.created',
      ],
    ]);
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(9);
    const { data, timestamp } = got.find(ofType('conversation.created'))!.body;
    expect(data.conversation).toMatchObject({ id, number, channel: 'other', customer: { name: 'Ana' } });
    expect(data.message).toMatchObject({ kind: 'customer', text: 'Where is it?', conversationId: id });
    expect(Date.parse(timestamp)).toBeGreaterThan(Date.now() - 60_000);
    expect(got.find(ofType('conversation.solved'))!.body.data.changes).toEqual([
      expect.objectContaining({
        ...{ what: 'status', before: 'new', after: 'solved' },
        actor: expect.objectContaining({ kind: 'key' }),
      }),
    ]);
    const messages = got.filter(ofType('message.created')).map(({ body }) => body.data.message);
    expect(messages.map((one) => one.id)).toContain(reply.id);
    expect(messages.map((one) => one.id)).not.toContain(note.id);
  });

  test('what is taken for spam was neither solved nor opened', async () => {
    await added(['conversation.changed', 'conversation.solved', 'conversation.reopened']);
    const { id } = await begun();
    const turn = (status: string) => jornada.ask('PATCH', `/api/conversations/${id}`, { json: { status } });
    for (const status of ['solved', 'spam', 'solved', 'open'])
      expect((await turn(status)).status, status).toBe(200);
    const got = await receiver.until(6);
    expect(got.map(({ body }) => body.type).sort()).toEqual([
      ...Array.from({ length: 4 }, () => 'conversation.changed'),
      ...['conversation.reopened', 'conversation.solved'],
    ]);
  });

  test('notes, deliveries and promises to whoever asks for them', async () => {
    await added(['note.created', 'promise.made', 'promise.kept', 'promise.broken']);
    const { id } = await begun();
    await write(id, { kind: 'note', text: 'Among us' });
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    await write(id, { text: 'We call you', promise: { text: 'Call', dueAt } });
    const { body: read } = await jornada.ask('GET', `/api/conversations/${id}`);
    await jornada.ask('PATCH', `/api/promises/${read.promises[0].id}`, { json: { state: 'done' } });
    const got = await receiver.until(3);
    expect(got.map(({ body }) => body.type).sort()).toEqual(['note.created', 'promise.kept', 'promise.made']);
    expect(got.find(ofType('note.created'))!.body.data.message.text).toBe('Among us');
    expect(got.find(ofType('promise.kept'))!.body.data.promise).toMatchObject({
      text: 'Call',
      state: 'kept',
    });
    await soon((dueAt) => write(id, { text: 'In a moment', promise: { text: 'Write', dueAt } }));
    const [broken] = await receiver.until(1, ofType('promise.broken'));
    expect(broken!.body.data.promise).toMatchObject({ text: 'Write', state: 'broken' });
  });

  test('nothing of what was not to be: the transaction is given up', async () => {
    const { id } = await added(['conversation.created', 'message.created']);
    const { db } = jornada.context;
    const arrival = {
      ...{ text: 'Never said', at: new Date(), author: '', isAutomatic: false, files: [], subject: '' },
      ...{
        channel: 'chat' as const,
        customer: { userId: 'u2' },
        department: null,
        language: null,
        account: null,
      },
    };
    const { workspaceId } = jornada;
    const given = inWorkspace(db, { workspaceId }, async (tx) => {
      await arriveAnew(tx, { workspaceId }, arrival);
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    await begun();
    await receiver.until(2);
    expect(receiver.received.map(({ text }) => text).join()).not.toContain('Never said');
    expect(await deliveries(id)).toHaveLength(2);
  });

  test('nothing to an endpoint that is turned off, and nothing is kept where nobody listens', async () => {
    const { id } = await added(['message.created']);
    await ask('PATCH', `/${id}`, { enabled: false });
    const { id: conversation } = await begun();
    const { owner } = jornada.context.db;
    const kept = 'select from webhook_events where conversation_id = $1';
    expect((await owner.query(kept, [conversation])).rows).toHaveLength(0);
    expect((await ask('POST', `/${id}/test`)).status).toBe(409);
  });

  test('nothing of another workspace', async () => {
    await added(['conversation.created']);
    const { db } = jornada.context;
    const { workspaceId } = await createWorkspace(db, { name: 'Theirs' });
    await inWorkspace(db, { workspaceId }, (tx) =>
      arriveAnew(
        tx,
        { workspaceId },
        {
          ...{ text: 'Of theirs', at: new Date(), author: '', isAutomatic: false, files: [], subject: '' },
          ...{ channel: 'chat', customer: { userId: 'u3' }, department: null, language: null, account: null },
        },
      ),
    );
    await begun();
    await receiver.until(1);
    expect(receiver.received.map(({ text }) => text).join()).not.toContain('Of theirs');
  });
});

describe('signing', () => {
  test('is what the documentation says: HMAC-SHA256 of id, time and body', async () => {
    const { id, secret } = await added(['message.created']);
    await ask('POST', `/${id}/test`);
    const [got] = await receiver.until(1);
    const { 'webhook-id': event, 'webhook-timestamp': at, 'webhook-signature': signature } = got!.headers;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(key).toHaveLength(32);
    const expected = createHmac('sha256', key).update(`${event}.${at}.${got!.text}`).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
  });

  test('goes on with the secret before for a while, and the secret is never shown again', async () => {
    const { id, secret } = await added(['message.created']);
    const { body: renewed } = await ask('POST', `/${id}/secret`, { overlapHours: 2 });
    expect(renewed.secret).not.toBe(secret);
    expect(Date.parse(renewed.oldSecretUntil)).toBeGreaterThan(Date.now() + 7_000_000);
    await ask('POST', `/${id}/test`);
    const [both] = await receiver.until(1);
    for (const one of [secret, renewed.secret])
      new Webhook(one).verify(both!.text, both!.headers as Record<string, string>);
    const { body: last } = await ask('POST', `/${id}/secret`, { overlapHours: 0 });
    expect(last.oldSecretUntil).toBeNull();
    await ask('POST', `/${id}/test`);
    const [, alone] = await receiver.until(2);
    const verify = (one: string) =>
      new Webhook(one).verify(alone!.text, alone!.headers as Record<string, string>);
    verify(last.secret);
    expect(() => verify(renewed.secret)).toThrow('No matching signature');
    expect(JSON.stringify((await ask('GET', '')).body)).not.toContain('whsec_');
    const { rows } = await jornada.context.db.owner.query(
      'select secret, after from webhook_endpoints, audit_log',
    );
    expect(JSON.stringify(rows)).not.toContain('whsec_');
  });
});

describe('a receiver', () => {
  test('that fails is asked again with the same id and body, until it takes it', async () => {
    receiver.answer = answering(500, `Broken ${'x'.repeat(5000)}`);
    const { id } = await added(['message.created']);
    await begun();
    const waiting = await deliveryOf(id, ({ trouble }) => trouble !== null);
    expect(waiting).toMatchObject({ state: 'pending', attempts: 1, status: 500, trouble: 'status' });
    expect(waiting.excerpt).toHaveLength(1000);
    const pause = Date.parse(waiting.nextAt!) - Date.now();
    expect(pause).toBeGreaterThan(1000);
    expect(pause).toBeLessThan(6500);
    expect((await ask('GET', `/${id}`)).body.failingSince).not.toBeNull();
    receiver.answer = answering(200, 'ok');
    await hurry();
    const done = await deliveryOf(id, ({ state }) => state === 'delivered');
    expect(done).toMatchObject({ attempts: 2, status: 200, excerpt: 'ok', trouble: null, nextAt: null });
    const [first, second] = receiver.received;
    expect(second!.text).toBe(first!.text);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect((await ask('GET', `/${id}`)).body.failingSince).toBeNull();
  });

  test('that says when it wants to be asked again is not asked before', async () => {
    receiver.answer = answering(429, '', { 'retry-after': '600' });
    const { id } = await added(['message.created']);
    await ask('POST', `/${id}/test`);
    const { nextAt } = await deliveryOf(id, ({ trouble }) => trouble !== null);
    expect(Date.parse(nextAt!)).toBeGreaterThan(Date.now() + 590_000);
  });

  test('that sends elsewhere is not followed', async () => {
    receiver.answer = answering(307, '', { location: '/elsewhere' });
    const { id } = await added(['message.created']);
    await ask('POST', `/${id}/test`);
    expect(await deliveryOf(id, ({ trouble }) => trouble !== null)).toMatchObject({
      ...{ trouble: 'redirect', status: 307, state: 'pending' },
    });
    expect(receiver.received).toHaveLength(1);
  });

  test('that is gone is left alone, and heard of again when somebody turns it on', async () => {
    receiver.answer = answering(410);
    const { id } = await added(['message.created']);
    await ask('POST', `/${id}/test`);
    const { id: delivery } = await deliveryOf(id, ({ state }) => state === 'failed');
    expect((await ask('GET', `/${id}`)).body).toMatchObject({
      enabled: false,
      disabledBy: 'gone',
      failed: 1,
    });
    receiver.answer = answering(204);
    expect((await ask('POST', `/${id}/deliveries/${delivery}/replay`)).status).toBe(409);
    expect((await ask('PATCH', `/${id}`, { enabled: true })).body).toMatchObject({ disabledBy: null });
    await ask('POST', `/${id}/deliveries/${delivery}/replay`);
    await deliveryOf(id, ({ state }) => state === 'delivered');
    const [first, second] = receiver.received;
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
  });

  test('that failed for days is turned off; what is tried for the last time is given up', async () => {
    receiver.answer = answering(503);
    const { id } = await added(['message.created']);
    await ask('POST', `/${id}/test`);
    await deliveryOf(id, ({ trouble }) => trouble !== null);
    const { owner } = jornada.context.db;
    await owner.query(
      "update webhook_endpoints set failing_since = now() - interval '6 days' where id = $1",
      [id],
    );
    await owner.query('update webhook_deliveries set attempts = 9, next_at = now() where endpoint_id = $1', [
      id,
    ]);
    await deliveryOf(id, ({ state, attempts }) => state === 'failed' && attempts === 10);
    expect((await ask('GET', `/${id}`)).body.disabledBy).toBe('failing');
    const { body } = await jornada.ask('GET', '/api/audit?limit=5');
    expect(body.items[0]).toMatchObject({ action: 'webhook.disabled', actor: { kind: 'system' } });
  });

  test('that never answers holds up nobody else', async () => {
    const other = await startReceiver();
    try {
      receiver.answer = () => {};
      await added(['message.created']);
      const { id } = await added(['message.created'], { url: other.url });
      for (let count = 0; count < 8; count++) await begun();
      await other.until(8);
      expect(receiver.received.length).toBeLessThanOrEqual(4);
      await eventually(async () => {
        expect(await deliveries(id, '?state=delivered')).toHaveLength(8);
      });
    } finally {
      await other.stop();
    }
  });

  test('that begins to answer has taken it, however long the rest takes', async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      const more = () => response.write('x'.repeat(500), () => !response.destroyed && setImmediate(more));
      more();
    };
    const { id } = await added(['message.created']);
    await ask('POST', `/${id}/test`);
    const { excerpt } = await deliveryOf(id, ({ state }) => state === 'delivered');
    expect(excerpt).toHaveLength(1000);
  });

  test('within a private network is not asked, unless that is allowed', async () => {
    const { id } = await added(['message.created']);
    const { config } = jornada.context;
    config.privateAddressesAllowed = false;
    try {
      await ask('POST', `/${id}/test`);
      const { detail } = await deliveryOf(id, ({ trouble }) => trouble === 'private');
      expect(detail).toContain('JORNADA_PRIVATE_ADDRESSES');
      expect(receiver.received).toHaveLength(0);
      for (const url of ['http://localhost:1/', 'https://10.0.0.1/', 'http://[::1]/', 'http://0x7f.1/'])
        expect((await ask('POST', '', { url, types: ['message.created'] })).status, url).toBe(400);
    } finally {
      config.privateAddressesAllowed = true;
    }
  });
});

describe('replaying', () => {
  test('sends again what failed since a moment, page by page to be seen', async () => {
    receiver.answer = answering(410);
    const { id } = await added(['message.created']);
    await begun();
    await deliveryOf(id, ({ state }) => state === 'failed');
    await ask('PATCH', `/${id}`, { enabled: true });
    receiver.answer = answering(204);
    await begun();
    await eventually(async () => expect(await deliveries(id, '?state=delivered')).toHaveLength(1));
    const first = (await ask('GET', `/${id}/deliveries?limit=1`)).body;
    const second = (await ask('GET', `/${id}/deliveries?limit=1&cursor=${first.nextCursor}`)).body;
    expect([first.items[0].state, second.items[0].state, second.nextCursor]).toEqual([
      'delivered',
      'failed',
      null,
    ]);
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await ask('POST', `/${id}/replay`, { since: later })).body).toEqual({ replayed: 0 });
    const since = new Date(Date.now() - 60_000).toISOString();
    expect((await ask('POST', `/${id}/replay`, { since })).body).toEqual({ replayed: 1 });
    await eventually(async () => expect(await deliveries(id, '?state=delivered')).toHaveLength(2));
    const { payload } = (await ask('GET', `/${id}/deliveries/${second.items[0].id}`)).body;
    expect(payload).toBe(receiver.received[0]!.text);
  });
});

describe('a program that takes answers to customers', () => {
  const messageOf = async (id: string) =>
    (await jornada.ask('GET', `/api/conversations/${id}`)).body.items.at(-1);
  const report = (id: string, json: object) => jornada.ask('POST', `/api/messages/${id}/delivery`, { json });

  test('hears of them, and tells how far they got; what comes late changes nothing', async () => {
    const { types } = await added(['conversation.solved', 'message.delivery'], { carries: ['other'] });
    expect(types).toContain('message.created');
    const { id } = await begun();
    const { id: message, delivery } = await write(id, { text: 'On its way' });
    expect(delivery).toBe('pending');
    const isReply = (one: { body: { data: { message: { id: string } } } }) =>
      one.body.data.message.id === message;
    const [told] = await receiver.until(1, isReply);
    expect(told!.body.data).toMatchObject({
      message: { delivery: 'pending' },
      conversation: { channel: 'other' },
    });
    expect((await report(message, { state: 'delivered' })).body).toEqual({
      delivery: 'delivered',
      failure: null,
    });
    expect((await report(message, { state: 'sent' })).body.delivery).toBe('delivered');
    expect((await report(message, { state: 'failed', reason: 'no' })).body.delivery).toBe('delivered');
    const [, delivered] = await receiver.until(2, isReply);
    expect(delivered!.body).toMatchObject({
      type: 'message.delivery',
      data: { message: { delivery: 'delivered' } },
    });
  });

  test('and what fails opens its conversation again, with the reason', async () => {
    const { id: endpoint } = await added(['message.created'], { carries: ['other'] });
    const { id } = await begun();
    const { id: message } = await write(id, { text: 'Ready' });
    await report(message, { state: 'failed', reason: 'The number is unknown' });
    expect(await messageOf(id)).toMatchObject({ delivery: 'failed', failure: 'The number is unknown' });
    const again = (await jornada.ask('GET', `/api/conversations/${id}`)).body;
    expect(again).toMatchObject({ status: 'open', waitingSince: again.createdAt });

    receiver.answer = answering(410);
    await write(id, { text: 'Nobody takes this' });
    await eventually(async () => {
      expect(await messageOf(id)).toMatchObject({
        delivery: 'failed',
        failure: expect.stringContaining('410'),
      });
    });
    await ask('PATCH', `/${endpoint}`, { enabled: true });
    receiver.answer = answering(204);
    await write(id, { text: 'Taken, not told of' });
    await ask('DELETE', `/${endpoint}`);
    expect(await messageOf(id)).toMatchObject({
      delivery: 'failed',
      failure: expect.stringContaining('removed'),
    });
  });

  test('tells of no other messages, and takes none that is only to be kept', async () => {
    await added(['message.created'], { carries: ['other'] });
    const { id } = await begun();
    const { id: kept, delivery } = await write(id, { text: 'Only kept', mail: null });
    expect(delivery).toBeNull();
    expect((await report(kept, { state: 'sent' })).status).toBe(409);
    expect((await report(crypto.randomUUID(), { state: 'sent' })).status).toBe(404);
    const wrong = { url: receiver.url, types: ['message.created'], carries: ['email'] };
    expect((await ask('POST', '', wrong)).status).toBe(400);
  });
});

describe('what is refused', () => {
  test.each([
    [{ url: 'ftp://shop.example/x' }, 'url'],
    [{ url: 'not an address' }, 'url'],
    [{ url: 'https://user:secret@shop.example/' }, 'url'],
    [{ types: ['conversation.exploded'] }, 'types.0'],
    [{ types: [] }, 'types'],
  ])('%j', async (wrong, at) => {
    const { status, body } = await ask('POST', '', {
      url: receiver.url,
      types: ['message.created'],
      ...wrong,
    });
    expect([status, body.errors[0].at]).toEqual([400, at]);
  });

  test('more endpoints than can be, one that is not there, and whoever may not', async () => {
    for (let count = 0; count < 20; count++) await added(['message.created']);
    const { status, body } = await ask('POST', '', { url: receiver.url, types: ['message.created'] });
    expect([status, body.detail]).toEqual([409, expect.stringContaining('20 endpoints')]);
    const unknown = crypto.randomUUID();
    for (const path of ['', '/deliveries']) expect((await ask('GET', `/${unknown}${path}`)).status).toBe(404);
    expect((await ask('POST', `/${unknown}/test`)).status).toBe(404);
  });
});

test('what only a removed endpoint heard of is kept no longer', async () => {
  const { id } = await added(['message.created']);
  const { id: conversation } = await begun();
  await deliveryOf(id, ({ state }) => state === 'delivered');
  await ask('DELETE', `/${id}`);
  const { owner } = jornada.context.db;
  const kept = 'select from webhook_events where conversation_id = $1';
  expect((await owner.query(kept, [conversation])).rows).toHaveLength(0);
});

test('what was sent is kept for thirty days', async () => {
  const { id } = await added(['message.created']);
  await ask('POST', `/${id}/test`);
  await deliveryOf(id, ({ state }) => state === 'delivered');
  const { db } = jornada.context;
  await db.owner.query("update webhook_events set at = now() - interval '31 days'");
  await sweepJob(db).run(undefined as never, { signal: new AbortController().signal, attempt: 1 });
  expect(await deliveries(id)).toEqual([]);
});
