/** Whom we ask, when, and whom not: by a real SMTP server, on the real engines. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { eventually } from '../../../testing/processes.ts';
import { type SmtpSink, startSmtpSink, type TakenMail } from '../../../testing/smtp-server.ts';
import { addChannel, bring } from '../../channels/testing.ts';
import { sendAskJob } from './send.ts';
import {
  asked,
  asksOf,
  became,
  begin,
  comesTo,
  isCertain,
  mailsFor,
  send,
  solve,
  turnOn,
} from './testing.ts';

let jornada: TestJornada;
let sink: SmtpSink;
beforeAll(async () => {
  [jornada, sink] = await Promise.all([
    startTestJornada({ JORNADA_SMTP_PORT: '0', JORNADA_SMTP_DOMAIN: 'in.jornada.example' }),
    startSmtpSink(),
  ]);
});
beforeEach(() => {
  Object.assign(sink, { refuse: null, isRude: false });
});
afterAll(async () => {
  await jornada.stop();
  await sink.close();
});

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;
const change = (json: object) => jornada.ask('PATCH', '/api/csat', { json });

/** A mail that answers one of ours comes to our door. */
async function arrive(from: string, ours: TakenMail, headers: Record<string, string>, text: string) {
  const { body } = await jornada.ask('GET', '/api/channels');
  const head = {
    ...{ From: from, To: 'help@shop.example', Subject: `Re: ${ours.parsed.subject}` },
    ...{ 'Message-ID': `<${crypto.randomUUID()}@customer.example>`, 'In-Reply-To': ours.parsed.messageId },
    ...headers,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  await bring(body.door.port, [...lines, '', text].join('\r\n'), body.items[0].doorAddress, from);
}

test('it is off at first, and turning it on needs to know where the links lead', async () => {
  expect((await jornada.ask('GET', '/api/csat')).body).toMatchObject({
    ...{ on: false, canSend: false, afterMinutes: 60, afterMinutesIn: { chat: 0 } },
  });
  const { status, body } = await change({ on: true });
  expect(status).toBe(400);
  expect(body.errors[0].at).toBe('address');
  expect((await change({ departments: ['nowhere'] })).status).toBe(400);
  const before = await begin(jornada);
  await solve(jornada, before);
  await turnOn(jornada);
  // Touched again, it is still from before.
  await jornada.ask('PATCH', `/api/conversations/${before}`, { json: { tags: ['old'] } });
  expect(await asksOf(jornada, before)).toEqual([]);
  const { body: log } = await jornada.ask('GET', '/api/audit?action=csat.changed');
  expect(log.items[0]).toMatchObject({ before: { on: false }, after: { on: true } });
});

test('without an account nothing is asked, and it says so', async () => {
  const id = await begin(jornada);
  await solve(jornada, id);
  expect(await became(jornada, id, 'skipped')).toMatchObject({ reason: 'no-account' });
});

test('the mail is in the thread, in the language, in words, and leaves the conversation as it was', async () => {
  await addChannel(jornada, {
    ...{ address: 'help@shop.example', name: 'Casa', signature: 'Casa & Co', receiving: 'door' },
    smtp: { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' },
  });
  const id = await begin(jornada, { language: 'ro' });
  await jornada.ask('POST', `/api/conversations/${id}/messages`, {
    json: { text: 'Here is light.', status: 'solved' },
  });
  await became(jornada, id, 'asked');
  const after = await read(id);
  expect(after).toMatchObject({
    status: 'solved',
    waitingSince: null,
    messages: 2,
    lastFrom: 'us',
    csat: null,
  });
  const [mail] = await mailsFor(jornada, sink, id);
  const answer = sink.taken.find(({ parsed }) => parsed.text?.includes('Here is light'))!;
  expect(mail!.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail!.parsed.inReplyTo).toBe(answer.parsed.messageId);
  expect(mail!.parsed.subject).toBe('Re: My lamp');
  expect(mail!.parsed.text).toContain('Cum ne-am descurcat?');
  expect(mail!.parsed.html).toContain('lang="ro"');
  expect(mail!.parsed.html).toContain('Foarte bine');
  expect(mail!.parsed.html).toContain('Casa &amp; Co');
  expect(mail!.parsed.html).not.toMatch(/<img|<script/);
  expect((mail!.parsed.html as string).match(/\?score=[1-5]/g)).toHaveLength(5);
  const { rows } = await jornada.context.db.owner.query(
    "select channel, properties->>'survey' as survey from touchpoints where customer_id = $1 and type = 'Survey Sent'",
    [after.customer.id],
  );
  expect(rows).toEqual([{ channel: 'email', survey: 'After a conversation' }]);
});

test('own words are said in their language, the usual ones in others; the customer’s language is known from them, or from what they wrote', async () => {
  await change({ texts: { 'pt-BR': { question: 'Tudo <certo> por aí?' } } });
  const email = `${crypto.randomUUID()}@customer.example`;
  const json = { userId: email, traits: { email, locale: 'pt_PT' } };
  expect((await jornada.ask('POST', '/v1/identify', { json })).status).toBe(200);
  const { mail } = await asked(jornada, sink, { customer: { email } });
  expect(mail.parsed.html).toContain('Tudo &lt;certo&gt; por aí?');
  const other = await asked(jornada, sink, { language: 'es' });
  expect(other.mail.parsed.text).toContain('¿Cómo fue nuestra atención?');
  const written = { text: 'Boa tarde, a luminária que comprei chegou quebrada.' };
  const guessed = await asked(jornada, sink, written);
  expect(guessed.mail.parsed.html).toContain('Tudo &lt;certo&gt; por aí?');
  await change({ texts: { 'pt-BR': {} } });
});

test('each time it is solved is asked about once; opened again before that, it is not', async () => {
  const { id } = await asked(jornada, sink);
  await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { tags: ['lamp'] } });
  await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { priority: 'low' } });
  expect(await mailsFor(jornada, sink, id)).toHaveLength(1);
  await change({ afterMinutes: 60 });
  await jornada.ask('POST', `/api/conversations/${id}/messages`, { json: { kind: 'customer', text: 'No' } });
  await solve(jornada, id);
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'asked' }, { state: 'waiting' }]);
  await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'open' } });
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'asked' }]);
  await isCertain(jornada, id);
  expect(await became(jornada, id, 'skipped')).toMatchObject({ reason: 'opened-again' });
  await change({ afterMinutes: 0 });
  await solve(jornada, id);
  await isCertain(jornada, id);
  await eventually(async () => expect(await mailsFor(jornada, sink, id)).toHaveLength(2));
});

test('nobody is asked before it is certain that it stays solved: what was taken back uses nothing up', async () => {
  await change({ afterMinutes: 0, everyDays: 30 });
  const id = await begin(jornada);
  await solve(jornada, id);
  const [{ state, solvedAt, dueAt }] = await asksOf(jornada, id);
  expect(state).toBe('waiting');
  const waits = Date.parse(dueAt) - Date.parse(solvedAt);
  // Longer than the ten seconds in which it is offered to take it back, and hardly longer.
  expect([waits > 10_000, waits < 20_000]).toEqual([true, true]);
  await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'open' } });
  await isCertain(jornada, id);
  expect(await became(jornada, id, 'skipped')).toMatchObject({ reason: 'opened-again' });
  await solve(jornada, id);
  await became(jornada, id, 'asked');
  expect(await mailsFor(jornada, sink, id)).toHaveLength(1);
  await change({ everyDays: 0 });
});

test('opened again while no server took the mail, it is not asked after all', async () => {
  sink.refuse = { at: 'rcpt', code: 451, text: 'Come back later' };
  const id = await begin(jornada);
  await solve(jornada, id);
  await isCertain(jornada, id);
  await eventually(async () => expect((await asksOf(jornada, id))[0].reason).toContain('Come back later'));
  await jornada.ask('POST', `/api/conversations/${id}/messages`, {
    json: { kind: 'customer', text: 'Still' },
  });
  sink.refuse = null;
  await comesTo(jornada, sendAskJob, id);
  expect(await became(jornada, id, 'skipped')).toMatchObject({ reason: 'opened-again' });
  expect(await mailsFor(jornada, sink, id)).toHaveLength(0);
});

test('nobody is asked too often, whoever they were before they were merged', async () => {
  const { id } = await asked(jornada, sink);
  const { customer } = await read(id);
  const twin = await begin(jornada);
  const other = (await read(twin)).customer;
  await jornada.ask('POST', `/api/customers/${customer.id}/merge`, { json: { other: other.id } });
  await change({ everyDays: 30 });
  const again = await begin(jornada, { customer: { email: other.email } });
  await solve(jornada, again);
  expect(await became(jornada, again, 'skipped')).toMatchObject({ reason: 'asked-lately' });
  // Two at once of somebody who was never asked: one of them is.
  const email = `${crypto.randomUUID()}@customer.example`;
  const both = [await begin(jornada, { customer: { email } }), await begin(jornada, { customer: { email } })];
  await jornada.ask('POST', '/api/conversations/changes', {
    json: { ids: both, change: { status: 'solved' } },
  });
  await Promise.all(both.map((one) => isCertain(jornada, one)));
  await eventually(async () => {
    const states = (await Promise.all(both.map((one) => asksOf(jornada, one)))).map(([ask]) => ask.state);
    expect(states.sort()).toEqual(['asked', 'skipped']);
  });
  await change({ everyDays: 0 });
});

test('who never wrote, whom the last answer did not reach, and where a program wrote last are not asked', async () => {
  const outbound = await begin(jornada, { from: 'us', text: 'Your lamp is back' });
  await solve(jornada, outbound);
  expect(await became(jornada, outbound, 'skipped')).toMatchObject({ reason: 'never-wrote' });

  const lost = await begin(jornada);
  sink.refuse = { at: 'rcpt', code: 550, text: 'No such user' };
  await jornada.ask('POST', `/api/conversations/${lost}/messages`, { json: { text: 'Here is light.' } });
  await eventually(async () => expect((await read(lost)).items.at(-1).delivery).toBe('failed'));
  sink.refuse = null;
  await solve(jornada, lost);
  expect(await became(jornada, lost, 'skipped')).toMatchObject({ reason: 'not-delivered' });

  const away = await begin(jornada);
  const { customer } = await read(away);
  await jornada.ask('POST', `/api/conversations/${away}/messages`, { json: { text: 'Here is light.' } });
  const answer = await eventually(async () => {
    const found = sink.taken.find(({ to }) => to.includes(customer.email));
    if (!found) throw new Error('not sent yet');
    return found;
  });
  await arrive(customer.email, answer, { 'Auto-Submitted': 'auto-replied' }, 'I am away until Monday.');
  await eventually(async () => expect((await read(away)).items.at(-1).text).toContain('I am away'));
  await solve(jornada, away);
  expect(await became(jornada, away, 'skipped')).toMatchObject({ reason: 'automatic' });
});

test('the rule says for which channels, departments and tags', async () => {
  await change({ channels: ['phone'] });
  const mail = await begin(jornada);
  await solve(jornada, mail);
  expect(await asksOf(jornada, mail)).toEqual([]);
  await change({ channels: ['email', 'phone'], departments: ['sales'], tags: ['vip'], exceptTags: ['spam'] });
  const make = (department: string, tags: string[]) => begin(jornada, { department, tags });
  const not = [await make('service', ['vip']), await make('sales', []), await make('sales', ['vip', 'spam'])];
  for (const id of not) await solve(jornada, id);
  const meant = await make('sales', ['vip']);
  await solve(jornada, meant);
  await became(jornada, meant, 'asked');
  expect(await Promise.all(not.map((id) => asksOf(jornada, id)))).toEqual([[], [], []]);
  await turnOn(jornada);
});

test('each channel waits as long as it wants, the others as all do', async () => {
  const { body } = await change({ afterMinutes: 60, afterMinutesIn: { phone: 15 } });
  expect(body).toMatchObject({ afterMinutes: 60, afterMinutesIn: { phone: 15 } });
  const waits = async (channel: string) => {
    const id = await begin(jornada, { channel });
    await solve(jornada, id);
    const [{ solvedAt, dueAt }] = await asksOf(jornada, id);
    return (Date.parse(dueAt) - Date.parse(solvedAt)) / 60_000;
  };
  expect([await waits('email'), await waits('phone')]).toEqual([60, 15]);
  expect((await change({ everyDays: 0 })).body.afterMinutesIn).toEqual({ phone: 15 });
  for (const afterMinutesIn of [{ phone: -1 }, { phone: 20_000 }, { pigeon: 5 }])
    expect((await change({ afterMinutesIn })).status).toBe(400);
  // As it was set before channels had their own.
  await jornada.context.db.owner.query('update csat_settings set after_minutes_in = default');
  expect([await waits('phone')]).toEqual([60]);
  await turnOn(jornada);
});

test('a mail that comes back is told and asked nobody; an answer says that it arrived after all', async () => {
  const { id, mail, page } = await asked(jornada, sink);
  const { customer } = await read(id);
  const sent = async () => {
    const { rows } = await jornada.context.db.owner.query<{ delivered: string | null }>(
      "select properties->>'delivered' as delivered from touchpoints where customer_id = $1 and type = 'Survey Sent'",
      [customer.id],
    );
    await lensCaughtUp(jornada.context);
    const { total } = (await jornada.ask('GET', '/api/metrics/response-rate')).body;
    const { undelivered } = (await jornada.ask('GET', '/api/csat/figures')).body;
    return { rows, n: total.n, undelivered };
  };
  const before = await sent();
  await comesBack(mail);
  expect((await became(jornada, id, 'undelivered')).reason).toContain('550 5.1.1 No such user');
  const { status, messages } = await read(id);
  expect([status, messages]).toEqual(['solved', 1]);
  expect(await sent()).toEqual({ rows: [{ delivered: 'false' }], n: before.n - 1, undelivered: 1 });
  // They were not asked, so they may be.
  await change({ everyDays: 30 });
  const again = await begin(jornada, { customer: { email: customer.email } });
  await solve(jornada, again);
  await became(jornada, again, 'asked');
  await send(jornada, page, { score: '4' });
  expect(await became(jornada, id, 'asked')).toMatchObject({ score: 4, reason: null });
  await comesBack(mail);
  const after = await sent();
  expect(after).toEqual({
    rows: [{ delivered: null }, { delivered: null }],
    n: before.n + 1,
    undelivered: 0,
  });
  expect(await became(jornada, id, 'asked')).toMatchObject({ score: 4 });
  await turnOn(jornada);
});

/** A server could not deliver it, and says so to our door. */
async function comesBack({ parsed }: TakenMail): Promise<void> {
  const { body } = await jornada.ask('GET', '/api/channels');
  const notice = [
    ...['From: MAILER-DAEMON@mx.example', 'To: help@shop.example', 'Subject: Undelivered Mail'],
    `Message-ID: <${crypto.randomUUID()}@mx.example>`,
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b1', ''],
    ...['--b1', 'Content-Type: text/plain', '', 'I am sorry.', '--b1'],
    ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
    ...['Final-Recipient: rfc822; gone@customer.example', 'Action: failed', 'Status: 5.1.1'],
    ...['Diagnostic-Code: smtp; 550 5.1.1 No such user', '', '--b1'],
    ...['Content-Type: text/rfc822-headers', '', `Message-ID: ${parsed.messageId}`, '', '--b1--', ''],
  ];
  await bring(body.door.port, notice.join('\r\n'), body.items[0].doorAddress, '');
}

test('whoever answers the mail instead is heard in the conversation, which opens again', async () => {
  const { id, mail } = await asked(jornada, sink, { channel: 'phone', subject: '' });
  const { customer } = await read(id);
  await arrive(customer.email, mail, {}, 'It is dark again.');
  await eventually(async () => expect((await read(id)).items.at(-1).text).toBe('It is dark again.'));
  expect((await read(id)).status).toBe('open');
});

test('what was in hand when its process was killed is not sent again', async () => {
  sink.refuse = { at: 'data', code: 451, text: 'Wait' };
  const id = await begin(jornada);
  await solve(jornada, id);
  await isCertain(jornada, id);
  await eventually(async () => expect((await asksOf(jornada, id))[0].reason).toContain('Wait'));
  // As a killed process leaves it.
  await jornada.context.db.owner.query('update csat_asks set handed_at = now() where conversation_id = $1', [
    id,
  ]);
  sink.refuse = null;
  await comesTo(jornada, sendAskJob, id);
  expect((await became(jornada, id, 'failed')).reason).toMatch(/^uncertain:/);
  expect(await mailsFor(jornada, sink, id)).toHaveLength(0);
});

test('in quiet hours it waits for their end', async () => {
  const hour = new Date().getUTCHours();
  await jornada.ask('PATCH', '/api/workspace', { json: { timeZone: 'UTC' } });
  // An hour longer than is looked for: the next may begin meanwhile.
  const until = (hour + 3) % 24;
  await change({ quiet: { from: hour, until } });
  const id = await begin(jornada);
  await solve(jornada, id);
  await isCertain(jornada, id);
  await eventually(async () => {
    const [ask] = await asksOf(jornada, id);
    expect(ask.state).toBe('waiting');
    expect(Date.parse(ask.dueAt)).toBeGreaterThan(Date.now() + 3_600_000);
    expect(new Date(ask.dueAt).getUTCHours()).toBe(until);
  });
});
