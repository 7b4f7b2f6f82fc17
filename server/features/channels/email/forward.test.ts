/** A message is taken to somebody beside the customer, through real servers, and their answer is ours alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNER, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { type SignedIn, signIn } from '../../../testing/sign-in.ts';
import { bring, conversation, conversations, mailsOf } from '../testing.ts';
import { type Letter, letter } from './letters.fixture.ts';
import { HELP, type HelpDesk, startHelpDesk } from './testing.ts';

const CARRIER = 'desk@carrier.example';

let desk: HelpDesk;
let jornada: TestJornada;
let ines: SignedIn;
beforeAll(async () => {
  desk = await startHelpDesk({ signature: 'Casa' });
  ({ jornada } = desk);
  ines = await signIn(jornada, OWNER);
});
afterAll(() => desk.stop());

const tell = (one: Letter) => bring(desk.port, letter(one), HELP);
const PICTURE = [
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'It came broken.',
  '--b',
  'Content-Type: image/png; name="lamp.png"',
  'Content-Disposition: attachment; filename="lamp.png"',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b--',
  '',
].join('\n');

async function begun(subject: string) {
  await tell({ subject, from: 'Ana Souza <ana@customer.example>', body: PICTURE });
  const [row] = await conversations(jornada, subject);
  const { items } = await conversation(jornada, row.id);
  return { id: row.id as string, message: items[0].id as string };
}

const forward = (id: string, json: object) => ines.ask('POST', `/api/conversations/${id}/forward`, { json });

async function sent(before: number) {
  return eventually(async () => {
    if (desk.sink.taken.length <= before) throw new Error('nothing was sent');
    return desk.sink.taken.at(-1)!;
  });
}

test('it goes out with its files, what is said with it, and the signatures of its writer and the account', async () => {
  const { id, message } = await begun('Lamp in pieces');
  await ines.ask('PATCH', '/api/me', { json: { signature: 'Inês\nCare' } });
  expect((await ines.ask('GET', '/api/me/signature')).body).toEqual({
    signature: 'Inês\nCare',
  });
  const before = desk.sink.taken.length;
  const { status, body } = await forward(id, { message, to: [CARRIER], text: 'Can you look for it?' });
  expect([status, body.kind, body.delivery]).toEqual([201, 'note', 'pending']);
  const { parsed, to } = await sent(before);
  expect(to).toEqual([CARRIER]);
  expect(parsed.subject).toBe('Fwd: Lamp in pieces');
  expect(parsed.text).toContain(
    'Can you look for it?\n\n-- \nInês\nCare\nCasa\n\n---------- Forwarded message',
  );
  expect(parsed.text).toMatch(
    /From: Ana Souza <ana@customer\.example>\nDate: .+\nSubject: Lamp in pieces\n\nIt came broken\./,
  );
  expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['lamp.png']);
  // Nothing of it is the customer's: neither the state nor the wait.
  const now = await conversation(jornada, id);
  expect(now).toMatchObject({ status: 'new', messages: 1 });
  expect(now.waitingSince).not.toBeNull();
  const { mails, reply } = await mailsOf(jornada, id);
  expect(mails.find(({ direction }: { direction: string }) => direction === 'out')).toMatchObject({
    kind: 'forward',
    to: [{ address: CARRIER }],
  });
  expect(reply.to).toEqual([{ address: 'ana@customer.example', name: 'Ana Souza' }]);
});

test('their answer is a note that calls who asked; the customer’s answers stay the customer’s', async () => {
  const { id, message } = await begun('Lamp on its way');
  const before = desk.sink.taken.length;
  await forward(id, { message, to: [CARRIER], text: 'Where is it?' });
  const { parsed } = await sent(before);
  await tell({
    ...{ from: `Carrier <${CARRIER}>`, subject: 'RE: Fwd: Lamp on its way', text: 'In Porto since Monday.' },
    headers: { 'In-Reply-To': parsed.messageId!, References: parsed.messageId! },
  });
  const told = await conversation(jornada, id);
  const note = told.items.at(-1);
  expect(note).toMatchObject({
    ...{ kind: 'note', text: 'In Porto since Monday.', author: { kind: 'system', name: 'Carrier' } },
    mentions: [told.items.at(-2).author.id],
  });
  expect(told).toMatchObject({ messages: 1, status: 'new' });
  // An answer to the customer does not go to the carrier.
  const { reply } = await mailsOf(jornada, id);
  expect(reply.to).toMatchObject([{ address: 'ana@customer.example' }]);
  expect(reply.cc).toEqual([]);
  await tell({
    ...{ from: 'Ana Souza <ana@customer.example>', subject: 'Re: Lamp on its way', text: 'Any news?' },
    headers: { 'In-Reply-To': parsed.messageId!, References: parsed.messageId! },
  });
  expect((await conversation(jornada, id)).items.at(-1)).toMatchObject({
    kind: 'customer',
    text: 'Any news?',
  });
});

test('a mail that does not arrive fails the note, with its reason', async () => {
  const { id, message } = await begun('Lamp to nobody');
  desk.sink.refuse = { at: 'rcpt', code: 550, text: 'No such user' };
  try {
    await forward(id, { message, to: ['nobody@carrier.example'] });
    const note = await eventually(async () => {
      const last = (await conversation(jornada, id)).items.at(-1);
      if (last.delivery !== 'failed') throw new Error(last.delivery);
      return last;
    });
    expect(note.failure).toBeTruthy();
  } finally {
    desk.sink.refuse = null;
  }
});

test('what cannot be taken anywhere is refused, and nothing is written', async () => {
  const { id, message } = await begun('Lamp that stays');
  const other = await begun('Another lamp');
  const { body: note } = await jornada.ask('POST', `/api/conversations/${id}/messages`, {
    json: { kind: 'note', text: 'Between us' },
  });
  for (const [json, at] of [
    [{ message: other.message, to: [CARRIER] }, 'message'],
    [{ message: note.id, to: [CARRIER] }, 'message'],
    [{ message, to: [HELP] }, 'to'],
    [{ message, to: [CARRIER], cc: [HELP] }, 'cc'],
    [{ message, to: [] }, 'to'],
    [{ message, to: ['carrier'] }, 'to.0'],
    [{ message, to: [CARRIER], account: crypto.randomUUID() }, 'mail.account'],
  ] as const) {
    const answer = await forward(id, json);
    expect([answer.status, answer.body.errors?.[0]?.at]).toEqual([400, at]);
  }
  expect((await conversation(jornada, id)).items).toHaveLength(2);
});
