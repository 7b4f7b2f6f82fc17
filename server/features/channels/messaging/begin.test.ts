/** We write first, by WhatsApp at the stand-in: with a template, to a number, and what they answer joins it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import * as shapes from './shapes.fixture.ts';
import { type StandIn, startStandIn } from './stand-in.fixture.ts';
import * as messaging from './testing.ts';

let jornada: TestJornada;
let standIn: StandIn;
let path: string;
let account: string;
const TEMPLATES = [{ name: 'order_ready', language: 'pt_BR', text: 'Olá {{1}}, o seu pedido está pronto.' }];
beforeAll(async () => {
  standIn = await startStandIn();
  standIn.templates.set('order_ready pt_BR', 1);
  jornada = await startTestJornada(messaging.environmentOf(standIn));
  const made = await messaging.addMessenger(jornada, standIn, 'whatsapp', { templates: TEMPLATES });
  ({ webhookPath: path, id: account } = made);
});
afterAll(async () => {
  await jornada?.stop();
  await standIn?.stop();
});
beforeEach(() => {
  standIn.sent.length = 0;
  standIn.instead = undefined;
});

const sentAs = { template: { name: 'order_ready', language: 'pt_BR', parameters: ['Ana'] } };
const TEXT = 'Olá Ana, o seu pedido está pronto.';

const begin = (customer: object, more: object = {}) =>
  jornada.ask('POST', '/api/conversations', {
    json: { ...{ channel: 'messaging', from: 'us', account, sentAs, text: TEXT, customer }, ...more },
  });

async function begun(customer: object, more: object = {}) {
  const { status, body } = await begin(customer, more);
  expect(status, JSON.stringify(body)).toBe(201);
  const { items } = await messaging.conversation(jornada, body.id);
  return { id: body.id as string, messageId: items[0].id as string };
}

async function bring(news: unknown): Promise<void> {
  expect((await messaging.bring(jornada, path, news)).status).toBe(200);
}

const HOUR_MS = 3_600_000;
/** WhatsApp tells whole seconds; what is of a moment to come is taken as of now. */
const answers = (from: string, text: string, at = new Date(Date.now() + 1000)) => {
  standIn.wrote.set(from, at);
  return bring(shapes.whatsappText(from, text, at));
};

async function knownCustomer(userId: string, traits: object): Promise<string> {
  await jornada.ask('POST', '/v1/identify', { json: { userId, traits } });
  const { body } = await jornada.ask('GET', `/api/customers/by-identity?kind=userId&value=${userId}`);
  return body.id;
}

const refusal = ({ status, body }: { status: number; body: { detail: string } }) => [status, body.detail];

const howMany = async () => (await messaging.conversations(jornada)).length;

test('a template goes to the number of a customer who never wrote, and their answer is in that conversation', async () => {
  const id = await knownCustomer('u3001', { name: 'Ana', phone: '+351 912 003 001' });
  const { id: conversation, messageId } = await begun({ id });
  const message = await messaging.delivered(jornada, conversation, messageId, 'sent');
  expect([message.text, message.kind]).toEqual([TEXT, 'reply']);
  expect(standIn.sent.map(({ body }) => [body.to, body.template.name])).toEqual([
    ['351912003001', 'order_ready'],
  ]);
  const before = await messaging.threadOf(jornada, conversation);
  expect(before.thread).toMatchObject({ ways: ['template'], closed: ['never-wrote'], templates: TEMPLATES });
  const early = await messaging.answer(jornada, conversation, 'One more thing');
  expect(refusal(early)).toEqual([409, expect.stringContaining('never written')]);
  await answers('351912003001', 'Thank you 3001');
  const { items, customer, status } = await messaging.conversation(jornada, conversation);
  expect(items.map(({ text }: { text: string }) => text)).toEqual([TEXT, 'Thank you 3001']);
  expect([customer.name, status]).toEqual(['Ana', 'open']);
  const { body } = await messaging.answer(jornada, conversation, 'You are welcome');
  await messaging.delivered(jornada, conversation, body.id, 'sent');
});

test.each([
  { number: '+5511987653002', wrote: '551187653002' },
  { number: '+525512343003', wrote: '5215512343003' },
  // As WhatsApp tells it; no rule of ours says so.
  { number: '+541112343004', wrote: '5491112343004' },
])(
  'WhatsApp calls $number $wrote, and what they answer joins the conversation',
  async ({ number, wrote }) => {
    standIn.called.set(number.slice(1), wrote);
    const { id, messageId } = await begun({ phone: number, name: 'Rui' });
    await messaging.delivered(jornada, id, messageId, 'sent');
    await answers(wrote, `It is me ${wrote}`);
    const { items, customer } = await messaging.conversation(jornada, id);
    expect(items.at(-1).text).toBe(`It is me ${wrote}`);
    expect(customer).toMatchObject({ name: 'Rui', phone: number });
    const { body } = await messaging.answer(jornada, id, 'Good');
    await messaging.delivered(jornada, id, body.id, 'sent');
    expect(standIn.sent.at(-1)!.body.to).toBe(wrote);
    // Begun again while their window is open: words of our own may go, to whom WhatsApp knows.
    const again = await begun({ phone: number }, { sentAs: undefined, text: 'By the way' });
    await messaging.delivered(jornada, again.id, again.messageId, 'sent');
    expect(standIn.sent.at(-1)!.body).toMatchObject({ to: wrote, text: { body: 'By the way' } });
    await answers(wrote, `In the new one ${wrote}`);
    expect((await messaging.conversation(jornada, again.id)).items.at(-1).text).toBe(
      `In the new one ${wrote}`,
    );
  },
);

test('whoever answers before we heard of the sending is known, and what became of it is learnt', async () => {
  let ours = '';
  standIn.instead = ({ path: asked, body }, response) => {
    if (!asked.endsWith('/messages')) return false;
    ours = body.biz_opaque_callback_data;
    response.destroy();
    return true;
  };
  const { id, messageId } = await begun({ phone: '+5511987653005' });
  expect((await messaging.delivered(jornada, id, messageId, 'failed')).failure).toMatch(/^uncertain/);
  await answers('551187653005', 'Already here 3005');
  expect((await messaging.conversation(jornada, id)).items).toHaveLength(2);
  const told = { biz_opaque_callback_data: ours, recipient_id: '551187653005' };
  await bring(shapes.whatsappStatus('wamid.3005', 'delivered', told));
  await messaging.delivered(jornada, id, messageId, 'delivered');
  const { rows } = await jornada.context.db.owner.query(
    'select person, number from channel_messages where message_id = $1',
    [messageId],
  );
  expect(rows).toEqual([{ person: '551187653005', number: '5511987653005' }]);
});

test('after their window, and their conversation is closed, they are written to in another that they go on with', async () => {
  await answers('351912003006', 'Long ago 3006', new Date(Date.now() - 30 * HOUR_MS));
  const all = await messaging.conversations(jornada);
  const { id, customer } = all.find((one: { preview: string }) => one.preview === 'Long ago 3006');
  await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'closed' } });
  const late = await begin({ id: customer.id }, { sentAs: undefined, text: 'Hello' });
  expect(refusal(late)).toEqual([409, expect.stringContaining('more than 24 hours ago')]);
  const { id: next } = await begun({ id: customer.id });
  await answers('351912003006', 'Back again 3006');
  expect((await messaging.conversation(jornada, next)).items.at(-1).text).toBe('Back again 3006');
});

test('a number that is not on WhatsApp is told as WhatsApp tells it, at once or later', async () => {
  standIn.refused.set('351912003007', 131026);
  const { id, messageId } = await begun({ phone: '+351912003007' });
  const failed = await messaging.delivered(jornada, id, messageId, 'failed');
  expect(failed.failure).toMatch(/Message undeliverable.*131026/);
  expect((await messaging.conversation(jornada, id)).status).toBe('open');
  const later = await begun({ phone: '+351912003008' });
  await messaging.delivered(jornada, later.id, later.messageId, 'sent');
  const ours = standIn.sent.at(-1)!.body.biz_opaque_callback_data;
  const errors = [
    { code: 131026, title: 'Message undeliverable', error_data: { details: 'Message Undeliverable.' } },
  ];
  const told = { errors, biz_opaque_callback_data: ours, recipient_id: '351912003008' };
  await bring(shapes.whatsappStatus('wamid.3008', 'failed', told));
  expect((await messaging.delivered(jornada, later.id, later.messageId, 'failed')).failure).toContain(
    '131026',
  );
  // Nobody was reached by it: whoever writes from there later begins their own.
  await answers('351912003008', 'New here 3008');
  expect((await messaging.conversation(jornada, later.id)).items).toHaveLength(1);
});

test('our own number is refused by WhatsApp', async () => {
  const { id, messageId } = await begun({ phone: '+551155550100' });
  expect((await messaging.delivered(jornada, id, messageId, 'failed')).failure).toContain('131021');
});

test('what would be refused is refused before, with why, and nothing is kept', async () => {
  const without = await knownCustomer('u3009', { name: 'Without' });
  const known = await knownCustomer('u3010', { name: 'Bea', phone: '+351912003010' });
  const before = await howMany();
  const free = await begin({ id: known }, { sentAs: undefined, text: 'Hello, who are you?' });
  expect(refusal(free)).toEqual([
    409,
    'The customer has never written to this account: WhatsApp only takes an approved template as the first message.',
  ]);
  const missing = await begin({ id: without });
  expect(refusal(missing)).toEqual([400, expect.stringContaining('Without has no telephone number here')]);
  const national = await begin({ id: without, phone: '912 003 009' });
  expect(refusal(national)).toEqual([400, expect.stringContaining('international number, with +')]);
  expect(national.body.errors).toMatchObject([{ at: 'customer.phone' }]);
  const others = await begin({ id: without, phone: '+351912003010' });
  expect(refusal(others)).toEqual([409, expect.stringContaining('belongs to Bea')]);
  const unknown = await begin({ id: known }, { account: '00000000-0000-4000-8000-000000000000' });
  expect(unknown.status).toBe(400);
  const wrong = [
    await begin({ id: known }, { text: 'Something else' }),
    await begin({ id: known }, { sentAs: { template: { ...sentAs.template, language: 'en' } } }),
    await begin({ id: known }, { from: 'customer' }),
    await begin({ id: known }, { channel: 'email' }),
    await begin({ id: known }, { at: '2026-01-01T00:00:00Z' }),
    await begin({ id: known }, { account: undefined }),
  ];
  expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
  expect(await howMany()).toBe(before);
  expect(standIn.sent).toEqual([]);
  // A number that is told is the customer's from then on.
  const { id, messageId } = await begun({ id: without, phone: '00351 912 003 009' });
  await messaging.delivered(jornada, id, messageId, 'sent');
  expect((await messaging.conversation(jornada, id)).customer.phone).toBe('+351912003009');
});

test('where only customers can begin, that is said', async () => {
  for (const kind of ['telegram', 'facebook', 'instagram'] as const) {
    const other = await messaging.addMessenger(jornada, standIn, kind);
    const refused = await begin(
      { phone: '+351912003011' },
      { account: other.id, sentAs: undefined, text: 'Hi' },
    );
    expect(refusal(refused)).toEqual([409, expect.stringContaining('the customer has to write first')]);
  }
});

test('whoever has declined messages is not written to, until they write again', async () => {
  const id = await knownCustomer('u3012', { name: 'Cid', phone: '+351912003012' });
  const leave = (context: object) =>
    jornada.ask('POST', '/v1/track', { json: { userId: 'u3012', event: 'Unsubscribed', context } });
  // Of newsletters by mail: nothing about a word by WhatsApp.
  await leave({ channel: 'email' });
  await begun({ id });
  await leave({ channel: 'messaging' });
  const declined = [409, expect.stringContaining('want no messages by messenger')];
  expect(refusal(await begin({ id }))).toEqual(declined);
  await answers('351912003012', 'On second thoughts 3012');
  await begun({ id });
  standIn.refused.set('351912003013', 131050);
  const stopped = await begun({ phone: '+351912003013' });
  await messaging.delivered(jornada, stopped.id, stopped.messageId, 'failed');
  expect(refusal(await begin({ phone: '+351912003013' }))).toEqual(declined);
});

test('told twice with the same key it goes once', async () => {
  const key = 'first-3014';
  const one = await begun({ phone: '+351912003014' }, { key });
  const other = await begun({ phone: '+351912003014' }, { key });
  expect(other.id).toBe(one.id);
  await messaging.delivered(jornada, one.id, one.messageId, 'sent');
  expect(standIn.sent.filter(({ body }) => body.to === '351912003014')).toHaveLength(1);
});
