/** Many mails that lie in a folder at once are read together: each ends where it would have ended alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '../../../core/database/owner.ts';
import { SYSTEM } from '../../../core/database/workspace.ts';
import { PERMISSIONS } from '../../../core/http/contract.ts';
import { type ImapServer, startImapServer } from '../../../testing/imap-server.ts';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { createApiKey } from '../../members/keys.ts';
import { createWorkspace } from '../../workspaces/create.ts';
import { addChannel, channelOf, conversation, conversations, mailsOf } from '../testing.ts';
import { letter } from './letters.fixture.ts';

let jornada: TestJornada;
let imap: ImapServer;
beforeAll(async () => {
  [jornada, imap] = await Promise.all([startTestJornada(), startImapServer()]);
});
afterAll(async () => {
  await jornada.stop();
  await imap.stop();
});

const ANA = 'Ana <ana@together.example>';
const others = (from: number, many: number) =>
  Array.from({ length: many }, (_, n) =>
    letter({ subject: `Other ${from + n}`, from: `Other ${from + n} <o${from + n}@together.example>` }),
  );
const answer = (id: string, to: string, from = ANA) =>
  letter({ id, from, subject: 'Re: Lamp', text: `This is ${id}`, headers: { 'In-Reply-To': `<${to}>` } });

test('answers find what they answer to, and the same mail comes once', async () => {
  const first = letter({ id: 'lamp-1', from: ANA, subject: 'Lamp' });
  // The program of another cuts the emoji at the end of its name in half.
  const odd = letter({
    subject: 'Odd',
    from: `"${'x'.repeat(199)}😀" <odd@together.example>`,
    text: `${'y'.repeat(499)}😀`,
  });
  await imap.deliverMany('help', [
    ...others(0, 4),
    first,
    answer('lamp-2', 'lamp-1'),
    first,
    answer('lamp-3', 'lamp-2', 'Stranger <stranger@together.example>'),
    odd,
    ...others(4, 4),
    answer('lamp-4', 'lamp-2'),
    // More than are read at once.
    ...others(8, 20),
    answer('lamp-5', 'lamp-4'),
  ]);
  const address = 'help@together.example';
  const server = { host: imap.host, port: imap.port, tls: 'none', user: 'help', pass: imap.pass };
  await addChannel(jornada, { address, imap: server, startWith: 'everything' });
  await eventually(async () => {
    const found = await conversations(jornada, 'lamp');
    if (Math.max(0, ...found.map(({ messages }: { messages: number }) => messages)) < 4)
      throw new Error('not yet');
  }, 30_000);

  const lamps = await conversations(jornada, 'lamp');
  expect(lamps.map(({ messages }: { messages: number }) => messages).sort()).toEqual([1, 4]);
  const whole = await conversation(jornada, lamps.find((one: { messages: number }) => one.messages === 4).id);
  expect(whole).toMatchObject({ customer: { email: 'ana@together.example' }, status: 'new' });
  expect(whole.items.map(({ text }: { text: string }) => text)).toEqual([
    'It should have come on Tuesday.',
    ...['lamp-2', 'lamp-4', 'lamp-5'].map((id) => `This is ${id}`),
  ]);
  expect((await mailsOf(jornada, whole.id)).mails).toHaveLength(4);
  expect(await conversations(jornada, 'other')).toHaveLength(28);
  expect(await conversations(jornada, 'odd')).toHaveLength(1);

  const story = await jornada.ask('GET', `/api/customers/${whole.customer.id}/timeline`);
  const types = story.body.items?.map(({ type }: { type: string }) => type);
  expect(types.filter((type: string) => type === 'Help Requested')).toHaveLength(1);
  expect(types.filter((type: string) => type === 'Message Received')).toHaveLength(3);
});

test('one that cannot be taken in is kept aside, whole, and holds up no other', async () => {
  const { owner } = jornada.context.db;
  await owner.query(`create function poison() returns trigger language plpgsql as
    $$ begin if new.text like '%poison%' then raise exception 'it cannot be'; end if; return new; end $$;
    create trigger poison before insert on messages for each row execute function poison()`);
  await imap.deliverMany('poisoned', [
    letter({ subject: 'Sound before' }),
    letter({ id: 'poisoned@together.example', subject: 'Unsound', text: 'There is poison in it.' }),
    letter({ subject: 'Sound behind' }),
    letter({ subject: 'Nobody', from: '' }),
  ]);
  const server = { host: imap.host, port: imap.port, tls: 'none', user: 'poisoned', pass: imap.pass };
  await addChannel(jornada, { address: 'p@together.example', imap: server, startWith: 'everything' });
  await eventually(async () => {
    expect(await conversations(jornada, 'sound')).toHaveLength(2);
    const { rows } = await owner.query(`select m.kind, convert_from(c.data, 'utf8') as raw from mails m
      join file_chunks c on c.file_id = m.raw_file_id where internet_id = 'poisoned@together.example'`);
    expect(rows).toEqual([{ kind: 'failed', raw: expect.stringContaining('There is poison in it.') }]);
  }, 30_000);
});

test('what is kept aside is listed, saved, put away, brought back, and taken in once the fault is gone', async () => {
  const { db } = jornada.context;
  const list = async (query = '') => (await jornada.ask('GET', `/api/channels/mails/aside${query}`)).body;
  const state = async () => (await channelOf(jornada, account.id)).state;
  await eventually(async () => expect((await list()).total).toBe(2), 30_000);
  const { items } = await list();
  const find = (kind: string) => items.find((one: { kind: string }) => one.kind === kind);
  const { account, id } = find('failed');
  expect(find('failed')).toMatchObject({ subject: 'Unsound', account: { address: 'p@together.example' } });
  expect(await state()).toMatchObject({ aside: 2, failed: 1 });
  const first = await list(`?account=${account.id}&limit=1`);
  const rest = await list(`?account=${account.id}&limit=1&cursor=${first.nextCursor}`);
  expect([...first.items, ...rest.items]).toEqual(items);
  expect(rest).toMatchObject({ nextCursor: null, total: 2 });

  const door = `/api/channels/mails/${id}`;
  const saved = await jornada.ask('GET', `${door}/eml`);
  expect(saved.body).toContain('There is poison in it.');
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment/);

  const { workspaceId } = await createWorkspace(db, { name: 'Theirs' });
  const { key } = await asOwner(db, (tx) =>
    createApiKey(tx, { workspaceId, actor: SYSTEM }, { name: 'theirs', scopes: PERMISSIONS }),
  );
  expect((await jornada.ask('GET', '/api/channels/mails/aside', { key })).body.total).toBe(0);
  for (const [method, path] of [
    ['GET', 'eml'],
    ['POST', 'take-in'],
    ['POST', 'put-away'],
    ['DELETE', 'put-away'],
  ] as const)
    expect((await jornada.ask(method, `${door}/${path}`, { key })).status).toBe(404);

  expect((await jornada.ask('POST', `${door}/put-away`)).status).toBe(204);
  expect(await list()).toMatchObject({ total: 1, items: [{ kind: 'unreadable' }] });
  expect(await state()).toMatchObject({ aside: 1, failed: 0 });
  expect((await jornada.ask('DELETE', `${door}/put-away`)).status).toBe(204);
  expect((await list()).items).toEqual(items);

  // What is wrong still is.
  for (const one of items)
    expect((await jornada.ask('POST', `/api/channels/mails/${one.id}/take-in`)).status).toBe(409);
  expect((await list()).items).toEqual(items);
  await db.owner.query('drop trigger poison on messages');
  const { status, body } = await jornada.ask('POST', `${door}/take-in`);
  expect(status, JSON.stringify(body)).toBe(200);
  const whole = await conversation(jornada, body.conversation.id);
  expect(whole).toMatchObject({ subject: 'Unsound', number: body.conversation.number });
  expect(whole.items).toMatchObject([{ text: 'There is poison in it.' }]);
  expect((await mailsOf(jornada, whole.id)).mails).toHaveLength(1);
  expect((await list()).items).toEqual([find('unreadable')]);
  expect((await jornada.ask('POST', `${door}/take-in`)).status).toBe(404);

  const { rows } = await db.owner.query(
    `select action from audit_log where subject_kind = 'mail' and subject_id = $1 order by at`,
    [id],
  );
  expect(rows.map(({ action }) => action)).toEqual(['mail.put-away', 'mail.brought-back', 'mail.taken-in']);
});
