/** What nobody saw in the chat goes by e-mail, and so does a copy of what was said: through a real SMTP server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { type SignedIn, signIn } from '../../../testing/sign-in.ts';
import { SMTP_PASSWORD, SMTP_USER, type SmtpSink, startSmtpSink } from '../../../testing/smtp-server.ts';
import { addChannel } from '../testing.ts';
import { addChat, answer, conversationSaying, visit } from './testing.ts';

let jornada: TestJornada;
let owner: SignedIn & { url: string };
let sink: SmtpSink;
let key: string;
beforeAll(async () => {
  [jornada, sink] = await Promise.all([startTestJornada(), startSmtpSink()]);
  owner = { ...(await signIn(jornada, OWNER)), url: jornada.url };
  ({ key } = await addChat(jornada));
});
afterAll(async () => {
  await jornada.stop();
  await sink.close();
});

const email = () => `${crypto.randomUUID()}@customer.example`;
const lastOf = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body.items.at(-1);
const mailsTo = (address: string) => sink.taken.filter(({ to }) => to.includes(address));

/** The moment at which it is looked whether somebody saw the answer. */
const letTimePass = () =>
  jornada.context.db.owner.query('update graphile_worker._private_jobs set run_at = now()');

test('without an account that sends, an answer waits in the chat, and a transcript can be saved', async () => {
  const browser = await visit(jornada, key, { email: email(), language: 'pt-BR' });
  await browser.write('Onde está 3301');
  const { id } = await conversationSaying(jornada, '3301');
  expect((await answer(owner, id, 'Já vai')).delivery).toBe('sent');
  expect((await browser.ask('POST', 'transcript')).status).toBe(409);
  const saved = await browser.ask('GET', 'transcript');
  expect(saved.headers.get('content-disposition')).toContain('attachment');
  expect(saved.body).toContain('Transcrição');
  expect(saved.body).toMatch(/Você\nOnde está 3301\n\n.+\nJá vai\n$/);
});

test('an answer that nobody saw goes by e-mail once, to the address that was told; one that was seen does not', async () => {
  await addChannel(jornada, {
    ...{ address: 'help@shop.example', name: 'The shop' },
    smtp: { host: '127.0.0.1', port: sink.port, tls: 'none', user: SMTP_USER, pass: SMTP_PASSWORD },
  });
  const address = email();
  const browser = await visit(jornada, key, { email: address, name: 'Ana', language: 'es' });
  await browser.write('Mi lámpara 3302');
  const { id } = await conversationSaying(jornada, '3302');
  expect((await answer(owner, id, 'Seen in time')).delivery).toBe('pending');
  await browser.ask('POST', 'seen', { json: { read: 2 } });
  await letTimePass();
  expect((await answer(owner, id, 'While you were away')).delivery).toBe('pending');
  await letTimePass();
  await eventually(async () => expect((await lastOf(id)).delivery).toBe('sent'));
  const [mail, ...more] = mailsTo(address);
  expect(more).toEqual([]);
  expect(mail!.parsed.subject).toBe('Tu chat con The shop');
  expect(mail!.parsed.text).toContain('While you were away');
  expect((await browser.said()).map(({ text }) => text)).toEqual([
    'Mi lámpara 3302',
    'Seen in time',
    'While you were away',
  ]);
  await browser.ask('POST', 'seen', { json: { read: 3 } });
  expect((await lastOf(id)).delivery).toBe('read');
});

test('nobody is written to because a browser was once theirs', async () => {
  const [address, anonymousId] = [email(), crypto.randomUUID()];
  await jornada.ask('POST', '/v1/identify', {
    json: { anonymousId, userId: `user ${anonymousId}`, traits: { email: address } },
  });
  const browser = await visit(jornada, key, { anonymousId });
  await browser.write('On a shared computer 3303');
  const { id, customer } = await conversationSaying(jornada, '3303');
  expect(customer.email).toBe(address);
  expect((await answer(owner, id, 'For you only')).delivery).toBe('sent');
  await letTimePass();
  expect(mailsTo(address)).toEqual([]);
});

test('a transcript is mailed to the visitor once somebody has answered, and not again at once', async () => {
  const address = email();
  const browser = await visit(jornada, key, { language: 'ro' });
  await browser.write('Copie 3304');
  const ask = () => browser.ask('POST', 'transcript');
  expect((await ask()).status).toBe(409);
  await browser.ask('PATCH', 'visitors', { json: { email: address } });
  expect((await ask()).status).toBe(409);
  const { id } = await conversationSaying(jornada, '3304');
  await answer(owner, id, 'Desigur');
  expect(await ask()).toMatchObject({ status: 202, body: { to: address } });
  expect((await ask()).status).toBe(429);
  await eventually(async () => expect(mailsTo(address)).toHaveLength(1));
  const [mail] = mailsTo(address);
  expect(mail!.parsed.subject).toBe('Transcrierea discuției dvs. cu The shop');
  expect(mail!.parsed.text).toContain('Desigur');
});
