/** What is wrong with an account is told to those who answer: not what passes, and since it began. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImapServer, startImapServer } from '../../testing/imap-server.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { eventually } from '../../testing/processes.ts';
import { type SmtpSink, startSmtpSink } from '../../testing/smtp-server.ts';
import { letter } from './email/letters.fixture.ts';
import { type StandIn, startStandIn } from './messaging/stand-in.fixture.ts';
import { addMessenger, environmentOf } from './messaging/testing.ts';
import { addChannel, channelOf, conversations, watched } from './testing.ts';
import { TROUBLES_TOPIC } from './troubles.ts';

let jornada: TestJornada;
let imap: ImapServer;
let sink: SmtpSink;
let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
  [jornada, imap, sink] = await Promise.all([
    startTestJornada(environmentOf(standIn)),
    startImapServer(),
    startSmtpSink(),
  ]);
});
afterAll(async () => {
  await jornada?.stop();
  await Promise.all([imap?.stop(), sink?.close(), standIn?.stop()]);
});

const folder = (user: string) => ({ host: imap.host, port: imap.port, tls: 'none', user, pass: imap.pass });
const owner = () => jornada.context.db.owner;

async function troubles() {
  const { status, body } = await jornada.ask('GET', '/api/channels/troubles');
  expect(status, JSON.stringify(body)).toBe(200);
  return body as { items: Record<string, unknown>[]; again: number | null };
}

const troubleWith = async (id: string, what: string) =>
  (await channelOf(jornada, id)).state[what] as { kind: string } | null;

const begun = (id: string, what: string, kind?: string) =>
  eventually(async () => {
    const trouble = await troubleWith(id, what);
    expect(trouble).not.toBeNull();
    if (kind) expect(trouble!.kind).toBe(kind);
  });
const over = (id: string, what: string) =>
  eventually(async () => expect(await troubleWith(id, what)).toBeNull());

/** As if it had begun three minutes earlier. */
const passed = (id: string) =>
  owner().query(
    `update channel_states set reading_trouble_since = reading_trouble_since - interval '3 minutes',
       sending_trouble_since = sending_trouble_since - interval '3 minutes' where account_id = $1`,
    [id],
  );

/** How often each topic was said from now on. */
function listening() {
  const heard = new Map<string, number>();
  const stops = ['channels', TROUBLES_TOPIC].map((topic) =>
    jornada.context.live.on(jornada.workspaceId, topic, () => heard.set(topic, (heard.get(topic) ?? 0) + 1)),
  );
  const times = (topic: string) => heard.get(topic) ?? 0;
  return {
    times,
    /** How often the troubles were told of by the time that so many more tries were heard of. */
    async afterTries(count: number) {
      const before = times('channels');
      await eventually(async () => expect(times('channels')).toBeGreaterThanOrEqual(before + count));
      return times(TROUBLES_TOPIC);
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

test('a mailbox that cannot be read is told once it lasts, since it began, and no more when it is read again', async () => {
  const address = 'lost@shop.example';
  const { id } = await addChannel(jornada, { address, name: 'Casa', imap: folder('lost') });
  await watched(jornada, id);
  expect(await troubles()).toEqual({ items: [], again: null });
  const ear = listening();
  await imap.kill();
  await begun(id, 'reading', 'refused');
  const young = await troubles();
  expect(young.items).toEqual([]);
  expect(young.again).toBeGreaterThan(0);
  expect(young.again).toBeLessThanOrEqual(120);

  await passed(id);
  const { items, again } = await troubles();
  const account = { id, kind: 'email', name: address };
  expect(items).toEqual([
    { account, what: 'reading', kind: 'refused', detail: expect.any(String), since: expect.any(String) },
  ]);
  expect(again).toBeNull();
  expect(Date.now() - Date.parse(items[0]!.since as string)).toBeGreaterThan(180_000);
  // It is tried again and again: that is no news, and nothing begins anew.
  const told = await ear.afterTries(2);
  await ear.afterTries(2);
  expect((await troubles()).items).toMatchObject([{ since: items[0]!.since }]);
  expect(ear.times(TROUBLES_TOPIC)).toBe(told);

  await imap.start();
  await over(id, 'reading');
  expect(await troubles()).toEqual({ items: [], again: null });
  await eventually(async () => expect(ear.times(TROUBLES_TOPIC)).toBe(told + 1));
  ear.stop();
});

test('a mail that cannot be kept is one trouble, however often its folder is opened, until it is kept', async () => {
  const { id } = await addChannel(jornada, { address: 'full@shop.example', imap: folder('full') });
  await watched(jornada, id);
  await owner().query(`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`);
  await owner().query(
    'create trigger no_room before insert on mails for each row execute function no_room()',
  );
  await imap.deliver('full', letter({ subject: 'Where there is no room' }));
  await begun(id, 'reading', 'keeping');
  await passed(id);
  const [{ since }] = (await troubles()).items as [{ since: string }];
  const ear = listening();
  // Of each try two: that the folder is open, and that it was in vain.
  const told = await ear.afterTries(2);
  await ear.afterTries(4);
  expect((await troubles()).items).toMatchObject([{ account: { id }, kind: 'keeping', since }]);
  expect(ear.times(TROUBLES_TOPIC)).toBe(told);

  await owner().query('drop trigger no_room on mails');
  await eventually(async () => expect(await conversations(jornada, 'no room')).toHaveLength(1));
  await over(id, 'reading');
  expect((await troubles()).items).toEqual([]);
  ear.stop();
});

test('one that was thrown away in its folder troubles nobody any longer', async () => {
  const { id } = await addChannel(jornada, { address: 'thrown@shop.example', imap: folder('thrown') });
  await watched(jornada, id);
  // As it is left when the mail is gone before the next try.
  await owner().query(
    `update channel_states set reading_trouble = 'keeping', reading_detail = 'No room',
       reading_trouble_since = now() - interval '3 minutes', connected_since = null where account_id = $1`,
    [id],
  );
  expect((await troubles()).items).toMatchObject([{ account: { id }, kind: 'keeping' }]);
  await imap.kill();
  await imap.start();
  await over(id, 'reading');
});

test('what cannot be sent from is told until something goes out, or until its settings change', async () => {
  const address = 'sends@shop.example';
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: 'agent', pass: 'wrong' };
  const { id } = await addChannel(jornada, { address, receiving: 'off', smtp });
  const { body: conversation } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'phone', customer: { email: 'ana@customer.example' }, text: 'Hello' },
  });
  const say = () =>
    jornada.ask('POST', `/api/conversations/${conversation.id}/messages`, {
      json: { text: 'We look into it.', mail: { account: id } },
    });
  const { body: message } = await say();
  await begun(id, 'sending', 'credentials');
  expect((await troubles()).again).toBeGreaterThan(0);
  await passed(id);
  expect((await troubles()).items).toMatchObject([
    { account: { id, kind: 'email', name: address }, what: 'sending', kind: 'credentials' },
  ]);
  await jornada.ask('PATCH', `/api/channels/${id}`, { json: { smtp: { ...smtp, pass: 'secret' } } });
  expect((await troubles()).items).toEqual([]);

  await owner().query(
    `update channel_states set sending_trouble = 'busy', sending_detail = 'Later',
       sending_trouble_since = now() - interval '1 hour' where account_id = $1`,
    [id],
  );
  expect((await troubles()).items).toMatchObject([{ kind: 'busy', detail: 'Later' }]);
  expect((await jornada.ask('POST', `/api/messages/${message.id}/send`)).status).toBe(204);
  await eventually(async () => expect((await troubles()).items).toEqual([]));
  expect(sink.taken).toHaveLength(1);
});

test('messengers are told of, too; an account that is removed or not used is not', async () => {
  const messenger = await addMessenger(jornada, standIn, 'telegram', { name: 'Our bot' });
  const mailbox = await addChannel(jornada, { address: 'idle@shop.example', receiving: 'off' });
  await owner().query(
    `update channel_states set sending_trouble = 'account', sending_detail = 'Unauthorized',
       sending_trouble_since = now() - interval '5 minutes', reading_trouble = 'refused',
       reading_trouble_since = now() - interval '5 minutes' where account_id = any($1)`,
    [[messenger.id, mailbox.id]],
  );
  expect((await troubles()).items).toMatchObject([
    {
      account: { id: messenger.id, kind: 'telegram', name: 'Our bot' },
      ...{ what: 'sending', kind: 'account', detail: 'Unauthorized' },
    },
  ]);
  await jornada.ask('DELETE', `/api/channels/${messenger.id}`);
  expect((await troubles()).items).toEqual([]);
});

test('whoever may not read conversations is not told', async () => {
  const { body: only } = await jornada.ask('POST', '/api/keys', {
    json: { name: 'Door', scopes: ['track'] },
  });
  expect((await jornada.ask('GET', '/api/channels/troubles', { key: only.key })).status).toBe(403);
});
