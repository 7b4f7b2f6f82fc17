/** A page and an Instagram account at the stand-in: messages, their windows, and public comments. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import * as shapes from './shapes.fixture.ts';
import { type StandIn, startStandIn } from './stand-in.fixture.ts';
import * as messaging from './testing.ts';

let jornada: TestJornada;
let standIn: StandIn;
const paths = { page: '', instagram: '' };
const ids = { page: '', instagram: '' };
beforeAll(async () => {
  standIn = await startStandIn();
  jornada = await startTestJornada(messaging.environmentOf(standIn));
  const page = await messaging.addMessenger(jornada, standIn, 'facebook', { humanAgent: true });
  const instagram = await messaging.addMessenger(jornada, standIn, 'instagram', { humanAgent: false });
  Object.assign(paths, { page: page.webhookPath, instagram: instagram.webhookPath });
  Object.assign(ids, { page: page.id, instagram: instagram.id });
});
afterAll(async () => {
  await jornada?.stop();
  await standIn?.stop();
});
beforeEach(() => {
  standIn.sent.length = 0;
});

type Where = keyof typeof paths;
const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

async function bring(where: Where, news: unknown): Promise<void> {
  expect((await messaging.bring(jornada, paths[where], news)).status).toBe(200);
}

async function saying(text: string): Promise<string> {
  const all = await messaging.conversations(jornada);
  const found = all.filter((one: { preview: string }) => one.preview === text);
  expect(found).toHaveLength(1);
  return found[0].id;
}

async function begun(where: Where, person: string, text: string, at = new Date()): Promise<string> {
  standIn.wrote.set(person, at);
  await bring(where, shapes.said(where, person, text, at));
  return saying(text);
}

test.each(['page', 'instagram'] as const)(
  '%s: who the token belongs to, and where to send to',
  async (where) => {
    const { body } = await jornada.ask('POST', `/api/channels/${ids[where]}/messaging/connect`, {
      json: { origin: 'https://jornada.shop.example' },
    });
    expect(body).toMatchObject({ isFine: true, handle: where === 'page' ? 'Casa Lume' : '@casalume' });
    const kind = where === 'page' ? 'facebook' : 'instagram';
    const json = { kind, accessToken: `${kind}-token`, externalId: '12345' };
    const other = await jornada.ask('POST', '/api/channels/messaging/try', { json });
    expect(other.body).toMatchObject({ isFine: false });
  },
);

test.each(['page', 'instagram'] as const)('%s: a message comes in once and is answered', async (where) => {
  const person = where === 'page' ? '3001' : '3002';
  standIn.wrote.set(person, new Date());
  const news = shapes.said(where, person, `Hello ${person}`);
  await Promise.all([bring(where, news), bring(where, news)]);
  await bring(where, news);
  const id = await saying(`Hello ${person}`);
  await eventually(async () => {
    const { messages, customer } = await messaging.conversation(jornada, id);
    expect([messages, customer.name]).toEqual([1, 'Ana Prado']);
  });
  const { body } = await messaging.answer(jornada, id, 'Hello back');
  await messaging.delivered(jornada, id, body.id, 'sent');
  expect(standIn.sent[0]!.body).toMatchObject({
    ...{ recipient: { id: person }, messaging_type: 'RESPONSE', message: { text: 'Hello back' } },
  });
});

test('how far a message got is told for all until a moment, or by its id', async () => {
  const id = await begun('page', '3003', 'Hello 3003');
  const { body } = await messaging.answer(jornada, id, 'On its way');
  await messaging.delivered(jornada, id, body.id, 'sent');
  const early = Date.now() - HOUR_MS;
  await bring('page', shapes.messaging('page', '3003', { read: { watermark: early } }));
  await messaging.delivered(jornada, id, body.id, 'sent');
  await bring('page', shapes.messaging('page', '3003', { read: { watermark: Date.now() + 1000 } }));
  await bring('page', shapes.messaging('page', '3003', { delivery: { watermark: Date.now() + 1000 } }));
  await messaging.delivered(jornada, id, body.id, 'read');
  const there = await begun('instagram', '3004', 'Hello 3004');
  const answered = await messaging.answer(jornada, there, 'On its way');
  await messaging.delivered(jornada, there, answered.body.id, 'sent');
  const { rows } = await jornada.context.db.owner.query<{ external_id: string }>(
    'select external_id from channel_messages where message_id = $1',
    [answered.body.id],
  );
  await bring('instagram', shapes.messaging('instagram', '3004', { read: { mid: rows[0]!.external_id } }));
  await messaging.delivered(jornada, there, answered.body.id, 'read');
});

test('our own message that comes back as an echo is no message of a customer', async () => {
  const id = await begun('page', '3005', 'Hello 3005');
  const { body } = await messaging.answer(jornada, id, 'Hello');
  await messaging.delivered(jornada, id, body.id, 'sent');
  const { metadata } = standIn.sent[0]!.body.message;
  const echo = { mid: 'm_echo', is_echo: true, app_id: 1, text: 'Hello', metadata };
  await bring('page', shapes.messaging('page', '200600300', { message: echo }));
  await bring(
    'page',
    shapes.messaging('page', '200600300', { message: { ...echo, metadata: 'of another app' } }),
  );
  expect((await messaging.conversation(jornada, id)).messages).toBe(2);
});

test('after a day a person may answer for a week where Meta allowed it, then nobody', async () => {
  const late = await begun('page', '3006', 'Two days ago 3006', hoursAgo(48));
  expect((await messaging.threadOf(jornada, late)).thread.ways).toEqual(['human-agent']);
  const { body } = await messaging.answer(jornada, late, 'Sorry for the wait');
  await messaging.delivered(jornada, late, body.id, 'sent');
  expect(standIn.sent[0]!.body).toMatchObject({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' });
  const tooLate = await begun('page', '3007', 'Eight days ago 3007', hoursAgo(8 * 24));
  const notAllowed = await begun('instagram', '3008', 'Two days ago 3008', hoursAgo(48));
  for (const id of [tooLate, notAllowed]) {
    expect((await messaging.threadOf(jornada, id)).thread).toMatchObject({ ways: [], closed: ['window'] });
    const refused = await messaging.answer(jornada, id, 'Sorry');
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining('until they write again'),
    ]);
  }
});

test('a long answer is cut as each counts: characters at Messenger, bytes at Instagram', async () => {
  const text = Array.from({ length: 300 }, (_, n) => `ação${n}`).join(' ');
  for (const [where, person] of [
    ['page', '3009'],
    ['instagram', '3010'],
  ] as const) {
    const id = await begun(where, person, `Tell me ${person}`);
    const { body } = await messaging.answer(jornada, id, text);
    await messaging.delivered(jornada, id, body.id, 'sent');
    const texts = standIn.sent.map(({ body: sent }) => sent.message.text).join(' ');
    expect(texts).toBe(text);
    standIn.sent.length = 0;
  }
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('files come from the address that came with them, and go to Messenger; Instagram takes none', async () => {
  standIn.files.set('lamp', PNG);
  standIn.tokens.add('');
  const url = `${standIn.url}/meta/download?mid=lamp`;
  standIn.wrote.set('3011', new Date());
  const message = { mid: 'm_3011', attachments: [{ type: 'image', payload: { url } }] };
  await bring('page', shapes.messaging('page', '3011', { message }));
  const id = await eventually(() => saying('photo.jpg'));
  standIn.tokens.delete('');
  const picture = await messaging.upload(jornada, 'lamp.png', PNG, 'image/png');
  const { body } = await messaging.answer(jornada, id, '', { attachments: [picture] });
  await messaging.delivered(jornada, id, body.id, 'sent');
  expect(standIn.sent[0]!.body).toMatchObject({ message: { attachment: { type: 'image' } } });
  expect(standIn.sent[0]!.body.filedata.content).toEqual(PNG);
  const there = await begun('instagram', '3012', 'A picture 3012');
  const again = await messaging.upload(jornada, 'lamp.png', PNG, 'image/png');
  expect((await messaging.answer(jornada, there, '', { attachments: [again] })).status).toBe(400);
});

test('what its writer takes back is gone, and an unread answer of the same person stays', async () => {
  const id = await begun('instagram', '3013', 'Hello 3013');
  const news = shapes.said('instagram', '3013', 'My card is 4111 3013');
  await bring('instagram', news);
  const { mid } = (news.entry[0]!.messaging[0] as never as { message: { mid: string } }).message;
  const gone = { message: { mid, is_deleted: true } };
  await bring('instagram', shapes.messaging('instagram', '3013', gone));
  await bring('instagram', shapes.messaging('instagram', '3013', gone));
  await bring('instagram', news);
  const { items } = await messaging.conversation(jornada, id);
  expect(items.map((one: { text: string }) => one.text)).toEqual(['Hello 3013', '']);
  const { messages } = await messaging.threadOf(jornada, id);
  expect(messages.filter((one: { deletedAt: string | null }) => one.deletedAt)).toHaveLength(1);
  expect(JSON.stringify(await messaging.conversation(jornada, id))).not.toContain('4111');
});

describe('public comments', () => {
  test('a comment is a conversation of its own channel, and one below the same post goes on with it', async () => {
    const { news, id: comment } = shapes.pageComment('4001', 'Is it in stock 4001');
    standIn.wrote.set(comment, new Date());
    await bring('page', news);
    await bring('page', news);
    const id = await saying('Is it in stock 4001');
    const again = shapes.pageComment('4001', 'Hello? 4001', { parent_id: comment });
    standIn.wrote.set(again.id, new Date());
    await bring('page', again.news);
    await bring('page', shapes.pageComment('200600300', 'Ours').news);
    const { channel, messages, customer } = await messaging.conversation(jornada, id);
    expect([channel, messages, customer.name]).toEqual(['social', 2, 'Bruno Lima']);
    const { thread } = await messaging.threadOf(jornada, id);
    expect(thread).toMatchObject({
      ways: ['comment', 'private-reply'],
      comment: { link: 'https://www.facebook.com/casalume/posts/77' },
    });
    const { body } = await messaging.answer(jornada, id, 'It is, in blue.');
    await messaging.delivered(jornada, id, body.id, 'sent');
    expect(standIn.sent[0]).toMatchObject({
      ...{ path: `/meta/${again.id}/comments`, body: { message: 'It is, in blue.' } },
    });
  });

  test('a private answer goes once, within seven days, and to its writer alone', async () => {
    const { news, id: comment } = shapes.instagramComment('4002', 'Where is my order 4002');
    standIn.wrote.set(comment, new Date());
    await bring('instagram', news);
    const id = await saying('Where is my order 4002');
    const sentAs = { comment: 'private' };
    const { body } = await messaging.answer(jornada, id, 'Which number is it?', { sentAs });
    await messaging.delivered(jornada, id, body.id, 'sent');
    expect(standIn.sent[0]!.body).toMatchObject({
      ...{ recipient: { comment_id: comment }, message: { text: 'Which number is it?' } },
    });
    const twice = await messaging.answer(jornada, id, 'And your name?', { sentAs });
    expect([twice.status, twice.body.detail]).toEqual([409, expect.stringContaining('done once')]);
    const publicly = await messaging.answer(jornada, id, 'We wrote to you.', {
      sentAs: { comment: 'public' },
    });
    await messaging.delivered(jornada, id, publicly.body.id, 'sent');
    expect(standIn.sent[1]!.path).toBe(`/meta/${comment}/replies`);
    const old = shapes.pageComment('4003', 'Long ago 4003', {
      created_time: messaging.seconds(hoursAgo(8 * 24)),
    });
    standIn.wrote.set(old.id, hoursAgo(8 * 24));
    await bring('page', old.news);
    const late = await saying('Long ago 4003');
    expect((await messaging.threadOf(jornada, late)).thread).toMatchObject({
      ...{ ways: ['comment'], closed: ['private-late'] },
    });
    expect((await messaging.answer(jornada, late, 'Hello', { sentAs })).status).toBe(409);
  });

  test('an answer below a comment is one comment: a longer one is refused with a count, and files are', async () => {
    const { news, id: comment } = shapes.instagramComment('4004', 'Tell me 4004');
    standIn.wrote.set(comment, new Date());
    await bring('instagram', news);
    const id = await saying('Tell me 4004');
    const refused = await messaging.answer(jornada, id, 'x '.repeat(200));
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('at most 300')]);
    const picture = await messaging.upload(jornada, 'lamp.png', PNG, 'image/png');
    expect((await messaging.answer(jornada, id, 'Look', { attachments: [picture] })).status).toBe(400);
  });

  test('a comment that is changed or removed is so here, too', async () => {
    const { news, id: comment } = shapes.pageComment('4005', 'Bda 4005');
    await bring('page', news);
    const id = await saying('Bda 4005');
    const edited = { verb: 'edited', comment_id: comment };
    await bring('page', shapes.pageComment('4005', 'Bad 4005', edited).news);
    expect((await messaging.conversation(jornada, id)).items[0].text).toBe('Bad 4005');
    await bring('page', shapes.pageComment('4005', '', { verb: 'remove', comment_id: comment }).news);
    expect((await messaging.conversation(jornada, id)).items[0].text).toBe('');
    await bring('page', shapes.pageComment('4005', 'Back again', edited).news);
    expect((await messaging.conversation(jornada, id)).items[0].text).toBe('');
  });

  test('an account that wants no comments takes none', async () => {
    await jornada.ask('PATCH', `/api/channels/${ids.page}/messaging`, { json: { comments: false } });
    await bring('page', shapes.pageComment('4006', 'Nobody listens 4006').news);
    await jornada.ask('PATCH', `/api/channels/${ids.page}/messaging`, { json: { comments: true } });
    const all = await messaging.conversations(jornada);
    expect(all.filter((one: { preview: string }) => one.preview.includes('4006'))).toEqual([]);
  });
});
