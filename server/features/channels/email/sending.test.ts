/** Answers go out by a real SMTP server: once, or it is told why not. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { News } from '../../../core/live/live.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { newMember } from '../../../testing/members.ts';
import { eventually } from '../../../testing/processes.ts';
import { signIn } from '../../../testing/sign-in.ts';
import { SMTP_PASSWORD, SMTP_USER, type SmtpSink, startSmtpSink } from '../../../testing/smtp-server.ts';
import { addChannel, channelOf, conversation, mailsOf } from '../testing.ts';

let jornada: TestJornada;
let sink: SmtpSink;
let channelId: string;
beforeAll(async () => {
  [jornada, sink] = await Promise.all([startTestJornada(), startSmtpSink()]);
});
beforeEach(() => {
  Object.assign(sink, { refuse: null, isRude: false });
});
afterAll(async () => {
  await jornada.stop();
  await sink.close();
});

const smtp = () => ({
  host: '127.0.0.1',
  port: sink.port,
  tls: 'none',
  user: SMTP_USER,
  pass: SMTP_PASSWORD,
});

async function begin(more: object = {}): Promise<string> {
  const customer = { email: `${crypto.randomUUID()}@customer.example`, name: 'Ana Souza' };
  const { status, body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer, subject: 'My lamp', text: 'It is dark', ...more },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

const answer = async (id: string, json: object = {}) =>
  (
    await jornada.ask('POST', `/api/conversations/${id}/messages`, {
      json: { text: 'Here is light.', ...json },
    })
  ).body;

const delivered = (id: string, state: string) =>
  eventually(async () => {
    const message = (await conversation(jornada, id)).items.at(-1);
    if (message.delivery !== state) throw new Error(`${message.delivery}: ${message.failure}`);
    return message;
  });
const takenFor = async (id: string) => {
  const { customer } = await conversation(jornada, id);
  return sink.taken.filter(({ to }) => to.includes(customer.email));
};

test('without an account nothing is sent, and answers are kept as before', async () => {
  const id = await begin();
  expect(await mailsOf(jornada, id)).toMatchObject({ reply: null, accounts: [] });
  expect((await answer(id)).delivery).toBeNull();
  expect((await answer(id, { mail: { to: ['ana@customer.example'] } })).status).toBe(409);
});

test('an answer goes out with its subject, its signature, and as plain and HTML', async () => {
  const channel = await addChannel(jornada, {
    ...{ address: 'help@shop.example', name: 'Casa', signature: 'Casa\nRua 1', smtp: smtp() },
  });
  channelId = channel.id;
  const id = await begin();
  const { reply } = await mailsOf(jornada, id);
  expect(reply).toMatchObject({
    account: { address: 'help@shop.example' },
    to: [{ name: 'Ana Souza' }],
    isUsual: true,
  });
  expect((await answer(id, { text: 'Try <b>this</b>: https://shop.example/light.' })).delivery).toBe(
    'pending',
  );
  await delivered(id, 'sent');
  const [{ parsed }] = (await takenFor(id)) as [Awaited<ReturnType<typeof takenFor>>[number]];
  expect(parsed.from?.text).toBe('"Casa" <help@shop.example>');
  expect(parsed.subject).toBe('My lamp');
  expect(parsed.text).toContain('Try <b>this</b>');
  expect(parsed.text).toContain('-- \nCasa\nRua 1');
  expect(parsed.html).toContain('Try &lt;b&gt;this&lt;/b&gt;');
  expect(parsed.html).toContain('<a href="https://shop.example/light">');
  expect((await channelOf(jornada, channelId)).state.lastOutAt).not.toBeNull();
});

test('copies are shown to those who should see them, and blind ones to nobody', async () => {
  const id = await begin();
  await answer(id, { mail: { cc: ['boss@other.example'], bcc: ['files@shop-archive.example'] } });
  await delivered(id, 'sent');
  const [mail] = await takenFor(id);
  expect(mail!.to).toContain('files@shop-archive.example');
  expect(mail!.raw).toContain('boss@other.example');
  expect(mail!.raw).not.toContain('files@shop-archive.example');
});

test('what was said before, and what is only to be kept, is not sent; another channel sends when it is told to', async () => {
  const id = await begin();
  expect((await answer(id, { at: '2026-01-01T10:00:00Z' })).delivery).toBeNull();
  expect((await answer(id, { mail: null })).delivery).toBeNull();
  const phone = await begin({ channel: 'phone' });
  expect((await answer(phone)).delivery).toBeNull();
  expect((await answer(phone, { mail: {} })).delivery).toBe('pending');
  await delivered(phone, 'sent');
  // Nobody called by mail.
  expect((await conversation(jornada, phone)).account).toBeNull();
});

test('nobody of the sample company is ever written to, unless an address is told by hand', async () => {
  const id = await begin();
  const { customer } = await conversation(jornada, id);
  await jornada.context.db.owner.query(
    `with sample as (
       insert into imports (id, workspace_id, state, kind, file_name, created_by_name)
       select gen_random_uuid(), workspace_id, 'done', 'sample', 'Casa Luma', 'Ana' from customers where id = $1 returning id)
     update customers set import_id = sample.id from sample where customers.id = $1`,
    [customer.id],
  );
  expect(await mailsOf(jornada, id)).toMatchObject({ reply: null });
  expect((await answer(id)).delivery).toBeNull();
  expect((await answer(id, { mail: {} })).status).toBe(409);
  expect((await answer(id, { mail: { to: ['boss@other.example'] } })).delivery).toBe('pending');
  await delivered(id, 'sent');
  expect(await takenFor(id)).toEqual([]);
});

test('a first mail of ours goes out, too', async () => {
  const id = await begin({ from: 'us', text: 'Your lamp is back' });
  await delivered(id, 'sent');
  expect((await conversation(jornada, id)).account).toMatchObject({ kind: 'email' });
  const [mail] = await takenFor(id);
  expect(mail!.parsed.text).toContain('Your lamp is back');
  expect(mail!.parsed.inReplyTo).toBeUndefined();
});

test('what a server refuses for good has failed, says why, and can be sent again, as the same mail', async () => {
  const id = await begin();
  sink.refuse = { at: 'rcpt', code: 550, text: 'No such user here' };
  const { id: messageId } = await answer(id);
  expect((await delivered(id, 'failed')).failure).toContain('No such user here');
  expect((await conversation(jornada, id)).status).toBe('open');
  sink.refuse = null;
  expect((await jornada.ask('POST', `/api/messages/${messageId}/send`)).status).toBe(204);
  await delivered(id, 'sent');
  expect(await takenFor(id)).toHaveLength(1);
  expect((await jornada.ask('POST', `/api/messages/${messageId}/send`)).status).toBe(409);
});

describe('what was refused for good has answered nobody', () => {
  const refuse = () => {
    sink.refuse = { at: 'rcpt', code: 550, text: 'No such user here' };
  };
  const rowOf = async (id: string) => {
    const { body } = await jornada.ask('GET', '/api/conversations?waiting=true&limit=200');
    return body.items.find((one: { id: string }) => one.id === id);
  };
  const waiting = async () => (await jornada.ask('GET', '/api/conversations/waiting')).body.nobodys;

  const storyOf = async (id: string) => {
    const { rows } = await jornada.context.db.owner.query(
      "select type from touchpoints where properties ->> 'conversation_id' = $1 order by at, type",
      [id],
    );
    return rows.map(({ type }) => type);
  };
  const answers = async () => (await jornada.ask('GET', '/api/service-report/today')).body.answered;

  test('its conversation is open and its customer waits as before, also when it was solved with it', async () => {
    const [plain, solved] = [await begin(), await begin()];
    const [before, waited] = [await conversation(jornada, solved), await waiting()];
    refuse();
    await answer(plain);
    await answer(solved, { status: 'solved' });
    for (const id of [plain, solved]) {
      await delivered(id, 'failed');
      const found = await conversation(jornada, id);
      expect(found).toMatchObject({ status: 'open', solvedAt: null, undelivered: true, firstReplyAt: null });
      expect(found.waitingSince).toBe(found.createdAt);
      expect(await rowOf(id)).toMatchObject({ undelivered: true, lastFrom: 'us' });
      expect(found.changes.at(-1)).toMatchObject({
        ...{ what: 'status', after: 'open', reason: { kind: 'undelivered' } },
      });
    }
    expect((await conversation(jornada, solved)).waitingSince).toBe(before.waitingSince);
    expect(await waiting()).toBe(waited);
    const { body } = await jornada.ask('GET', `/api/conversations/${solved}/service-levels`);
    const first = body.items.find(({ metric }: { metric: string }) => metric === 'first-response');
    expect(first, JSON.stringify(body)).toMatchObject({ endedAt: null });
    expect(await storyOf(plain)).toEqual(['Help Requested']);
    expect(await storyOf(solved)).toEqual(['Help Requested']);
  });

  test('sent again, it is the answer after all', async () => {
    const id = await begin();
    const counted = await answers();
    refuse();
    const owner = await signIn(jornada, OWNER);
    const { body: written } = await owner.ask('POST', `/api/conversations/${id}/messages`, {
      json: { text: 'Here is light.' },
    });
    const { id: messageId } = written;
    await delivered(id, 'failed');
    expect(await answers()).toBe(counted);
    sink.refuse = null;
    expect((await jornada.ask('POST', `/api/messages/${messageId}/send`)).status).toBe(204);
    await delivered(id, 'sent');
    const now = await conversation(jornada, id);
    expect(now).toMatchObject({ status: 'waiting', waitingSince: null, undelivered: false });
    expect(now.firstReplyAt).toBe(now.items.at(-1).at);
    expect(await storyOf(id)).toEqual(['Help Requested', 'Help Answered']);
    expect(await answers()).toBe(counted + 1);
  });

  test('whoever wrote it, and whoever has the conversation, is told once', async () => {
    const owner = await signIn(jornada, OWNER);
    const [marta, eva] = [
      await newMember(jornada, owner, 'marta@casa.example', 'agent'),
      await newMember(jornada, owner, 'eva@casa.example', 'agent'),
    ];
    const id = await begin();
    const told: News[] = [];
    const stops = [marta, eva].map((one) =>
      jornada.context.live.on(jornada.workspaceId, `member:${one.id}`, (news) => told.push(news)),
    );
    // So late that it is given to another before.
    sink.refuse = { at: 'data', code: 451, text: 'Come back later' };
    await marta.ask('POST', `/api/conversations/${id}/messages`, { json: { text: 'Here is light.' } });
    await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { assignee: eva.id } });
    refuse();
    const { number } = await conversation(jornada, id);
    await delivered(id, 'failed');
    const failed = () => told.filter((news) => 'failedIn' in news);
    await eventually(async () => expect(failed()).toHaveLength(2));
    expect(failed()).toEqual(
      expect.arrayContaining([
        { topic: `member:${marta.id}`, failedIn: id, number },
        { topic: `member:${eva.id}`, failedIn: id, number },
      ]),
    );
    for (const stop of stops) stop();
  });
});

test('what a server refuses for now is tried again', async () => {
  const id = await begin();
  sink.refuse = { at: 'data', code: 451, text: 'Come back later' };
  await answer(id);
  await eventually(async () => {
    const { delivery, failure } = (await conversation(jornada, id)).items.at(-1);
    expect(delivery).toBe('pending');
    expect(failure).toContain('Come back later');
  });
  sink.refuse = null;
  await delivered(id, 'sent');
  expect(await takenFor(id)).toHaveLength(1);
});

test('when a server falls silent with the whole mail in hand, nothing is sent twice: a person decides', async () => {
  const id = await begin();
  sink.isRude = true;
  await answer(id);
  expect((await delivered(id, 'failed')).failure).toMatch(/^uncertain:/);
  expect(await takenFor(id)).toHaveLength(1);
});

test('a mail that was in hand when its process was killed is not sent again by itself', async () => {
  const id = await begin();
  sink.refuse = { at: 'data', code: 451, text: 'Wait' };
  await answer(id);
  await eventually(async () =>
    expect((await conversation(jornada, id)).items.at(-1).failure).toContain('Wait'),
  );
  // As a killed process leaves it.
  await jornada.context.db.owner.query(
    `update mails set handed_at = now() where message_id = (select id from messages where conversation_id = $1 and kind = 'reply')`,
    [id],
  );
  sink.refuse = null;
  expect((await delivered(id, 'failed')).failure).toMatch(/^uncertain:/);
  expect(await takenFor(id)).toHaveLength(0);
});

test('a wrong password is told of the account, and no secret is ever shown', async () => {
  await jornada.ask('PATCH', `/api/channels/${channelId}`, { json: { smtp: { ...smtp(), pass: 'wrong' } } });
  const id = await begin();
  await answer(id);
  await delivered(id, 'failed');
  const { body } = await jornada.ask('GET', `/api/channels/${channelId}`);
  expect(body.state.sending.kind).toBe('credentials');
  expect(body.smtp).toEqual({
    host: '127.0.0.1',
    port: sink.port,
    tls: 'none',
    user: SMTP_USER,
    hasPassword: true,
  });
  const { rows } = await jornada.context.db.owner.query(
    `select (select jsonb_agg(a) from channel_accounts a)::text || (select jsonb_agg(l) from audit_log l)::text as all`,
  );
  expect(rows[0].all).not.toContain('wrong');
  expect(rows[0].all).toContain('channel.changed');
  await jornada.ask('PATCH', `/api/channels/${channelId}`, { json: { smtp: smtp() } });
  expect((await channelOf(jornada, channelId)).state.sending).toBeNull();
});

test('two accounts of one address are refused, and a removed one makes room', async () => {
  const json = { kind: 'email', address: 'Help@shop.example' };
  expect((await jornada.ask('POST', '/api/channels', { json })).status).toBe(409);
  expect(
    (
      await jornada.ask('POST', '/api/channels', {
        json: { ...json, address: 'x@shop.example', receiving: 'imap' },
      })
    ).status,
  ).toBe(400);
  expect((await jornada.ask('DELETE', `/api/channels/${channelId}`)).status).toBe(204);
  expect((await jornada.ask('POST', '/api/channels', { json })).status).toBe(201);
});
