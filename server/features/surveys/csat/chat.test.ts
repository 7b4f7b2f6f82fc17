/** Whoever wrote in a chat is asked there: by the widget's own doors, on the real engines, with a real SMTP server. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { type SignedIn, signIn } from '../../../testing/sign-in.ts';
import { type SmtpSink, startSmtpSink } from '../../../testing/smtp-server.ts';
import {
  addChat,
  answer,
  type Browser,
  conversationSaying,
  type Listening,
  visit,
} from '../../channels/chat/testing.ts';
import { addChannel } from '../../channels/testing.ts';
import { asksOf, became, isCertain, pageIn, send, solve, turnOn } from './testing.ts';
import { mailUnseenAskJob } from './to-chat.ts';

let jornada: TestJornada;
let ines: SignedIn;
let sink: SmtpSink;
let key: string;
beforeAll(async () => {
  [jornada, sink] = await Promise.all([startTestJornada(), startSmtpSink()]);
  ines = await signIn(jornada, OWNER);
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' };
  await addChannel(jornada, { address: 'help@shop.example', name: 'Casa', smtp });
  ({ key } = await addChat(jornada));
  await turnOn(jornada);
});
afterAll(async () => {
  await jornada.stop();
  await sink.close();
});

interface Chatting {
  id: string;
  browser: Browser;
  /** What is asked. */
  ask: { id: string; after: number; score: number | null };
  listening: Listening;
  email: string;
}

const nextAsk = async (listening: Listening) => (await listening.next('ask')).data.ask;

/** Somebody writes, is answered and solved, while their chat is open; then it is asked there. */
async function asked({ language = 'es' } = {}): Promise<Chatting> {
  const email = `${randomUUID()}@customer.example`;
  const browser = await visit(jornada, key, { language, name: 'Ioana', email });
  const mark = randomUUID();
  await browser.write(`Where is it? ${mark}`);
  const { id } = await conversationSaying(jornada, mark);
  await answer(jornada, id, 'Here.');
  const listening = await browser.listen();
  expect(await nextAsk(listening)).toBeNull();
  await solve(ines, id);
  await isCertain(jornada, id);
  return { id, browser, ask: await nextAsk(listening), listening, email };
}

const rate = (browser: Browser, askId: string, score: number, comment = '') =>
  browser.ask('POST', `asks/${askId}`, { json: { score, comment } });
const seen = (browser: Browser, ask: string) => browser.ask('POST', 'seen', { json: { ask } });
const mailsTo = (email: string) =>
  sink.taken.filter(({ to, parsed }) => to.includes(email) && parsed.headers.get('auto-submitted'));
const rows = async <Row extends object>(text: string, values: unknown[]) =>
  (await jornada.context.db.owner.query<Row>(text, values)).rows;
const touchpoints = (id: string) =>
  rows<{ type: string; channel: string; score: number | null }>(
    `select type, channel, properties->'score' as score from touchpoints
     where properties->>'conversation_id' = $1 and type like 'Survey%' order by type`,
    [id],
  );

/** The time within which it was to be seen is over. */
const isMailedUnseen = async (id: string) => {
  const [ask] = await asksOf(jornada, id);
  const work = { workspaceId: jornada.workspaceId, askId: ask.id } as never;
  await mailUnseenAskJob(jornada.context).run(work, { signal: new AbortController().signal, attempt: 1 });
};

test('solved, it is asked in the open chat; seen and answered there, it counts once and no mail goes out', async () => {
  const { id, browser, ask, listening, email } = await asked();
  expect(ask).toMatchObject({ after: 2, score: null, comment: '', changeableUntil: null });
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'in-chat', by: 'chat', askedAt: null }]);
  expect(await touchpoints(id)).toEqual([]);
  expect((await seen(browser, ask.id)).status).toBe(204);
  await seen(browser, ask.id);
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'asked', by: 'chat', score: null }]);

  // The same at once, as a browser does that was cut off.
  const same = await Promise.all([1, 2, 3].map(() => rate(browser, ask.id, 2, ' Slow ')));
  expect(same.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await nextAsk(listening)).toMatchObject({ id: ask.id, score: 2, comment: 'Slow' });
  const { body } = await rate(browser, ask.id, 5);
  expect(body).toMatchObject({ id: ask.id, score: 5, comment: '' });
  expect(Date.parse(body.changeableUntil)).toBeGreaterThan(Date.now() + 86_000_000);

  await isMailedUnseen(id);
  expect(mailsTo(email)).toEqual([]);
  expect(await touchpoints(id)).toEqual([
    { type: 'Survey Answered', channel: 'chat', score: 5 },
    { type: 'Survey Sent', channel: 'chat', score: null },
  ]);
  const { csat, status, customer } = (await jornada.ask('GET', `/api/conversations/${id}`)).body;
  expect([csat, status]).toEqual([5, 'solved']);
  const { body: responses } = await jornada.ask('GET', `/api/customers/${customer.id}/responses`);
  expect(responses.items).toMatchObject([{ metric: 'csat', score: 5, language: 'es' }]);
  await lensCaughtUp(jornada.context);
  const { total } = (await jornada.ask('GET', '/api/metrics/csat?channel=chat')).body;
  expect(total).toMatchObject({ n: 1, value: 1 });
  const { body: people } = await jornada.ask('GET', `/api/service-report/people?${today()}`);
  expect(people.items.find(({ csat: one }: { csat: object | null }) => one)?.csat).toMatchObject({ n: 1 });
  await listening.stop();

  await rows("update csat_asks set answered_at = now() - interval '25 hours' where id = $1", [ask.id]);
  const late = await rate(browser, ask.id, 1);
  expect(late.status).toBe(409);
  expect((await asksOf(jornada, id))[0]).toMatchObject({ score: 5 });
});

test('nobody else answers it: no other visitor, no token, no other score', async () => {
  const { id, browser, ask, listening } = await asked();
  const other = await visit(jornada, key);
  await other.write('I am somebody else 5512');
  expect((await rate(other, ask.id, 1)).status).toBe(404);
  await seen(other, ask.id);
  expect(
    (await jornada.ask('POST', `/chat/${key}/asks/${ask.id}`, { json: { score: 1 }, key: false })).status,
  ).toBe(401);
  for (const score of [0, 6, 2.5]) expect((await rate(browser, ask.id, score)).status).toBe(400);
  expect((await rate(browser, randomUUID(), 3)).status).toBe(404);
  const theirs = await other.listen();
  expect(await nextAsk(theirs)).toBeNull();
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'in-chat', score: null }]);
  await Promise.all([theirs.stop(), listening.stop()]);
});

test('opened again, it goes from the chat; solved again, it is asked anew', async () => {
  const { id, browser, listening } = await asked();
  await browser.write('Not yet');
  expect(await nextAsk(listening)).toBeNull();
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'skipped', reason: 'opened-again' }]);
  await answer(jornada, id, 'Now.');
  await solve(ines, id);
  await isCertain(jornada, id);
  const again = await nextAsk(listening);
  expect(again).toMatchObject({ after: 4, score: null });
  await seen(browser, again.id);
  const become = (status: string) => ines.ask('PATCH', `/api/conversations/${id}`, { json: { status } });
  expect((await touchpoints(id)).map(({ type }) => type)).toEqual(['Survey Sent']);
  await become('open');
  expect(await nextAsk(listening)).toBeNull();
  // They had it before them for a moment only: nobody was asked.
  expect((await asksOf(jornada, id)).at(-1)).toMatchObject({ state: 'skipped', askedAt: null });
  expect(await touchpoints(id)).toEqual([]);
  // Closed at once, it is as solved: it was answered.
  await become('closed');
  await isCertain(jornada, id);
  expect(await nextAsk(listening)).toMatchObject({ after: 4, score: null });
  expect(await asksOf(jornada, id)).toMatchObject([
    { state: 'skipped', reason: 'opened-again' },
    { state: 'skipped', reason: 'opened-again' },
    { state: 'in-chat' },
  ]);
  await listening.stop();
});

test('what was solved, seen and taken back at once uses up no question; what stood in the chat for a day has', async () => {
  await turnOn(jornada, { everyDays: 30 });
  const figures = async () => (await jornada.ask('GET', '/api/csat/figures')).body.asked;
  const before = await figures();
  const { id, browser, ask, listening } = await asked();
  await seen(browser, ask.id);
  expect(await figures()).toBe(before + 1);
  const open = () => ines.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'open' } });
  await open();
  expect(await nextAsk(listening)).toBeNull();
  expect(await figures()).toBe(before);
  await solve(ines, id);
  await isCertain(jornada, id);
  const again = await nextAsk(listening);
  await seen(browser, again.id);
  await rows("update csat_asks set asked_at = now() - interval '25 hours' where id = $1", [again.id]);
  await open();
  expect(await nextAsk(listening)).toBeNull();
  expect([await figures(), (await touchpoints(id)).length]).toEqual([before + 1, 1]);
  await solve(ines, id);
  expect(await became(jornada, id, 'skipped')).toMatchObject({ reason: 'asked-lately' });
  await turnOn(jornada);
  await listening.stop();
});

test('not seen in time, it is asked by mail, once, and answered in either place it is one answer', async () => {
  const { id, browser, ask, email, listening } = await asked({ language: 'ro' });
  await isMailedUnseen(id);
  await became(jornada, id, 'asked');
  await isMailedUnseen(id);
  expect(mailsTo(email)).toHaveLength(1);
  expect(mailsTo(email)[0]!.parsed.text).toContain('Cum ne-am descurcat?');
  expect((await asksOf(jornada, id))[0]).toMatchObject({ by: 'email' });
  await send(jornada, pageIn(mailsTo(email)[0]!), { score: '3' });
  for (;;) if ((await nextAsk(listening))?.score === 3) break;
  expect((await rate(browser, ask.id, 4)).body).toMatchObject({ score: 4 });
  expect(await touchpoints(id)).toEqual([
    { type: 'Survey Answered', channel: 'chat', score: 4 },
    { type: 'Survey Sent', channel: 'email', score: null },
  ]);
  await listening.stop();
});

test('whoever wants to be asked no more says so in the chat; it holds for the person, by mail too', async () => {
  const { id, browser, ask, listening, email } = await asked();
  expect(ask).toMatchObject({ isDeclined: false });
  const decline = (who: Browser) => who.ask('POST', `asks/${ask.id}/decline`);
  const other = await visit(jornada, key);
  await other.write('I am somebody else 5515');
  expect((await decline(other)).status).toBe(404);
  const { status, body } = await decline(browser);
  expect([status, body]).toMatchObject([200, { id: ask.id, isDeclined: true, score: null }]);
  await decline(browser);
  expect(await nextAsk(listening)).toMatchObject({ isDeclined: true });
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'asked', by: 'chat', score: null }]);
  await isMailedUnseen(id);
  expect(mailsTo(email)).toEqual([]);
  // It was heard; later it stands there no more.
  await rows("update csat_asks set declined_at = now() - interval '2 hours' where id = $1", [ask.id]);
  const later = await browser.listen();
  expect(await nextAsk(later)).toBeNull();

  const { body: begun } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer: { email }, text: 'By mail now' },
  });
  await solve(ines, begun.id);
  expect(await became(jornada, begun.id, 'skipped')).toMatchObject({ reason: 'declined' });
  await Promise.all([listening.stop(), later.stop()]);
});

test('without an address it waits in the chat; asked lately, it is not asked; never by mail, when the rule says so', async () => {
  const browser = await visit(jornada, key, { language: 'en' });
  await browser.write('No address 5513');
  const { id } = await conversationSaying(jornada, '5513');
  await solve(ines, id);
  await became(jornada, id, 'in-chat');
  await isMailedUnseen(id);
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'in-chat', by: 'chat' }]);
  const listening = await browser.listen();
  const ask = await nextAsk(listening);
  await rate(browser, ask.id, 4);
  expect(await asksOf(jornada, id)).toMatchObject([{ state: 'asked', score: 4 }]);

  await turnOn(jornada, { everyDays: 30, unseenMinutes: null });
  await browser.write('Once more 5514');
  await solve(ines, id);
  expect(await became(jornada, id, 'skipped')).toMatchObject({ reason: 'asked-lately' });
  const other = await asked();
  await isMailedUnseen(other.id);
  expect(await asksOf(jornada, other.id)).toMatchObject([{ state: 'in-chat' }]);
  expect(mailsTo(other.email)).toEqual([]);
  await Promise.all([listening.stop(), other.listening.stop()]);
});

function today(): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' });
  const [from, to] = [-1, 2].map((days) => day.format(Date.now() + days * 86_400_000));
  return `from=${from}&to=${to}`;
}
