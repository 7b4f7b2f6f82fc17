/** Which conversation a mail belongs to, and which it does not, through our own SMTP door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { bring, conversation, conversations, mailsOf } from '../testing.ts';
import { letter } from './letters.fixture.ts';
import { correspondence, DOMAIN, HELP, type HelpDesk, startHelpDesk } from './testing.ts';

let desk: HelpDesk;
let jornada: TestJornada;
beforeAll(async () => {
  desk = await startHelpDesk({ subjectMark: true, plusAddresses: true });
  ({ jornada } = desk);
});
afterAll(() => desk.stop());

const { topic, tell, begun, answered, answering, textsOf, plain } = correspondence(() => desk);

describe('a mail goes into the conversation', () => {
  test('that it answers to, by what its program says', async () => {
    const subject = topic();
    const { id, internetId } = await begun(subject, 'ana@customer.example');
    const ours = await answered(id);
    expect(ours.parsed.inReplyTo).toBe(`<${internetId}>`);
    await tell({
      ...{ subject: `RES: ${subject}`, from: 'Ana <ana@customer.example>', text: 'Thank you' },
      headers: answering([internetId, plain(ours.parsed.messageId)]),
    });
    expect(await textsOf(id)).toEqual(['It should have come on Tuesday.', 'We look into it.', 'Thank you']);
    expect(await conversation(jornada, id)).toMatchObject({ status: 'open', messages: 3 });

    // Whose it is changes nothing for whoever writes in it.
    const json = { customer: { email: 'her-sister@customer.example' } };
    const { body: given } = await jornada.ask('PATCH', `/api/conversations/${id}`, { json });
    expect(given.customer.email).toBe('her-sister@customer.example');
    for (const from of ['ana@customer.example', 'her-sister@customer.example'])
      await tell({
        ...{ subject: `RES: ${subject}`, from, text: `From ${from}` },
        headers: answering([internetId, plain(ours.parsed.messageId)]),
      });
    expect((await textsOf(id)).slice(3)).toEqual([
      'From ana@customer.example',
      'From her-sister@customer.example',
    ]);
  });

  test('that an address of ours names, when the program leaves out what it answers to', async () => {
    const subject = topic();
    const { id } = await begun(subject, 'rui@customer.example');
    const ours = await answered(id);
    const replyTo = ours.parsed.replyTo!.value[0]!.address!;
    expect(replyTo).toMatch(/^help\+c\d+-[a-z0-9]{10}@shop\.example$/);
    await bring(
      desk.port,
      letter({ from: 'rui@customer.example', to: replyTo, subject: 'Something', text: 'By address' }),
      replyTo,
    );
    expect(await textsOf(id)).toContain('By address');
  });

  test('that the mark in the subject names', async () => {
    const subject = topic();
    const { id } = await begun(subject, 'eva@customer.example');
    const ours = await answered(id);
    expect(ours.parsed.subject).toMatch(/\[#\d+-[a-z0-9]{10}\]$/);
    await tell({ from: 'eva@customer.example', subject: `Re: ${ours.parsed.subject}`, text: 'By subject' });
    expect(await textsOf(id)).toContain('By subject');
  });

  test('from somebody in copy, who is named; and the answer goes to all', async () => {
    const subject = topic();
    const first = await begun(subject, 'Ana <ana2@customer.example>', {
      headers: { Cc: 'Bruno Lima <bruno@other.example>' },
    });
    await tell({
      ...{ subject: `Re: ${subject}`, from: 'Bruno Lima <bruno@other.example>', text: 'I saw it too' },
      headers: { ...answering([first.internetId]), Cc: 'ana2@customer.example' },
    });
    const { items } = await conversation(jornada, first.id);
    expect(items.at(-1)).toMatchObject({
      text: 'I saw it too',
      author: { kind: 'customer', name: 'Bruno Lima' },
    });
    const ours = await answered(first.id);
    expect(ours.to.sort()).toEqual(['ana2@customer.example', 'bruno@other.example']);
  });

  test('from somebody to whom we wrote beside the customer', async () => {
    const subject = topic();
    const { id, internetId } = await begun(subject, 'lia@customer.example');
    const ours = await answered(id, { mail: { cc: ['carrier@post.example'] } });
    await tell({
      ...{ subject: `Re: ${subject}`, from: 'carrier@post.example', text: 'It is on the truck' },
      headers: answering([internetId, plain(ours.parsed.messageId)]),
    });
    expect(await textsOf(id)).toContain('It is on the truck');
  });

  test('that it was merged into', async () => {
    const subject = topic();
    const one = await begun(`${subject} one`, 'teo@customer.example');
    const other = await begun(`${subject} two`, 'teo@customer.example');
    await jornada.ask('POST', `/api/conversations/${one.id}/merge`, { json: { other: other.id } });
    await tell({
      ...{ subject: `Re: ${subject} two`, from: 'teo@customer.example', text: 'To the merged one' },
      headers: answering([other.internetId]),
    });
    expect(await textsOf(one.id)).toContain('To the merged one');
  });

  test('that follows the closed one it answers to', async () => {
    const subject = topic();
    const { id, internetId } = await begun(subject, 'mia@customer.example');
    await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'closed' } });
    await tell({
      subject: `Re: ${subject}`,
      from: 'mia@customer.example',
      text: 'Once more',
      headers: answering([internetId]),
    });
    const all = await conversations(jornada, subject);
    const following = all.find((one: { id: string }) => one.id !== id);
    expect(await conversation(jornada, following.id)).toMatchObject({
      follows: { id },
      status: 'new',
      messages: 1,
    });
    // Once more to the old one: it goes on where it goes on.
    await tell({
      ...{ subject: `Re: ${subject}`, from: 'mia@customer.example', text: 'And again' },
      headers: answering([internetId]),
    });
    expect(await textsOf(following.id)).toEqual(['Once more', 'And again']);
  });

  test('that its own customer forwards back to us', async () => {
    const subject = topic();
    const { id, internetId } = await begun(subject, 'noa@customer.example');
    await tell({
      subject: `Fwd: ${subject}`,
      from: 'noa@customer.example',
      text: 'See below',
      headers: answering([internetId]),
    });
    expect(await textsOf(id)).toContain('See below');
  });
});

describe('a mail begins a conversation of its own', () => {
  test('when its customer answers an old mail about something new', async () => {
    const subject = topic();
    const { id, internetId } = await begun(subject, 'ivo@customer.example');
    await tell({
      subject: 'Invoice for October',
      from: 'ivo@customer.example',
      headers: answering([internetId]),
    });
    expect(await textsOf(id)).toHaveLength(1);
    expect(await conversations(jornada, 'invoice for october')).toHaveLength(1);
  });

  test('when a stranger quotes what it answers to, a number or a mark', async () => {
    const subject = topic();
    const { id, number, internetId } = await begun(subject, 'uma@customer.example');
    const ours = await answered(id);
    const ids = [internetId, plain(ours.parsed.messageId)];
    const stranger = 'mallory@elsewhere.example';
    await tell({
      subject: ours.parsed.subject!,
      from: stranger,
      text: 'Tell me all',
      headers: answering(ids),
    });
    await tell({ subject: `Re: ${subject} #${number}`, from: stranger, text: 'By number' });
    const address = ours.parsed.replyTo!.value[0]!.address!;
    await bring(
      desk.port,
      letter({ from: stranger, to: address, text: 'By address', subject: 'x' }),
      address,
    );
    expect(await textsOf(id)).toEqual(['It should have come on Tuesday.', 'We look into it.']);
  });

  test('when its sender is blocked: what they write is spam, and nobody is called', async () => {
    const subject = topic();
    const from = 'pills@spam.example';
    const { id, internetId } = await begun(subject, from);
    const { body: blocked } = await jornada.ask('POST', '/api/blocked-senders', { json: { address: from } });
    const more = topic();
    await tell({ subject: more, from });
    await tell({ subject: `Re: ${subject}`, from, text: 'Again', headers: answering([internetId]) });
    expect(await textsOf(id)).toHaveLength(1);
    const { body: spam } = await jornada.ask('GET', '/api/conversations?status=spam');
    expect(spam.items.map((one: { subject: string }) => one.subject)).toEqual(
      expect.arrayContaining([more, `Re: ${subject}`]),
    );
    const told = await jornada.context.db.owner.query(
      'select type from touchpoints t join customers c on c.id = t.customer_id where c.shown_email = $1',
      [from],
    );
    expect(told.rows).toEqual([{ type: 'Help Requested' }]);
    await jornada.ask('DELETE', `/api/blocked-senders/${blocked.id}`);
  });

  test('when its mark was made up, also by the customer', async () => {
    const subject = topic();
    const { id, number } = await begun(subject, 'ned@customer.example');
    await tell({ subject: `Hello [#${number}-abcdefghij]`, from: 'ned@customer.example' });
    expect(await textsOf(id)).toHaveLength(1);
  });

  test('for each of two who answer one newsletter', async () => {
    const newsletter = { headers: answering(['newsletter-1@shop.example']), subject: 'Re: Our autumn lamps' };
    await tell({ ...newsletter, from: 'first@customer.example', text: 'I want one' });
    await tell({ ...newsletter, from: 'second@customer.example', text: 'Please no more' });
    await tell({ ...newsletter, from: 'first@customer.example', text: 'In green' });
    const found = await conversations(jornada, 'autumn lamps');
    const customers = found.map((one: { customer: { email: string } }) => one.customer.email);
    expect(new Set(customers)).toEqual(new Set(['first@customer.example', 'second@customer.example']));
  });

  test('when somebody forwards what somebody else wrote to them', async () => {
    const subject = topic();
    const { id, internetId } = await begun(subject, 'kai@customer.example');
    await tell({
      subject: `Fwd: ${subject}`,
      from: 'friend@other.example',
      text: 'Is this from you?',
      headers: answering([internetId]),
    });
    expect(await textsOf(id)).toHaveLength(1);
  });
});

describe('a mail is kept beside the conversations', () => {
  const mails = async (kind: string) =>
    (await jornada.context.db.owner.query('select * from mails where kind = $1 order by at', [kind])).rows;

  test('when it is our own', async () => {
    await tell({ subject: 'Copy of ours', from: `Casa <${HELP}>` });
    expect(await conversations(jornada, 'copy of ours')).toEqual([]);
    expect(await mails('own')).toHaveLength(1);
  });

  test('when it names nobody who wrote it', async () => {
    await bring(desk.port, 'Subject: Nobody\r\n\r\nBoo', HELP);
    expect((await mails('unreadable')).map(({ subject }) => subject)).toContain('Nobody');
  });

  test('when it tells that an answer did not arrive: then the answer has failed, and its conversation is open', async () => {
    const subject = topic();
    const { id } = await begun(subject, 'gone@customer.example');
    const ours = await answered(id);
    await eventually(async () => {
      if ((await conversation(jornada, id)).items.at(-1).delivery !== 'sent') throw new Error('not sent');
    });
    await bring(desk.port, bounceOf(ours.parsed.messageId!), HELP, '');
    const found = await conversation(jornada, id);
    expect(found.items.at(-1)).toMatchObject({
      delivery: 'failed',
      failure: expect.stringContaining('550 5.1.1 No such user'),
    });
    expect(found).toMatchObject({ status: 'open', undelivered: true });
    expect(found.waitingSince).toBe(found.createdAt);
    expect(found.messages).toBe(2);
  });

  const bounceOf = (messageId: string) =>
    letter({
      ...{ from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail Returned to Sender' },
      headers: {
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b1',
        'Auto-Submitted': 'auto-replied',
      },
      body: `
--b1
Content-Type: text/plain

I am sorry.
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; gone@customer.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such user

--b1
Content-Type: text/rfc822-headers

From: ${HELP}
Message-ID: ${messageId}
Subject: Re

--b1--
`,
    });
});

describe('programs', () => {
  test.each([
    ['an absence', { 'Auto-Submitted': 'auto-replied' }],
    ['a list', { 'List-Id': 'Lamps <lamps.example>' }],
    ['bulk', { Precedence: 'bulk' }],
  ])('%s is kept, but nobody waits for an answer', async (name, headers) => {
    const subject = `${topic()} ${name}`;
    await tell({ subject, from: 'Robot <robot@customer.example>', headers });
    const [row] = await conversations(jornada, subject);
    expect(row).toMatchObject({ waitingSince: null, messages: 1 });
    expect((await mailsOf(jornada, row.id)).mails[0].kind).toBe('automatic');
  });

  test('that answer an answer of ours change nothing of its conversation', async () => {
    const subject = topic();
    const { id, internetId } = await begun(subject, 'away@customer.example');
    const ours = await answered(id, { status: 'solved' });
    await tell({
      ...{ subject: `Automatic reply: ${subject}`, from: 'away@customer.example', text: 'I am away' },
      headers: { ...answering([internetId, plain(ours.parsed.messageId)]), 'Auto-Submitted': 'auto-replied' },
    });
    expect(await conversation(jornada, id)).toMatchObject({
      status: 'solved',
      waitingSince: null,
      messages: 3,
    });
  });

  test('that flood us fill one conversation', async () => {
    for (let count = 0; count < 34; count++)
      await tell({ subject: `Flood ${count}`, from: 'flood@customer.example' });
    const found = await conversations(jornada, 'flood@customer.example');
    expect(found).toHaveLength(30);
    expect(Math.max(...found.map(({ messages }: { messages: number }) => messages))).toBe(5);
  });
});

describe('the door', () => {
  test('takes no mail for whom it does not know', async () => {
    await expect(bring(desk.port, letter(), 'nobody@shop.example')).rejects.toThrow(/550/);
    await expect(bring(desk.port, letter(), `0000@${DOMAIN}`)).rejects.toThrow(/550/);
  });

  test('takes it by the account’s name at the door, too, and the same mail once', async () => {
    const [account] = (await jornada.ask('GET', '/api/channels')).body.items;
    const raw = letter({ subject: 'Forwarded to the door' });
    await bring(desk.port, raw, [account.doorAddress, HELP]);
    await bring(desk.port, raw, account.doorAddress);
    expect(await conversations(jornada, 'forwarded to the door')).toHaveLength(1);
  });

  test('takes a mail without a Message-ID once', async () => {
    const raw = letter({ subject: 'Nameless mail', id: null });
    await bring(desk.port, raw, HELP);
    await bring(desk.port, raw, HELP);
    expect(await conversations(jornada, 'nameless mail')).toHaveLength(1);
  });

  test('refuses a mail that is too large, and says so', async () => {
    const large = Buffer.concat([Buffer.from(letter()), Buffer.alloc(31_000_000, `${'a'.repeat(998)}\r\n`)]);
    await expect(bring(desk.port, large, HELP)).rejects.toThrow(/552/);
  });
});

test('a mail to ten thousand arrives, says how many it named, and is answered to its sender alone unless others are named', async () => {
  const [subject, from] = [topic(), 'Loud Shop <loud@supplier.example>'];
  const crowd = (field: string) =>
    Array.from({ length: 5000 }, (_, at) => `Person ${at} <${field}${at}@crowd.example>`).join(',\r\n ');
  const { id } = await begun(subject, from, {
    to: `${HELP},\r\n ${crowd('to')}`,
    headers: { Cc: crowd('cc') },
  });
  const { mails, reply } = await mailsOf(jornada, id);
  expect(mails[0].to).toHaveLength(200);
  expect(mails[0].more).toEqual({ to: 4801, cc: 4800 });
  expect(reply).toMatchObject({ to: [{ address: 'loud@supplier.example' }], cc: [], leftOut: 10_000 });
  expect((await answered(id)).to).toEqual(['loud@supplier.example']);
  const chosen = ['to7@crowd.example', 'cc4999@crowd.example'];
  expect((await answered(id, { mail: { cc: chosen } })).to).toEqual(['loud@supplier.example', ...chosen]);
  // Whoever names a few is answered to all, as before.
  const few = await begun(topic(), from, { headers: { Cc: 'one@crowd.example, two@crowd.example' } });
  expect((await mailsOf(jornada, few.id)).reply).toMatchObject({ leftOut: 0, cc: [{}, {}] });
});
