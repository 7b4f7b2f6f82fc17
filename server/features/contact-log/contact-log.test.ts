/** Calls and visits, written down through their doors, on the real record. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { type SignedIn, signIn } from '../../testing/sign-in.ts';

let jornada: TestJornada;
let owner: SignedIn;
beforeAll(async () => {
  jornada = await startTestJornada();
  owner = await signIn(jornada, OWNER);
});
afterAll(() => jornada.stop());

const HOUR_MS = 3_600_000;
const ahead = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

async function log(json: object, who: Pick<SignedIn, 'ask'> = owner) {
  return who.ask('POST', '/api/contact-log', {
    json: { key: crypto.randomUUID(), channel: 'phone', ...json },
  });
}

async function logged(json: object, who: Pick<SignedIn, 'ask'> = owner) {
  const { status, body } = await log(json, who);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const somebody = () => ({ email: `${crypto.randomUUID()}@example.com`, name: 'Ana Souza' });
const read = async (id: string) => (await owner.ask('GET', `/api/conversations/${id}`)).body;

async function story(customerId: string) {
  const { rows } = await jornada.context.db.owner.query<{
    type: string;
    channel: string;
    properties: Record<string, unknown>;
  }>(
    `select t.type, t.channel, t.properties from touchpoints t join customers c on c.id = t.customer_id
     where c.root_id = $1 order by t.at, t.received_at`,
    [customerId],
  );
  return rows;
}

const deeds = async (customerId: string) => (await story(customerId)).map(({ type }) => type).sort();

describe('a call', () => {
  test('that was solved is one solved conversation, with what was asked, answered and felt', async () => {
    const told = await logged({
      ...{ customer: somebody(), reason: 'Where is my order', outcome: 'solved', emotion: 'anger' },
      note: 'It comes on Friday.',
    });
    expect(told).toMatchObject({ outcome: 'solved', emotion: 'anger', author: 'owner', channel: 'phone' });
    const found = await read(told.conversation.id);
    expect(found).toMatchObject({ status: 'solved', channel: 'phone', subject: 'Where is my order' });
    expect(found.assignee).toMatchObject({ name: 'owner' });
    expect(found.waitingSince).toBeNull();
    expect(found.firstReplyAt).not.toBeNull();
    expect(found.items).toMatchObject([
      { kind: 'customer', text: 'Where is my order' },
      { kind: 'note', text: 'It comes on Friday.', through: 'phone', author: { name: 'owner' } },
    ]);
    const happened = await story(told.customer.id);
    expect(happened.map(({ type }) => type).sort()).toEqual(['Call Received', 'Problem Solved']);
    expect(happened.find(({ type }) => type === 'Call Received')).toMatchObject({
      channel: 'phone',
      properties: { reason: 'Where is my order', emotion: 'anger', emotion_noted_by: 'member' },
    });
  });

  test('that is told again by the same key is the same, and happened once', async () => {
    const json = { key: crypto.randomUUID(), customer: somebody(), reason: 'Bill', outcome: 'follow-up' };
    const [one, other] = await Promise.all([logged(json), logged(json)]);
    expect(other.id).toBe(one.id);
    expect((await logged(json)).conversation.id).toBe(one.conversation.id);
    expect(await deeds(one.customer.id)).toEqual(['Call Received']);
    expect(await read(one.conversation.id)).toMatchObject({ status: 'open', assignee: { name: 'owner' } });
  });

  test('of ours, which nobody answered, is nothing that the customer did, and keeps what was promised', async () => {
    const told = await logged({
      ...{ direction: 'out', customer: { phone: '(11) 91234-5678' }, outcome: 'no-answer' },
      promise: { text: 'Try again', dueAt: ahead(HOUR_MS) },
    });
    expect(told.customer.phone).toBe('+5511912345678');
    expect(told.promise).toMatchObject({ text: 'Try again' });
    expect(await deeds(told.customer.id)).toEqual(['Call Made', 'Promise Made']);
    const found = await read(told.conversation.id);
    expect(found).toMatchObject({ status: 'open', promises: [{ state: 'open', member: { name: 'owner' } }] });
    const { rows } = await jornada.context.db.owner.query(
      `select outbound from touchpoint_types where key = 'callmade'`,
    );
    expect(rows).toEqual([{ outbound: true }]);
  });

  test('that is handed over belongs to nobody; one that goes on with a conversation begins none', async () => {
    const first = await logged({ customer: somebody(), reason: 'Broken', outcome: 'handed-over' });
    expect(await read(first.conversation.id)).toMatchObject({ status: 'open', assignee: null });
    const second = await logged({
      ...{ customer: { id: first.customer.id }, conversation: first.conversation.id, direction: 'out' },
      ...{ outcome: 'solved', note: 'The lamp is repaired.' },
    });
    expect(second.conversation).toEqual(first.conversation);
    expect(second.undoableUntil).not.toBeNull();
    expect(await read(first.conversation.id)).toMatchObject({ status: 'solved', messages: 1 });
    const stranger = await log({
      ...{ customer: somebody(), conversation: first.conversation.id, reason: 'x', outcome: 'solved' },
    });
    expect(stranger.status).toBe(400);
    const { body } = await owner.ask('GET', `/api/conversations/${first.conversation.id}/contact-log`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([first.id, second.id]);
  });

  test('says what is missing or makes no sense', async () => {
    const customer = somebody();
    const faults = [
      { customer: {}, reason: 'x', outcome: 'solved' },
      { customer, outcome: 'solved' },
      { customer, reason: 'x', outcome: 'no-answer' },
      { customer, reason: 'x', outcome: 'solved', channel: 'store', direction: 'out' },
      { customer: { phone: 'twelve' }, reason: 'x', outcome: 'solved' },
      { customer, reason: 'x', outcome: 'solved', at: ahead(HOUR_MS) },
      { customer, reason: 'x', outcome: 'follow-up', promise: { text: 'y', dueAt: ahead(-HOUR_MS) } },
    ];
    for (const fault of faults) expect((await log(fault)).status, JSON.stringify(fault)).toBe(400);
    const unknown = crypto.randomUUID();
    expect((await log({ customer: { id: unknown }, reason: 'x', outcome: 'solved' })).status).toBe(404);
    expect((await log({ customer, reason: 'x', outcome: 'solved', call: unknown })).status).toBe(404);
    expect((await log({ customer, reason: 'x', outcome: 'solved', account: unknown })).status).toBe(404);
  });
});

test('a visit with somebody of whom only a name is known is written down, too', async () => {
  const json = { key: crypto.randomUUID(), channel: 'store', customer: { name: 'Dona Marta' } };
  const told = await logged({ ...json, reason: 'Praise', outcome: 'solved', emotion: 'joy' });
  expect(told.customer.name).toBe('Dona Marta');
  expect(await deeds(told.customer.id)).toEqual(['Help Requested', 'Problem Solved']);
  expect(await read(told.conversation.id)).toMatchObject({ channel: 'store' });
});

test('how somebody seemed is told with who noted it, of the whole person, and is its own metric', async () => {
  const ana = somebody();
  const call = await logged({ customer: ana, reason: 'Bill', outcome: 'solved', emotion: 'anger' });
  const visit = { channel: 'store', outcome: 'solved', emotion: 'joy' };
  await logged({ ...visit, customer: { id: call.customer.id }, reason: 'Praise' });
  await logged({ customer: { id: call.customer.id }, reason: 'Bill', outcome: 'solved' });
  const other = await logged({ ...visit, customer: somebody(), reason: 'Praise', emotion: 'trust' });
  const noted = async () =>
    (await owner.ask('GET', `/api/customers/${call.customer.id}/noted-emotions`)).body.items;
  expect(await noted()).toMatchObject([
    { emotion: 'joy', channel: 'store', author: 'owner' },
    { emotion: 'anger', channel: 'phone', author: 'owner', conversation: call.conversation },
  ]);
  await owner.ask('POST', `/api/customers/${call.customer.id}/merge`, {
    json: { other: other.customer.id },
  });
  expect((await noted()).map(({ emotion }: { emotion: string }) => emotion)).toEqual([
    ...['trust', 'joy', 'anger'],
  ]);
  const unknown = await owner.ask('GET', `/api/customers/${crypto.randomUUID()}/noted-emotions`);
  expect(unknown.status).toBe(404);
  await lensCaughtUp(jornada.context);
  const { rows } = await jornada.context.db.owner.query(
    'select count(*)::int as n from contact_log where emotion is not null',
  );
  const figure = async (id: string) => (await owner.ask('GET', `/api/metrics/${id}`)).body.total;
  expect(await figure('noted-emotion')).toMatchObject({ n: rows[0].n });
  expect(await figure('emotion')).toMatchObject({ n: 0 });
  const behind = await owner.ask(
    'GET',
    '/api/metrics/noted-emotion/conversations?groupBy=channel&group=store',
  );
  expect(behind.body.items.map(({ id }: { id: string }) => id)).toContain(other.conversation.id);
});

/** As they count: what was measured, and how it ended. */
async function times(conversation: string) {
  const { rows } = await jornada.context.db.owner.query<{
    metric: string;
    ended_by: string;
    seconds: number;
  }>(
    `select metric, ended_by, clock_seconds as seconds, state from service_times where conversation_id = $1 and not aside
     order by metric, started_at`,
    [conversation],
  );
  return rows;
}

/** Of one moment, so that what lies between two of them is exact. */
const NOW = Date.now();
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

async function written(id: string, json: object) {
  const { status, body } = await owner.ask('POST', `/api/conversations/${id}/messages`, { json });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

describe('a contact', () => {
  test('is answered while it lasts: nobody waited, and what is asked later is a wait of its own', async () => {
    const visit = await logged({
      ...{ channel: 'store', customer: somebody(), reason: 'Bill', outcome: 'follow-up' },
      at: minutesAgo(60),
    });
    const { id } = visit.conversation;
    expect(await times(id)).toMatchObject([{ metric: 'resolution', ended_by: null }]);
    expect(await read(id)).toMatchObject({ waitingSince: null, status: 'open', messages: 1 });
    await written(id, { kind: 'customer', text: 'And now?', at: minutesAgo(30) });
    await written(id, { text: 'Tomorrow', at: minutesAgo(10) });
    expect(await times(id)).toMatchObject([
      { metric: 'next-response', ended_by: 'answered', seconds: 1200 },
      { metric: 'resolution' },
    ]);
  });

  test('ends a wait that ran, and its note goes to nobody and to no customer’s story', async () => {
    const { body: mail } = await owner.ask('POST', '/api/conversations', {
      json: { channel: 'email', customer: somebody(), text: 'Where is it?', at: minutesAgo(120) },
    });
    const { id, customer } = await read(mail.id);
    const json = { customer: { id: customer.id }, conversation: id, reason: 'Where is my order' };
    await logged({ ...json, outcome: 'follow-up', note: 'Grumpy. Do not offer money.', at: minutesAgo(60) });
    expect((await times(id)).filter(({ metric }) => metric !== 'resolution')).toMatchObject([
      { metric: 'first-response', ended_by: 'answered', seconds: 3600 },
    ]);
    const found = await read(id);
    expect(found.items.map(({ kind, through }: Record<string, unknown>) => [kind, through])).toEqual([
      ['customer', null],
      ['customer', 'phone'],
      ['note', 'phone'],
    ]);
    const happened = await story(customer.id);
    expect(happened.map(({ type, channel }) => [type, channel])).toEqual([
      ['Help Requested', 'email'],
      ['Call Received', 'phone'],
    ]);
    expect(JSON.stringify(happened)).not.toContain('Grumpy');
    const { body: report } = await owner.ask('GET', '/api/service-report/groups?by=channel');
    expect(report.items.find(({ key }: { key: string }) => key === 'phone').asked).toBeGreaterThan(0);
    const { body: list } = await owner.ask('GET', '/api/conversations?did=asked&channel=phone&status=active');
    expect(list.items.map((one: { id: string }) => one.id)).toContain(id);
  });

  test('that promises an answer is waited for until it comes, by no target', async () => {
    const call = await logged({
      ...{ customer: somebody(), reason: 'Bill', outcome: 'follow-up', at: minutesAgo(30) },
      promise: { text: 'Send it by mail', dueAt: ahead(HOUR_MS) },
    });
    const { id } = call.conversation;
    expect((await times(id)).map(({ metric, ended_by }) => [metric, ended_by])).toEqual([
      ['next-response', null],
      ['resolution', null],
    ]);
    await written(id, { text: 'Here it is' });
    expect(await times(id)).toMatchObject([
      { metric: 'next-response', ended_by: 'answered', state: null },
      { metric: 'resolution' },
    ]);
  });

  test('of ours that nobody answered ends no wait', async () => {
    const asked = await owner.ask('POST', '/api/conversations', {
      json: { channel: 'email', customer: somebody(), text: 'Where is it?', at: minutesAgo(120) },
    });
    const { id, customer } = await read(asked.body.id);
    const ours = { customer: { id: customer.id }, conversation: id, direction: 'out' };
    await logged({ ...ours, outcome: 'no-answer' });
    expect((await read(id)).waitingSince).not.toBeNull();
    expect(await deeds(customer.id)).toEqual(['Call Made', 'Help Requested']);
    await logged({ ...ours, outcome: 'solved', note: 'Told them' });
    expect(await read(id)).toMatchObject({ waitingSince: null, status: 'solved', messages: 1 });
    expect(await times(id)).toMatchObject([
      { metric: 'first-response', ended_by: 'answered' },
      { metric: 'resolution', ended_by: 'solved' },
    ]);
  });
});

describe('undoing', () => {
  test('leaves nothing of it but the customer', async () => {
    const told = await logged({
      ...{ customer: somebody(), reason: 'Bill', outcome: 'solved' },
      promise: { text: 'Send it', dueAt: ahead(HOUR_MS) },
    });
    expect(told.undoableUntil).not.toBeNull();
    const { status, body } = await owner.ask('DELETE', `/api/contact-log/${told.id}`);
    expect(status, JSON.stringify(body)).toBe(204);
    expect((await owner.ask('GET', `/api/conversations/${told.conversation.id}`)).status).toBe(404);
    expect(await deeds(told.customer.id)).toEqual([]);
    expect((await owner.ask('DELETE', `/api/contact-log/${told.id}`)).status).toBe(404);
  });

  test('of what went on with a conversation leaves that as it was, with its wait', async () => {
    const { body: mail } = await owner.ask('POST', '/api/conversations', {
      json: { channel: 'email', customer: somebody(), text: 'Where is it?', at: minutesAgo(120) },
    });
    const { id } = mail;
    const stood = await read(id);
    const measured = await times(id);
    const call = await logged({
      ...{ customer: { id: stood.customer.id }, conversation: id, reason: 'Bill', outcome: 'solved' },
      ...{ note: 'Paid', promise: { text: 'Send it', dueAt: ahead(HOUR_MS) } },
    });
    expect(await read(id)).toMatchObject({ status: 'solved', waitingSince: null });
    expect((await owner.ask('DELETE', `/api/contact-log/${call.id}`)).status).toBe(204);
    expect(await read(id)).toEqual(stood);
    expect(await times(id)).toEqual(measured);
    expect(await deeds(stood.customer.id)).toEqual(['Help Requested']);
    const again = await logged({
      customer: { id: stood.customer.id },
      conversation: id,
      reason: 'x',
      outcome: 'follow-up',
    });
    await written(id, { text: 'Mine', kind: 'note' });
    expect((await owner.ask('DELETE', `/api/contact-log/${again.id}`)).status).toBe(409);
  });

  test('is too late once somebody has gone on with it', async () => {
    const told = await logged({ customer: somebody(), reason: 'Bill', outcome: 'follow-up' });
    await owner.ask('POST', `/api/conversations/${told.conversation.id}/messages`, {
      json: { text: 'I look after it', kind: 'note' },
    });
    expect((await owner.ask('DELETE', `/api/contact-log/${told.id}`)).status).toBe(409);
    expect(await read(told.conversation.id)).toMatchObject({ status: 'open' });
  });
});

test('the day of a member holds what they wrote down, the latest first, page by page', async () => {
  const { body: first } = await owner.ask('GET', '/api/contact-log?member=me&limit=2');
  expect(first.items).toHaveLength(2);
  const { body: second } = await owner.ask(
    'GET',
    `/api/contact-log?member=me&limit=2&cursor=${first.nextCursor}`,
  );
  const times = [...first.items, ...second.items].map(({ at }: { at: string }) => at);
  expect(times).toEqual(times.toSorted().reverse());
  expect((await owner.ask('GET', '/api/contact-log?member=me&day=2020-01-01')).body.items).toEqual([]);
});

test('the reasons are the usual ones in the reader’s language until somebody names others', async () => {
  await owner.ask('PATCH', '/api/workspace', { json: { language: 'ro' } });
  const { body: usual } = await owner.ask('GET', '/api/contact-log/reasons');
  expect(usual).toMatchObject({ isUsual: true, items: expect.arrayContaining(['Produs defect']) });
  const reading = { headers: { 'accept-language': 'pt-PT,en;q=0.5' } };
  const { body: hers } = await owner.ask('GET', '/api/contact-log/reasons', reading);
  expect(hers).toMatchObject({ isUsual: true, items: expect.arrayContaining(['Elogio']), keys: usual.keys });
  const praised = { customer: somebody(), reason: 'Elogio', outcome: 'solved' };
  const praise = await logged(praised);
  expect(praise.reason, 'what is the same is kept in the same words').toBe('Laudă');
  const { body: day } = await owner.ask('GET', '/api/contact-log?member=me&limit=1', reading);
  expect(day.items[0]).toMatchObject({ id: praise.id, reason: 'Elogio' });
  const { body } = await owner.ask('PUT', '/api/contact-log/reasons', {
    json: { items: ['Chei', 'Chei', 'Ușă'] },
  });
  expect(body).toEqual({ isUsual: false, items: ['Chei', 'Ușă'], keys: [] });
  const { body: own } = await owner.ask('GET', '/api/contact-log/reasons', reading);
  expect(own.items).toEqual(['Chei', 'Ușă']);
  expect((await logged({ ...praised, customer: somebody() })).reason).toBe('Elogio');
  const { body: audit } = await owner.ask('GET', '/api/audit?action=contact-reasons.changed');
  expect(audit.items).toHaveLength(1);
});

test('what was written down before notes were notes is put right', async () => {
  const { body: mail } = await owner.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer: somebody(), text: 'Where is it?', at: minutesAgo(120) },
  });
  const { id, customer } = await read(mail.id);
  const json = { customer: { id: customer.id }, conversation: id, reason: 'Where is my order' };
  await written(id, { text: 'Wait', at: minutesAgo(100) });
  const call = await logged({ ...json, outcome: 'follow-up', note: 'Grumpy', at: minutesAgo(60) });
  const ours = await logged({ ...json, direction: 'out', outcome: 'no-answer', at: minutesAgo(20) });
  const { owner: db } = jornada.context.db;
  const before = await read(id);
  const storyBefore = await story(customer.id);
  await db.query(
    `update messages set through = null, kind = case when kind = 'note' then 'reply' else kind end where conversation_id = $1`,
    [id],
  );
  await db.query(`update touchpoints set channel = 'email' where customer_id = $1`, [customer.id]);
  await db.query(`update conversations set messages = 5, preview = 'Grumpy' where id = $1`, [id]);
  await db.query(
    `insert into touchpoints (workspace_id, id, customer_id, at, type, kind, channel, source, message_id)
     select workspace_id, gen_random_uuid(), $2, now(), 'Help Answered', 'message', 'email', 'conversations', id::text
     from messages where conversation_id = $1 and text = 'Grumpy'`,
    [id, customer.id],
  );
  await db.query(
    `insert into service_times (id, workspace_id, conversation_id, metric, started_at, ended_at, ended_by, clock_seconds, business_seconds)
     select gen_random_uuid(), workspace_id, $1, 'next-response', at - interval '1 ms', at, 'answered', 0, 0
     from messages where conversation_id = $1 and text = 'Grumpy'`,
    [id],
  );
  const text = await readFile(
    new URL('../../../migrations/0179_spoken-messages.sql', import.meta.url),
    'utf8',
  );
  await db.query(`begin; ${text.slice(text.indexOf('create temporary table'))}; commit`);
  expect((await read(id)).items).toEqual(before.items);
  expect(await read(id)).toMatchObject({ messages: before.messages, preview: before.preview });
  expect(await story(customer.id)).toEqual(storyBefore);
  expect((await times(id)).filter(({ metric }) => metric !== 'resolution')).toMatchObject([
    { metric: 'first-response', seconds: 1200 },
  ]);
  expect([call.channel, ours.channel]).toEqual(['phone', 'phone']);
});
