/** A number at the stand-in for WhatsApp: signatures, the 24 hours, templates, and how far messages got. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import * as shapes from './shapes.fixture.ts';
import { type StandIn, startStandIn } from './stand-in.fixture.ts';
import { IDS } from './stand-in-meta.fixture.ts';
import * as messaging from './testing.ts';

let jornada: TestJornada;
let standIn: StandIn;
let path: string;
let accountId: string;
const TEMPLATES = [
  { name: 'order_ready', language: 'pt_BR', text: 'Olá {{1}}, o seu pedido {{2}} está pronto.' },
  { name: 'hello', language: 'en', text: 'Hello again.' },
];
beforeAll(async () => {
  standIn = await startStandIn();
  standIn.templates.set('order_ready pt_BR', 2).set('hello en', 0);
  jornada = await startTestJornada(messaging.environmentOf(standIn));
  const account = await messaging.addMessenger(jornada, standIn, 'whatsapp', {
    templates: TEMPLATES,
    businessId: IDS.business,
  });
  ({ webhookPath: path, id: accountId } = account);
});
afterAll(async () => {
  await jornada?.stop();
  await standIn?.stop();
});
beforeEach(() => {
  standIn.sent.length = 0;
  standIn.instead = undefined;
});

const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

async function bring(news: unknown): Promise<void> {
  expect((await messaging.bring(jornada, path, news)).status).toBe(200);
}

/** A customer of this number wrote, and it is a conversation. */
async function begun(from: string, text: string, at = new Date()): Promise<string> {
  standIn.wrote.set(from, at);
  await bring(shapes.whatsappText(from, text, at));
  const all = await messaging.conversations(jornada);
  const found = all.filter((one: { preview: string }) => one.preview === text);
  expect(found).toHaveLength(1);
  return found[0].id;
}

test('Meta is told who we are when it asks with our token, and nobody else', async () => {
  const { body } = await jornada.ask('GET', `/api/channels/${accountId}/messaging/verify-token`);
  const ask = (token: string, mode = 'subscribe') =>
    jornada.ask(
      'GET',
      `${path}?${new URLSearchParams({ 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': '1158201444' })}`,
      { key: false },
    );
  const right = await ask(body.verifyToken);
  expect([right.status, right.body]).toEqual([200, '1158201444']);
  expect(right.headers.get('content-type')).toContain('text/plain');
  const wrong = [await ask('guessed'), await ask(''), await ask(body.verifyToken, 'unsubscribe')];
  expect(wrong.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await jornada.ask('GET', `/api/channels/${accountId}`)).body.state.connectedAt).not.toBeNull();
});

test('only what the app signed is taken, over the bytes as they came', async () => {
  const news = JSON.stringify(shapes.whatsappText('5511987650001', 'Forged 2001'));
  const wrong = await messaging.bring(jornada, path, news, 'another secret');
  const empty = await messaging.bring(jornada, path, news, '');
  const missing = await jornada.ask('POST', path, { key: false, body: news });
  const right = (await import('node:crypto'))
    .createHmac('sha256', messaging.APP_SECRET)
    .update(news)
    .digest('hex');
  const changed = await jornada.ask('POST', path, {
    ...{ key: false, body: `${news} ` },
    headers: { 'x-hub-signature-256': `sha256=${right}` },
  });
  expect([wrong, empty, missing, changed].map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect((await messaging.bring(jornada, path, '{"object": ')).status).toBe(400);
  expect((await messaging.bring(jornada, path, `"${'x'.repeat(3_100_000)}"`)).status).toBe(413);
  const all = await messaging.conversations(jornada);
  expect(all.filter((one: { preview: string }) => one.preview.includes('2001'))).toEqual([]);
});

test('what is of an unknown shape is left, and what stands beside it is kept', async () => {
  const before = (await messaging.conversations(jornada)).length;
  for (const news of [
    ...[null, [], {}, { object: 'page', entry: [] }, { object: 'whatsapp_business_account', entry: [{}] }],
    {
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value: null }] }],
    },
    shapes.whatsappNews({ messages: [{ id: 'wamid.x' }, 'text', null] }),
    shapes.whatsappNews({ statuses: [{ id: 'wamid.x', status: 'melted' }] }),
    shapes.whatsappText('5511987650002', 'For another number').entry && shapes.whatsappNews({}, '999'),
  ])
    await bring(news);
  expect((await messaging.conversations(jornada)).length).toBe(before);
  const news = shapes.whatsappText('5511987650002', 'Beside it 2002');
  news.entry[0]!.changes[0]!.value = {
    ...news.entry[0]!.changes[0]!.value,
    messages: [
      { type: 'hologram' },
      ...(news.entry[0]!.changes[0]!.value as never as { messages: [] }).messages,
    ],
  } as never;
  await bring(news);
  expect((await messaging.conversations(jornada)).length).toBe(before + 1);
});

test('whoever writes is known by their number, also in the old form that WhatsApp writes', async () => {
  const there = await jornada.ask('POST', '/v1/identify', {
    json: { userId: 'u2003', traits: { name: 'Ana P.', phone: '+55 11 98765-2003' } },
  });
  expect(there.status).toBe(200);
  const id = await begun('551187652003', 'It is me 2003');
  const { customer } = await messaging.conversation(jornada, id);
  expect(customer).toMatchObject({ name: 'Ana P.', phone: '+5511987652003' });
  const { body } = await messaging.answer(jornada, id, 'Hello Ana');
  await messaging.delivered(jornada, id, body.id, 'sent');
  // It goes to whom it came from, as WhatsApp calls them.
  expect(standIn.sent[0]!.body).toMatchObject({
    to: '551187652003',
    type: 'text',
    text: { body: 'Hello Ana' },
  });
});

test('news comes in any order and more than once, and a message only gets further', async () => {
  const id = await begun('5511987652004', 'Any news 2004');
  const { body } = await messaging.answer(jornada, id, 'It is on its way');
  await messaging.delivered(jornada, id, body.id, 'sent');
  const { rows } = await jornada.context.db.owner.query<{ external_id: string }>(
    'select external_id from channel_messages where message_id = $1',
    [body.id],
  );
  const wamid = rows[0]!.external_id;
  const state = async () => (await messaging.conversation(jornada, id)).items.at(-1).delivery;
  await bring(shapes.whatsappStatus(wamid, 'read'));
  expect(await state()).toBe('read');
  for (const late of ['sent', 'delivered', 'failed', 'read']) await bring(shapes.whatsappStatus(wamid, late));
  expect(await state()).toBe('read');
  await bring(shapes.whatsappStatus('wamid.unknown', 'delivered'));
});

test('a message that WhatsApp gives up is failed with its reason, and its conversation is open again', async () => {
  const id = await begun('5511987652005', 'Hello 2005');
  const { body } = await messaging.answer(jornada, id, 'Hello');
  await messaging.delivered(jornada, id, body.id, 'sent');
  const ours = standIn.sent[0]!.body.biz_opaque_callback_data;
  const errors = [
    { code: 131026, title: 'Message undeliverable', error_data: { details: 'Message Undeliverable.' } },
  ];
  await bring(shapes.whatsappStatus('wamid.any', 'failed', { errors, biz_opaque_callback_data: ours }));
  const { status, items, waitingSince, createdAt } = await messaging.conversation(jornada, id);
  expect([status, items.at(-1).delivery]).toEqual(['open', 'failed']);
  expect(waitingSince).toBe(createdAt);
  expect(items.at(-1).failure).toContain('131026');
});

test('what was never acknowledged is put right by what WhatsApp tells of it', async () => {
  const id = await begun('5511987652006', 'Hello 2006');
  let ours = '';
  standIn.instead = ({ path: asked, body }, response) => {
    if (!asked.endsWith('/messages')) return false;
    ours = body.biz_opaque_callback_data;
    response.destroy();
    return true;
  };
  const { body } = await messaging.answer(jornada, id, 'Once');
  expect((await messaging.delivered(jornada, id, body.id, 'failed')).failure).toMatch(/^uncertain/);
  await bring(shapes.whatsappStatus('wamid.it.was.there', 'sent', { biz_opaque_callback_data: ours }));
  await messaging.delivered(jornada, id, body.id, 'sent');
  await bring(
    shapes.whatsappStatus('wamid.it.was.there', 'delivered', { biz_opaque_callback_data: 'not ours' }),
  );
  await messaging.delivered(jornada, id, body.id, 'delivered');
});

test('after 24 hours only a template goes, filled in as it was approved', async () => {
  const id = await begun('5511987652007', 'Yesterday 2007', hoursAgo(25));
  const { thread } = await messaging.threadOf(jornada, id);
  expect(thread).toMatchObject({ ways: ['template'], closed: ['window'], templates: TEMPLATES });
  const refused = await messaging.answer(jornada, id, 'Too late');
  expect([refused.status, refused.body.detail]).toEqual([
    409,
    'The customer wrote more than 24 hours ago: WhatsApp only takes an approved template.',
  ]);
  const template = { name: 'order_ready', language: 'pt_BR', parameters: ['Ana', '2007'] };
  const text = 'Olá Ana, o seu pedido 2007 está pronto.';
  const wrong = [
    await messaging.answer(jornada, id, 'Something else', { sentAs: { template } }),
    await messaging.answer(jornada, id, text, { sentAs: { template: { ...template, parameters: ['Ana'] } } }),
    await messaging.answer(jornada, id, text, { sentAs: { template: { ...template, language: 'en' } } }),
  ];
  expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400]);
  expect((await messaging.conversation(jornada, id)).messages).toBe(1);
  const { body } = await messaging.answer(jornada, id, text, { sentAs: { template } });
  await messaging.delivered(jornada, id, body.id, 'sent');
  expect(standIn.sent.map(({ body: sent }) => [sent.type, sent.template])).toEqual([
    [
      'template',
      {
        ...{ name: 'order_ready', language: { code: 'pt_BR' } },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Ana' },
              { type: 'text', text: '2007' },
            ],
          },
        ],
      },
    ],
  ]);
  // Whoever writes again can be written to again.
  standIn.wrote.set('5511987652007', new Date());
  await bring(shapes.whatsappText('5511987652007', 'Thank you 2007'));
  const again = await messaging.threadOf(jornada, id);
  expect(again.thread.ways).toEqual(['message', 'template']);
});

test('a window that closes while an answer waits is told as the reason', async () => {
  const id = await begun('5511987652008', 'Hello 2008');
  standIn.wrote.set('5511987652008', hoursAgo(25));
  const { body } = await messaging.answer(jornada, id, 'A moment too late');
  const failed = await messaging.delivered(jornada, id, body.id, 'failed');
  expect(failed.failure).toContain('24 hours');
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('every kind of message says something, and files are fetched', async () => {
  const from = '5511987652009';
  const id = await begun(from, 'First 2009');
  standIn.files.set('880099', PNG);
  const kinds = [
    { type: 'image', image: { id: '880099', mime_type: 'image/png', sha256: 'x', caption: 'Look' } },
    { type: 'location', location: { latitude: -23.5, longitude: -46.6, name: 'Home', address: 'Rua A, 1' } },
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Rui Sá' }, phones: [{ phone: '+55 11 5555', type: 'CELL' }] }],
    },
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Yes' } } },
    { type: 'button', button: { text: 'Stop', payload: 'stop' } },
    { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } },
    { type: 'order', order: { catalog_id: '1' } },
  ];
  for (const kind of kinds) await bring(shapes.whatsappMessage(from, kind));
  await eventually(async () => {
    const { items } = await messaging.conversation(jornada, id);
    expect(items.map((one: { text: string }) => one.text)).toEqual([
      ...[
        'First 2009',
        'Look',
        'Home\nRua A, 1\n-23.5, -46.6',
        'Rui Sá\n+55 11 5555',
        'Yes',
        'Stop',
        '👍',
        '',
      ],
    ]);
    expect(items[1].attachments).toMatchObject([{ name: 'photo.jpg', type: 'image/png' }]);
  });
  const { messages } = await messaging.threadOf(jornada, id);
  expect(messages.map((one: { unshown: string | null }) => one.unshown).filter(Boolean)).toEqual(['order']);
});

test('a file goes out by its kind; one that WhatsApp would refuse is refused before', async () => {
  const id = await begun('5511987652010', 'A picture, please 2010');
  const picture = await messaging.upload(jornada, 'lamp.png', PNG, 'image/png');
  const { body } = await messaging.answer(jornada, id, '', { attachments: [picture] });
  await messaging.delivered(jornada, id, body.id, 'sent');
  expect(standIn.sent[0]!.body).toMatchObject({ type: 'image', image: { id: expect.any(String) } });
  expect(standIn.files.get(standIn.sent[0]!.body.image.id)).toEqual(PNG);
  const large = Buffer.concat([PNG, Buffer.alloc(5_000_001)]);
  const tooLarge = await messaging.upload(jornada, 'huge.png', large, 'image/png');
  const refused = await messaging.answer(jornada, id, '', { attachments: [tooLarge] });
  expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('5 MB')]);
});

test('one app speaks for all accounts that have its secret, and for no others', async () => {
  const own = await messaging.addMessenger(jornada, standIn, 'whatsapp', { externalId: '2011001' });
  const foreign = await messaging.addMessenger(jornada, standIn, 'whatsapp', {
    ...{ externalId: '2011002', appSecret: 'of-another-app' },
  });
  const message = (phone: string, text: string) => {
    const told = { from: '5511987652011', id: `wamid.${text}`, timestamp: String(messaging.seconds()) };
    return shapes.whatsappNews({ messages: [{ ...told, type: 'text', text: { body: text } }] }, phone);
  };
  await bring(message('2011001', 'For the sister 2011'));
  await bring(message('2011002', 'For a stranger 2011'));
  const all = await messaging.conversations(jornada);
  const found = all.filter((one: { preview: string }) => one.preview.includes('2011'));
  expect(found.map((one: { preview: string }) => one.preview)).toEqual(['For the sister 2011']);
  expect((await messaging.threadOf(jornada, found[0].id)).thread.account.id).toBe(own.id);
  expect(foreign.webhookPath).not.toBe(own.webhookPath);
});
