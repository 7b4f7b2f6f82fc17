/** Live chat through its doors: visitors on one side, the inbox on the other. */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { type SignedIn, signIn } from '../../../testing/sign-in.ts';
import { addChat, answer, browserWith, conversationSaying, knock, PAGE, visit } from './testing.ts';

let jornada: TestJornada;
let owner: SignedIn & { url: string };
let key: string;
let secret: string;
beforeAll(async () => {
  jornada = await startTestJornada();
  owner = { ...(await signIn(jornada, OWNER)), url: jornada.url };
  ({ key, secret } = await addChat(jornada, { department: 'service', language: 'es' }));
});
afterAll(() => jornada.stop());

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;
const signed = (id: string, by = secret) => ({
  id,
  signature: createHmac('sha256', by).update(id).digest('hex'),
});

describe('a chat in the settings', () => {
  test('shows its secret once, is changed field by field, and is gone for pages when it is removed', async () => {
    const made = await addChat(jornada, { name: 'Another', greetings: { ro: 'Bună ziua' } });
    expect(made).toMatchObject({ kind: 'chat', colour: '#0f6e6e', side: 'right', askEmail: 'optional' });
    expect(made.secret).toMatch(/^chs_/);
    const listed = (await jornada.ask('GET', '/api/channels')).body.items.find(
      (one: { id: string }) => one.id === made.id,
    );
    expect(listed.secret).toBeUndefined();
    const changed = await jornada.ask('PATCH', `/api/channels/${made.id}/chat`, {
      json: { colour: '#B3432B', askEmail: 'required', origins: ['https://*.shop.example'] },
    });
    expect(changed.body).toMatchObject({ name: 'Another', colour: '#b3432b', askEmail: 'required' });
    const settings = await knock(jornada, made.key, 'GET', 'settings');
    expect(settings.body).toMatchObject({ name: 'Another', colour: '#b3432b', language: 'en' });
    const asMail = await jornada.ask('PATCH', `/api/channels/${made.id}`, { json: { name: 'X' } });
    expect(asMail.status).toBe(409);
    const calendar = await jornada.ask('PATCH', `/api/channels/${made.id}/chat`, {
      json: { calendar: randomUUID() },
    });
    expect(calendar.status).toBe(400);
    expect((await jornada.ask('DELETE', `/api/channels/${made.id}`)).status).toBe(204);
    expect((await knock(jornada, made.key, 'GET', 'settings')).status).toBe(404);
  });

  test('says whether somebody is there: a member with Jornada open, within opening hours', async () => {
    const isThere = async (chat = key) => (await knock(jornada, chat, 'GET', 'settings')).body;
    expect((await isThere()).isThere).toBe(false);
    const stream = await fetch(`${jornada.url}/api/live?topic=x`, { headers: { cookie: owner.cookie } });
    await eventually(async () => expect((await isThere()).isThere).toBe(true));
    const { body: session } = await owner.ask('GET', '/api/session');
    const away = (isAway: boolean) =>
      owner.ask('PATCH', `/api/assignment/members/${session.member.id}`, { json: { away: isAway } });
    expect((await away(true)).status).toBe(200);
    expect((await isThere()).isThere).toBe(false);
    await away(false);
    expect((await isThere()).isThere).toBe(true);
    const { body: calendar } = await owner.ask('POST', '/api/calendars', {
      json: { name: 'Never now', week: [[], [], [], [], [], [], []], holidays: [] },
    });
    const closed = await addChat(jornada, { calendar: calendar.id });
    expect(await isThere(closed.key)).toMatchObject({ isThere: false, opensAt: null });
    await stream.body!.cancel();
  });
});

describe('what a visitor writes', () => {
  test('is a conversation like any other, once, however often it is sent', async () => {
    const browser = await visit(jornada, key, { language: 'ro', page: `${PAGE}/lamps`, name: 'Ioana' });
    const id = randomUUID();
    const sent = await Promise.all([1, 2, 3, 4].map(() => browser.write('Unde e lampa mea?', { id })));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(sent.map(({ body }) => body.position))).toEqual(new Set([1]));
    await browser.write('Nu a venit', { id: randomUUID() });
    const conversation = await conversationSaying(jornada, 'Unde e lampa mea?');
    expect(conversation).toMatchObject({
      ...{ channel: 'chat', language: 'ro', status: 'new', messages: 2, carried: true },
      ...{ department: { key: 'service' }, account: { kind: 'chat' } },
      customer: { name: 'Ioana' },
    });
    const story = await jornada.ask('GET', `/api/customers/${conversation.customer.id}/timeline`);
    expect(story.body.items.map((one: { type: string }) => one.type)).toEqual(
      expect.arrayContaining(['Help Requested', 'Message Received']),
    );
    const about = await jornada.ask('GET', `/api/conversations/${conversation.id}/chat`);
    expect(about.body.visitor).toMatchObject({ name: 'Ioana', userId: null, page: `${PAGE}/lamps` });
  });

  test('goes on in the same conversation, opens it again, and begins another that follows a closed one', async () => {
    const browser = await visit(jornada, key);
    await browser.write('A first thing 7781');
    const { id } = await conversationSaying(jornada, '7781');
    await owner.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'solved' } });
    await browser.write('Not yet');
    expect(await read(id)).toMatchObject({ status: 'open', reopened: 1, messages: 2 });
    await owner.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'closed' } });
    await browser.write('Something else 7782');
    const next = await conversationSaying(jornada, '7782');
    const { account } = await read(id);
    expect(next).toMatchObject({ follows: { id }, channel: 'chat', account, messages: 1 });
    expect((await browser.said()).map(({ text }) => text)).toEqual([
      'A first thing 7781',
      'Not yet',
      'Something else 7782',
    ]);
  });

  test('is refused when it is empty, too long or no message at all, with words about what to do', async () => {
    const browser = await visit(jornada, key);
    const long = await browser.write('x'.repeat(5001));
    expect([long.status, long.body.detail]).toEqual([400, expect.stringContaining('at most 5000')]);
    expect((await browser.write('x'.repeat(100_000))).status).toBe(413);
    expect((await browser.write('  ')).status).toBe(400);
    expect((await browser.ask('POST', 'messages', { json: { text: 'no id' } })).status).toBe(400);
    expect(await browser.said()).toEqual([]);
  });

  test('is refused when it comes faster than people write', async () => {
    const browser = await visit(jornada, key);
    const sent = await Promise.all(Array.from({ length: 12 }, (_, n) => browser.write(`Quick ${n}`)));
    const refused = sent.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(2);
    expect(refused[0]!.headers.get('retry-after')).toBeTruthy();
  });
});

describe('an answer', () => {
  test('comes live, and the conversation knows when it arrived and was read', async () => {
    const browser = await visit(jornada, key);
    await browser.write('Is anybody there 4411');
    const listening = await browser.listen(1);
    const { id } = await conversationSaying(jornada, '4411');
    await answer(owner, id, 'Yes, Ana here.');
    const heard = await listening.next('message');
    expect(heard).toMatchObject({ id: '2', data: { from: 'desk', text: 'Yes, Ana here.', position: 2 } });
    expect(heard.data.author).not.toBe('');
    const delivery = async () => (await read(id)).items.at(-1).delivery;
    expect(await delivery()).toBe('sent');
    await browser.ask('POST', 'seen', { json: { delivered: 2 } });
    expect(await delivery()).toBe('delivered');
    await browser.ask('POST', 'seen', { json: { read: 99 } });
    expect(await delivery()).toBe('read');
    await listening.stop();
    // Whoever comes back goes on where they were.
    await answer(owner, id, 'Are you still there?');
    const again = await browser.listen(2);
    expect((await again.next('message')).data.text).toBe('Are you still there?');
    await again.stop();
  });

  test('is heard also after the line on which the record tells news was cut', async () => {
    const browser = await visit(jornada, key);
    await browser.write('Cut off 4414');
    const listening = await browser.listen(1);
    await listening.next('read');
    const { id } = await conversationSaying(jornada, '4414');
    const { owner: record } = jornada.context.db;
    await record.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'jornada live' and datname = current_database()`);
    await answer(owner, id, 'Said meanwhile');
    expect((await listening.next('message')).data.text).toBe('Said meanwhile');
    await answer(owner, id, 'And after');
    expect((await listening.next('message')).data.text).toBe('And after');
    await listening.stop();
  });

  test('that is a note, or only kept, does not show to the visitor', async () => {
    const browser = await visit(jornada, key);
    await browser.write('A question 4412');
    const { id } = await conversationSaying(jornada, '4412');
    await answer(owner, id, 'He is difficult', { kind: 'note' });
    const kept = await answer(owner, id, 'Said on the phone', { mail: null });
    expect(kept.delivery).toBeNull();
    await answer(owner, id, 'Hello');
    expect((await browser.said()).map(({ text }) => text)).toEqual(['A question 4412', 'Hello']);
  });

  test('typing and reading are seen on both sides', async () => {
    const browser = await visit(jornada, key, { name: 'Rui' });
    await browser.write('Typing 4413');
    const { id } = await conversationSaying(jornada, '4413');
    const screen = await fetch(`${jornada.url}/api/live?topic=conversation-presence:${id}`, {
      headers: { cookie: owner.cookie },
    });
    const news = screen.body!.pipeThrough(new TextDecoderStream()).getReader();
    const listening = await browser.listen(1);
    await listening.next('read');
    await browser.ask('POST', 'typing');
    let heard = '';
    while (!heard.includes('"typing"')) heard += (await news.read()).value;
    expect(heard).toContain('"isCustomer":true');
    expect(heard).toContain('Rui');
    await owner.ask('POST', `/api/conversations/${id}/presence`, { json: { doing: 'typing' } });
    expect((await listening.next('read')).data).toEqual({ readPosition: 0, deskReadPosition: 1 });
    await owner.ask('POST', `/api/conversations/${id}/presence`, { json: { doing: 'typing' } });
    await listening.next('typing');
    await Promise.all([listening.stop(), news.cancel()]);
  });
});

describe('who a visitor is', () => {
  test('signed by the company: the same in every browser, with what they wrote before they signed in', async () => {
    const first = await visit(jornada, key, { identity: signed('u-1'), name: 'Dora' });
    await first.write('From the laptop 5511');
    const conversation = await conversationSaying(jornada, '5511');
    const customer = await jornada.ask('GET', '/api/customers/by-identity?kind=userId&value=u-1');
    expect(conversation.customer).toMatchObject({ id: customer.body.id, name: 'Dora' });
    const phone = await visit(jornada, key);
    await phone.write('Before signing in');
    const { body } = await phone.ask('POST', 'visitors', { json: { identity: signed('u-1') } });
    expect(body.visitor.isSigned).toBe(true);
    const signedIn = browserWith(jornada, key, body.token);
    expect((await signedIn.said()).map(({ text }) => text)).toEqual([
      'From the laptop 5511',
      'Before signing in',
    ]);
    expect((await phone.ask('GET', 'messages')).status).toBe(401);
  });

  test('forged is refused; a new secret is shown once and the old one is good for a while', async () => {
    const chat = await addChat(jornada);
    const enter = (identity: object) => knock(jornada, chat.key, 'POST', 'visitors', { json: { identity } });
    const forged = [
      { id: 'u-1', signature: '' },
      { id: 'u-1', signature: 'f'.repeat(64) },
      { ...signed('u-2', chat.secret), id: 'u-1' },
      signed('u-1', secret),
    ];
    for (const identity of forged) expect((await enter(identity)).status).toBe(403);
    const renew = (overlapHours: number) =>
      jornada.ask('POST', `/api/channels/${chat.id}/secret`, { json: { overlapHours } });
    const { secret: next } = (await renew(1)).body;
    expect((await enter(signed('u-1', chat.secret))).status).toBe(201);
    expect((await enter(signed('u-1', next))).status).toBe(201);
    await renew(0);
    expect((await enter(signed('u-1', next))).status).toBe(403);
  });

  test('an e-mail address that is only typed finds the customer for us, and shows the visitor nothing', async () => {
    const email = `${randomUUID()}@customer.example`;
    const owns = await visit(jornada, key, { email, name: 'Ana' });
    await owns.write('My card number is secret 6611');
    const first = await conversationSaying(jornada, '6611');
    const stranger = await visit(jornada, key);
    await stranger.write('Hello 6612');
    await stranger.ask('PATCH', 'visitors', { json: { email, name: 'Mallory' } });
    await stranger.write('And now? 6613');
    const second = await conversationSaying(jornada, '6613');
    expect(second.id).not.toBe(first.id);
    expect(second.customer).toMatchObject({ id: first.customer.id, name: 'Ana' });
    expect((await stranger.said()).map(({ text }) => text)).toEqual(['Hello 6612', 'And now? 6613']);
    // Not even when somebody joins the two conversations.
    await owner.ask('POST', `/api/conversations/${first.id}/merge`, { json: { other: second.id } });
    await answer(owner, first.id, 'Which one of you is it?');
    expect((await stranger.said()).map(({ text }) => text)).toEqual([
      'Hello 6612',
      'And now? 6613',
      'Which one of you is it?',
    ]);
    expect((await owns.said()).map(({ text }) => text)).toEqual(['My card number is secret 6611']);
  });

  test('a browser that its page tracks is the same person', async () => {
    const anonymousId = randomUUID();
    await jornada.ask('POST', '/v1/page', { json: { anonymousId, name: 'Lamps' } });
    const browser = await visit(jornada, key, { anonymousId });
    await browser.write('Tracked 6614');
    const { customer } = await conversationSaying(jornada, '6614');
    const found = await jornada.ask(
      'GET',
      `/api/customers/by-identity?kind=anonymousId&value=${anonymousId}`,
    );
    expect(found.body.id).toBe(customer.id);
  });
});
