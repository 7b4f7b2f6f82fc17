/** Mailboxes that want somebody to sign in: at a stand-in of a provider, with a real IMAP and a real SMTP server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImapServer, startImapServer } from '../../../testing/imap-server.ts';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { type SmtpSink, startSmtpSink } from '../../../testing/smtp-server.ts';
import { letter } from '../email/letters.fixture.ts';
import { addChannel, channelOf, conversation, conversations, watched } from '../testing.ts';
import { CLIENT, type ProviderStandIn, startProvider } from './provider.fixture.ts';

const USER = 'box@shop.example';
const BACK = 'https://jornada.shop.example/settings/channels';

let jornada: TestJornada;
let provider: ProviderStandIn;
let imap: ImapServer;
let sink: SmtpSink;
let id: string;
beforeAll(async () => {
  provider = await startProvider();
  [jornada, imap, sink] = await Promise.all([
    startTestJornada({ JORNADA_PRIVATE_ADDRESSES: 'allow' }),
    startImapServer(`${provider.url}/introspect`),
    startSmtpSink(),
  ]);
  sink.userOf = provider.userOf;
  const channel = await addChannel(jornada, {
    address: USER,
    imap: { host: imap.host, port: imap.port, tls: 'none', user: USER },
    smtp: { host: '127.0.0.1', port: sink.port, tls: 'none', user: USER },
    signIn: signIn(),
  });
  id = channel.id;
});
afterAll(async () => {
  await jornada.stop();
  await Promise.all([imap.stop(), sink.close(), provider.close()]);
});

const signIn = () => ({
  ...{ provider: 'other', clientId: CLIENT.id, clientSecret: CLIENT.secret, scope: 'mail offline_access' },
  ...{ authorizeUrl: `${provider.url}/authorize`, tokenUrl: `${provider.url}/token` },
});
const begin = async (redirectUrl = BACK) =>
  jornada.ask('POST', `/api/channels/${id}/sign-in`, { json: { redirectUrl } });
const finish = (json: object) => jornada.ask('POST', '/api/channels/sign-in', { json });
const signedIn = async () => finish(provider.agree((await begin()).body.url, USER));
const trouble = (kind: string) =>
  eventually(async () => {
    const { state } = await channelOf(jornada, id);
    if (state.reading?.kind !== kind) throw new Error(JSON.stringify(state));
    return state.reading;
  });
/** As if an hour had passed. */
const expire = () =>
  jornada.context.db.owner.query(`update mail_sign_ins set access_until = now() where account_id = $1`, [id]);
/** The reader begins anew. */
const again = () => jornada.ask('PATCH', `/api/channels/${id}`, { json: { name: crypto.randomUUID() } });

test('an account that nobody is signed in to says so, and asks no server', async () => {
  await trouble('sign-in');
  expect((await channelOf(jornada, id)).signIn).toEqual({
    ...{ provider: 'other', clientId: CLIENT.id, hasSecret: true, tenant: '', scope: 'mail offline_access' },
    ...{ authorizeUrl: `${provider.url}/authorize`, tokenUrl: `${provider.url}/token`, signedInAt: null },
  });
  expect(provider.asked).toEqual({});
});

test('only what was begun here is ended, once, with what the provider gave for it', async () => {
  expect((await begin('https://evil.example/elsewhere')).status).toBe(400);
  const told = provider.agree((await begin()).body.url, USER);
  expect((await finish({ ...told, state: 'made-up' })).status).toBe(409);
  const late = { ...told, code: 'made-up' };
  expect(await finish(late)).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('invalid_grant') },
  });
  // That one is used up.
  expect((await finish(told)).status).toBe(409);
  const old = provider.agree((await begin()).body.url, USER);
  await jornada.context.db.owner.query(`update mail_sign_ins set begun_at = now() - interval '11 minutes'`);
  expect((await finish(old)).status).toBe(409);
  expect((await channelOf(jornada, id)).signIn.signedInAt).toBeNull();
});

test('once somebody is signed in, mail is read and answered with tokens, which are renewed before they end, once', async () => {
  expect(await signedIn()).toMatchObject({ status: 200, body: { id, address: USER } });
  await watched(jornada, id);
  await imap.deliver(USER, letter({ subject: 'Read by token', from: 'ana@customer.example' }));
  const [row] = await eventually(async () => {
    const found = await conversations(jornada, 'read by token');
    if (!found.length) throw new Error('not here yet');
    return found;
  });
  const answer = async () => {
    await jornada.ask('POST', `/api/conversations/${row.id}/messages`, { json: { text: 'Here it is.' } });
    await eventually(async () =>
      expect((await conversation(jornada, row.id)).items.at(-1).delivery).toBe('sent'),
    );
  };
  await answer();
  expect(provider.asked.refresh_token).toBeUndefined();
  await expire();
  const server = { host: '127.0.0.1', port: sink.port, tls: 'none', user: USER };
  const tried = () => jornada.ask('POST', '/api/channels/try', { json: { id, smtp: server } });
  // A token that is renewed twice at once would take back everything.
  const outcomes = await Promise.all([tried(), tried(), tried(), tried()]);
  expect(outcomes.map(({ body }) => body.smtp.isFine)).toEqual([true, true, true, true]);
  expect(provider.asked.refresh_token).toBe(1);
  await answer();
  expect(sink.taken).toHaveLength(2);
});

test('a token that a server refuses before its end is renewed', async () => {
  await jornada.context.db.owner.query(
    `update mail_sign_ins set access_until = access_until + interval '1 hour',
       access_token = (select client_secret from mail_sign_ins)`,
  );
  await again();
  await eventually(async () => expect(provider.asked.refresh_token).toBe(2));
  await watched(jornada, id);
});

test('a sign-in that was taken back is told, and helped by signing in again', async () => {
  provider.revoke();
  await expire();
  await again();
  expect((await trouble('sign-in')).detail).toContain('revoked');
  expect((await channelOf(jornada, id)).signIn.signedInAt).toBeNull();
  expect((await signedIn()).status).toBe(200);
  await watched(jornada, id);
  expect((await channelOf(jornada, id)).state.reading).toBeNull();
});

test('no secret and no token is kept in clear, shown, or written into the log; another app needs another sign-in', async () => {
  const { rows } = await jornada.context.db.owner.query<{ all: string }>(
    `select (select jsonb_agg(a) from mail_sign_ins a)::text || (select jsonb_agg(l) from audit_log l)::text as all`,
  );
  expect(rows[0]!.all).not.toContain(CLIENT.secret);
  expect(rows[0]!.all).toContain('channel.signed-in');
  expect(JSON.stringify(await channelOf(jornada, id))).not.toContain(CLIENT.secret);
  const change = (json: object | null) =>
    jornada.ask('PATCH', `/api/channels/${id}`, { json: { signIn: json } });
  const { clientSecret: _, ...kept } = signIn();
  expect((await change(kept)).body.signIn).toMatchObject({ hasSecret: true, signedInAt: expect.any(String) });
  expect((await change({ ...kept, clientId: 'app-2' })).body.signIn.signedInAt).toBeNull();
  expect((await change({ ...kept, tokenUrl: undefined })).status).toBe(400);
  expect((await change(null)).body.signIn).toBeNull();
  expect((await begin()).status).toBe(409);
});

test('the addresses of the providers that are known are theirs', async () => {
  const addressOf = async (json: object) => {
    await jornada.ask('PATCH', `/api/channels/${id}`, { json: { signIn: { clientId: 'app', ...json } } });
    return new URL((await begin()).body.url);
  };
  const microsoft = await addressOf({ provider: 'microsoft', tenant: 'shop.example' });
  expect(microsoft.origin + microsoft.pathname).toBe(
    'https://login.microsoftonline.com/shop.example/oauth2/v2.0/authorize',
  );
  expect(microsoft.searchParams.get('scope')).toContain('offline_access');
  const google = await addressOf({ provider: 'google' });
  expect(google.origin).toBe('https://accounts.google.com');
  expect(Object.fromEntries(google.searchParams)).toMatchObject({
    ...{ scope: 'https://mail.google.com/', access_type: 'offline', prompt: 'consent', login_hint: USER },
    ...{ redirect_uri: BACK, code_challenge_method: 'S256' },
  });
});
