/** A bot at the stand-in for Telegram: what customers write there, and what is answered. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { type StandIn, startStandIn } from './stand-in.fixture.ts';
import { fault } from './stand-in-telegram.fixture.ts';
import * as messaging from './testing.ts';

let jornada: TestJornada;
let standIn: StandIn;
let path: string;
let accountId: string;
let secret: string;
beforeAll(async () => {
  standIn = await startStandIn();
  jornada = await startTestJornada(messaging.environmentOf(standIn));
  const account = await messaging.addMessenger(jornada, standIn, 'telegram', { department: 'service' });
  ({ webhookPath: path, id: accountId } = account);
  const { body } = await jornada.ask('POST', `/api/channels/${accountId}/messaging/connect`, {
    json: { origin: 'https://jornada.shop.example' },
  });
  expect(body).toEqual({ isFine: true, handle: '@casa_bot', trouble: null });
  ({ secret } = standIn.webhooks[0]!);
});
afterAll(async () => {
  await jornada?.stop();
  await standIn?.stop();
});
beforeEach(() => {
  standIn.sent.length = 0;
  standIn.instead = undefined;
});

let last = 500;

/** As the Bot API documents an Update. */
function update(chat: number, message: object, kind: 'message' | 'edited_message' = 'message') {
  standIn.wrote.set(String(chat), new Date());
  return {
    update_id: 10_000 + ++last,
    [kind]: {
      message_id: last,
      from: { id: chat, is_bot: false, first_name: 'Ana', last_name: 'Prado', language_code: 'pt-br' },
      chat: { id: chat, first_name: 'Ana', last_name: 'Prado', type: 'private' },
      date: messaging.seconds(),
      ...message,
    },
  };
}

const bring = (news: unknown, token: string | null = secret) =>
  jornada.ask('POST', path, {
    key: false,
    body: typeof news === 'string' ? news : JSON.stringify(news),
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { 'x-telegram-bot-api-secret-token': token }),
    },
  });

async function begun(chat: number, text: string) {
  const news = update(chat, { text });
  expect((await bring(news)).status).toBe(200);
  const found = (await messaging.conversations(jornada)).filter(
    (one: { preview: string }) => one.preview === text,
  );
  expect(found).toHaveLength(1);
  return { news, id: found[0].id as string };
}

test('the address is told to the provider, with our secret; one that is none of the internet it refuses', async () => {
  expect(standIn.webhooks[0]!.url).toBe(`https://jornada.shop.example${path}`);
  const { body } = await jornada.ask('GET', `/api/channels/${accountId}`);
  expect(body).toMatchObject({ kind: 'telegram', handle: '@casa_bot', externalId: '7001' });
  expect(body.state.connectedAt).not.toBeNull();
  expect(JSON.stringify(body)).not.toMatch(/AAbot-token/);
  const refused = await jornada.ask('POST', `/api/channels/${accountId}/messaging/connect`, {
    json: { origin: 'http://127.0.0.1:4600' },
  });
  expect(refused.body).toMatchObject({ isFine: false, trouble: { kind: 'message' } });
  expect(refused.body.trouble.detail).toContain('HTTPS URL');
});

test('a message is a conversation of its writer, once, and the next one goes on with it', async () => {
  const { news, id } = await begun(9001, 'Where is my lamp 1001');
  expect((await bring(news)).status).toBe(200);
  await Promise.all([bring(update(9001, { text: 'Still waiting' })), bring(news), bring(news)]);
  const found = await messaging.conversation(jornada, id);
  expect(found).toMatchObject({
    channel: 'messaging',
    status: 'new',
    department: { key: 'service' },
    carried: true,
  });
  expect(found.items.map((one: { text: string }) => one.text)).toEqual([
    'Where is my lamp 1001',
    'Still waiting',
  ]);
  expect(found.customer).toMatchObject({ name: 'Ana Prado' });
  const known = await jornada.ask(
    'GET',
    '/api/customers/by-identity?kind=external&source=telegram&value=9001',
  );
  expect(known.body.id).toBe(found.customer.id);
});

test('two first messages at once are one conversation', async () => {
  await Promise.all(['One 1002', 'Two 1002', 'Three 1002'].map((text) => bring(update(9002, { text }))));
  const all = await messaging.conversations(jornada);
  const found = all.filter((one: { preview: string }) => one.preview.includes('1002'));
  expect(found).toHaveLength(1);
  expect(found[0].messages).toBe(3);
});

test('nothing is taken without the secret, with another one, or under a key that is none', async () => {
  const news = update(9003, { text: 'Forged 1003' });
  const statuses = [];
  for (const token of [null, '', 'wrong', `${secret}x`]) statuses.push((await bring(news, token)).status);
  expect(statuses).toEqual([401, 401, 401, 401]);
  const forged = await jornada.ask('POST', `/channels/${'0'.repeat(32)}/webhook`, {
    ...{ key: false, json: news },
    headers: { 'x-telegram-bot-api-secret-token': secret },
  });
  expect(forged.status).toBe(404);
  const all = await messaging.conversations(jornada);
  expect(all.filter((one: { preview: string }) => one.preview.includes('1003'))).toEqual([]);
});

test('what is no JSON, too large, or of an unknown shape is kept out, and is no fault of ours', async () => {
  const before = (await messaging.conversations(jornada)).length;
  expect((await bring('{"update_id": 1, "message": {')).status).toBe(400);
  expect((await bring('x'.repeat(3_100_000))).status).toBe(413);
  const shapes = [
    ...['null', '[]', '1', '"text"', '{}', '{"message":null}', '{"message":{"message_id":"x"}}'],
    ...[
      '{"my_chat_member":{"chat":{"id":1}}}',
      '{"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}',
    ],
  ];
  for (const shape of shapes) expect([shape, (await bring(shape)).status]).toEqual([shape, 200]);
  const group = update(9004, { text: 'Among ourselves', chat: { id: -1004, type: 'supergroup' } });
  expect((await bring(group)).status).toBe(200);
  expect((await bring(update(9004, { text: '/start' }))).status).toBe(200);
  expect((await messaging.conversations(jornada)).length).toBe(before);
});

test('an answer goes to the chat that it answers, and says how far it got', async () => {
  const { id } = await begun(9005, 'Is it blue 1005');
  const { status, body } = await messaging.answer(jornada, id, 'Yes, it is.');
  expect([status, body.delivery]).toEqual([201, 'pending']);
  await messaging.delivered(jornada, id, body.id, 'sent');
  expect(standIn.sent.map(({ body: sent }) => sent)).toEqual([{ chat_id: 9005, text: 'Yes, it is.' }]);
  const { thread } = await messaging.threadOf(jornada, id);
  expect(thread).toMatchObject({ ways: ['message'], until: null, closed: [], limits: { text: 4096 } });
});

test('an answer that is only kept is not sent', async () => {
  const { id } = await begun(9006, 'A call, please 1006');
  const { body } = await messaging.answer(jornada, id, 'Called them.', { mail: null });
  expect(body.delivery).toBeNull();
  const after = await messaging.answer(jornada, id, 'As said on the phone.');
  await messaging.delivered(jornada, id, after.body.id, 'sent');
  expect(standIn.sent).toHaveLength(1);
});

test('a long answer is several messages in their order, and one that is far too long is refused with a count', async () => {
  const { id } = await begun(9007, 'Tell me everything 1007');
  const words = Array.from({ length: 1500 }, (_, n) => `word${n}`).join(' ');
  const { body } = await messaging.answer(jornada, id, words);
  await messaging.delivered(jornada, id, body.id, 'sent');
  const texts = standIn.sent.map(({ body: sent }) => sent.text as string);
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.every((text) => text.length <= 4096)).toBe(true);
  expect(texts.join(' ')).toBe(words);
  const refused = await messaging.answer(jornada, id, 'x'.repeat(30_000));
  expect(refused.status).toBe(400);
  expect(refused.body.detail).toContain('30000');
});

test('of an answer that is several, what is out is not sent again when the rest is', async () => {
  const { id } = await begun(9013, 'In two pieces 1013');
  const text = `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}`;
  standIn.instead = ({ path: asked, body }, response) => {
    if (!asked.endsWith('/sendMessage') || body.text[0] !== 'b') return false;
    response.writeHead(400).end(JSON.stringify(fault(400, 'Bad Request: not this one').json));
    return true;
  };
  const { body } = await messaging.answer(jornada, id, text);
  expect((await messaging.delivered(jornada, id, body.id, 'failed')).failure).toContain('not this one');
  expect(standIn.sent.map(({ body: sent }) => sent.text[0])).toEqual(['a']);
  standIn.instead = undefined;
  expect((await jornada.ask('POST', `/api/messages/${body.id}/send`)).status).toBe(204);
  await messaging.delivered(jornada, id, body.id, 'sent');
  expect(standIn.sent.map(({ body: sent }) => sent.text[0])).toEqual(['a', 'b']);
});

test('a provider that is busy is asked again; one that refuses is not, and says why', async () => {
  const { id } = await begun(9008, 'Hello 1008');
  let refusals = 0;
  standIn.instead = (asked, response) => {
    if (!asked.path.endsWith('/sendMessage') || refusals++) return false;
    const { status, json } = fault(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    response.writeHead(status).end(JSON.stringify(json));
    return true;
  };
  const { body } = await messaging.answer(jornada, id, 'Good morning');
  await messaging.delivered(jornada, id, body.id, 'sent');
  expect(standIn.sent).toHaveLength(1);
  // Somebody who blocked the bot.
  standIn.instead = undefined;
  standIn.wrote.delete('9008');
  const blocked = await messaging.answer(jornada, id, 'Are you there?');
  const failed = await messaging.delivered(jornada, id, blocked.body.id, 'failed');
  expect(failed.failure).toContain("bot can't initiate");
  standIn.wrote.set('9008', new Date());
  expect((await jornada.ask('POST', `/api/messages/${blocked.body.id}/send`)).status).toBe(204);
  await messaging.delivered(jornada, id, blocked.body.id, 'sent');
  expect((await jornada.ask('POST', `/api/messages/${blocked.body.id}/send`)).status).toBe(409);
});

test('a token that is void is told in the settings, until one works', async () => {
  const { id } = await begun(9009, 'Hello 1009');
  standIn.tokens.clear();
  const { body } = await messaging.answer(jornada, id, 'Nobody hears');
  await messaging.delivered(jornada, id, body.id, 'failed');
  const troubled = await jornada.ask('GET', `/api/channels/${accountId}`);
  expect(troubled.body.state.sending).toMatchObject({ kind: 'account', detail: 'Unauthorized' });
  standIn.tokens.add('7001:AAbot-token');
  await jornada.ask('POST', `/api/messages/${body.id}/send`);
  await messaging.delivered(jornada, id, body.id, 'sent');
  expect((await jornada.ask('GET', `/api/channels/${accountId}`)).body.state.sending).toBeNull();
});

test('what the provider never acknowledged is not sent again by itself', async () => {
  const { id } = await begun(9010, 'Hello 1010');
  standIn.instead = (asked, response) => {
    if (!asked.path.endsWith('/sendMessage')) return false;
    response.destroy();
    return true;
  };
  const { body } = await messaging.answer(jornada, id, 'Once');
  const failed = await messaging.delivered(jornada, id, body.id, 'failed');
  expect(failed.failure).toMatch(/^uncertain: /);
  expect((await messaging.conversation(jornada, id)).status).toBe('open');
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('files come in once the provider gives them, and go out as what they are', async () => {
  standIn.files.set('photo-large', PNG);
  standIn.files.set('paper', Buffer.from('Two lamps, please'));
  const photo = [{ file_id: 'photo-small' }, { file_id: 'photo-large' }];
  await bring(update(9011, { photo, caption: 'It is broken 1011' }));
  const [{ id }] = (await messaging.conversations(jornada)).filter(
    (one: { preview: string }) => one.preview === 'It is broken 1011',
  );
  await bring(update(9011, { voice: { file_id: 'never', duration: 3 } }));
  await bring(
    update(9011, { document: { file_id: 'paper', file_name: 'order.txt', mime_type: 'text/html' } }),
  );
  await eventually(async () => {
    const { items, preview } = await messaging.conversation(jornada, id);
    const [first, , second] = items.map((one: { attachments: unknown[] }) => one.attachments);
    expect(first).toMatchObject([{ name: 'photo.jpg', type: 'image/png', isPicture: true }]);
    expect(second).toMatchObject([{ name: 'order.txt', type: 'text/plain' }]);
    expect(preview).toBe('order.txt');
    const { messages } = await messaging.threadOf(jornada, id);
    const missing = messages.flatMap((one: { files: unknown[] }) => one.files);
    expect(missing).toMatchObject([{ name: 'voice.ogg', state: 'failed' }]);
  });
  const picture = await messaging.upload(jornada, 'blue lamp.png', PNG, 'image/png');
  const text = await messaging.upload(jornada, 'care.txt', 'Keep it dry', 'text/plain');
  const { body } = await messaging.answer(jornada, id, 'Like this?', { attachments: [picture, text] });
  await messaging.delivered(jornada, id, body.id, 'sent');
  const [words, sentPicture, sentText] = standIn.sent;
  expect(words!.body.text).toBe('Like this?');
  expect(sentPicture!.body.photo).toMatchObject({ name: 'blue lamp.png', type: 'image/png', content: PNG });
  expect(sentText!.body.document.content.toString()).toBe('Keep it dry');
});

test('a message that its writer changes is changed, and says so', async () => {
  const { news, id } = await begun(9012, 'I want a rde lamp 1012');
  const { message_id } = news.message as unknown as { message_id: number };
  await bring(
    update(
      9012,
      { message_id, text: 'I want a red lamp 1012', edit_date: messaging.seconds() },
      'edited_message',
    ),
  );
  const found = await messaging.conversation(jornada, id);
  expect([found.preview, found.items[0].text]).toEqual(['I want a red lamp 1012', 'I want a red lamp 1012']);
  const { messages } = await messaging.threadOf(jornada, id);
  expect(messages[0].editedAt).not.toBeNull();
});

test('of a removed account nothing is taken any more, and what waits is told', async () => {
  const json = { accessToken: '7002:AAother-bot', name: 'Another bot' };
  const other = await messaging.addMessenger(jornada, standIn, 'telegram', json);
  const twin = await jornada.ask('POST', '/api/channels', { json: { kind: 'telegram', ...json } });
  expect(twin.status).toBe(409);
  const noToken = { kind: 'telegram', name: 'x', accessToken: 'no-token', externalId: '7003' };
  const wrong = await jornada.ask('POST', '/api/channels', { json: noToken });
  expect([wrong.status, wrong.body.errors[0].at]).toEqual([400, 'accessToken']);
  expect((await jornada.ask('DELETE', `/api/channels/${other.id}`)).status).toBe(204);
  const { status } = await jornada.ask('POST', other.webhookPath, {
    key: false,
    json: update(1, { text: 'x' }),
  });
  expect(status).toBe(404);
  const { rows } = await jornada.context.db.owner.query(
    'select access_token, webhook_secret from messaging_settings where account_id = $1',
    [other.id],
  );
  expect(rows).toEqual([{ access_token: null, webhook_secret: null }]);
  expect((await jornada.ask('GET', `/api/channels/${randomUUID()}/messaging/verify-token`)).status).toBe(404);
});
