/** Whom a mail is believed to be from, what an account says by itself, and the doors of a mail. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, type TestJornada } from '../../../testing/jornada.ts';
import { newMember } from '../../../testing/members.ts';
import { eventually } from '../../../testing/processes.ts';
import { signIn } from '../../../testing/sign-in.ts';
import { bring, conversation, conversations, mailsOf } from '../testing.ts';
import { letter } from './letters.fixture.ts';
import { correspondence, HELP, type HelpDesk, startHelpDesk } from './testing.ts';

let desk: HelpDesk;
let jornada: TestJornada;
beforeAll(async () => {
  desk = await startHelpDesk({ subjectMark: true });
  ({ jornada } = desk);
});
afterAll(() => desk.stop());

const { topic, tell, begun, answered, answering, textsOf, plain } = correspondence(() => desk);

describe('a sender whom the mail server did not find to be who it says', () => {
  const server = 'mx.shop.example';
  const failed = `${server}; spf=softfail smtp.mailfrom=evil.example; dkim=none; dmarc=fail (p=none) header.from=customer.example`;
  const passed = `${server}; dmarc=pass header.from=customer.example`;
  const from = 'Ana Souza <proven@customer.example>';
  const checked = (found: string, ids?: string[]) => ({
    'Authentication-Results': found,
    ...(ids && answering(ids)),
  });

  test('joins no conversation by what it answers to, nor by a mark, and is told with what the server said', async () => {
    const subject = topic();
    const { id, internetId } = await begun(subject, from, { headers: checked(passed) });
    const ours = await answered(id);
    const ids = [internetId, plain(ours.parsed.messageId)];
    await tell({
      subject: ours.parsed.subject!,
      from,
      text: 'Send it elsewhere',
      headers: checked(failed, ids),
    });
    expect(await textsOf(id)).toHaveLength(2);
    const [other] = (await conversations(jornada, subject)).filter((one: { id: string }) => one.id !== id);
    const { mails } = await mailsOf(jornada, other.id);
    expect(mails[0].proof).toEqual({ verdict: 'failed', server, said: failed });
    // The real one goes on where it was.
    await tell({ subject: ours.parsed.subject!, from, text: 'It came', headers: checked(passed, ids) });
    expect(await textsOf(id)).toHaveLength(3);
    expect((await mailsOf(jornada, id)).mails[0].proof.verdict).toBe('passed');
  });

  test('is not helped by what it wrote further down, and nobody else’s word counts once a server is named', async () => {
    const [account] = (await jornada.ask('GET', '/api/channels')).body.items;
    expect(account.state.checkedBy).toBe(server);
    const name = (checkedBy: string | null) =>
      jornada.ask('PATCH', `/api/channels/${account.id}`, { json: { checkedBy } });
    const proofOf = async (fields: string) => {
      const subject = topic();
      await bring(desk.port, `${fields}\r\n${letter({ subject, from })}`, HELP);
      const [row] = await conversations(jornada, subject);
      return (await mailsOf(jornada, row.id)).mails[0].proof;
    };
    const forged = `Authentication-Results: ${passed}`;
    const real = `Authentication-Results: ${failed}`;
    const apart = 'Received: from elsewhere.example by mx.shop.example';
    expect((await proofOf(`${real}\r\n${forged}`)).verdict).toBe('failed');
    expect((await proofOf(`${real}\r\n${apart}\r\n${forged}`)).verdict).toBe('failed');
    const other = 'Authentication-Results: mx.evil.example; dmarc=pass header.from=customer.example';
    expect((await proofOf(other)).verdict).toBe('passed');
    expect((await name('shop.example')).body.checkedBy).toBe('shop.example');
    expect(await proofOf(other)).toEqual({ verdict: 'none', server: null, said: '' });
    expect((await proofOf(`${other}\r\n${real}`)).verdict).toBe('failed');
    expect((await name('not; a name')).status).toBe(400);
    await name(null);
  });

  test('cannot mark an answer as failed', async () => {
    const { id } = await begun(topic(), 'bounced@customer.example');
    const ours = await answered(id);
    const notice = { subject: 'Undelivered mail', from: 'MAILER-DAEMON@customer.example' };
    await tell({ ...notice, headers: checked(failed, [plain(ours.parsed.messageId)]) });
    expect((await conversation(jornada, id)).items.at(-1).delivery).not.toBe('failed');
    await tell({ ...notice, headers: checked(passed, [plain(ours.parsed.messageId)]) });
    expect((await conversation(jornada, id)).items.at(-1).delivery).toBe('failed');
  });
});

describe('an account that says by itself that a mail arrived', () => {
  const texts = {
    en: 'Hello {{customer.first}}, we have it as #{{conversation.number}}.',
    'pt-BR': 'Recebemos.',
  };
  const set = async (acknowledgement: object) => {
    const [account] = (await jornada.ask('GET', '/api/channels')).body.items;
    return jornada.ask('PATCH', `/api/channels/${account.id}`, { json: { acknowledgement } });
  };
  const always = { when: 'always', calendar: null, texts };
  const toldTo = (address: string) => desk.sink.taken.filter(({ to }) => to.includes(address));
  const waitFor = (address: string, count: number) =>
    eventually(async () => expect(toldTo(address)).toHaveLength(count));
  /** Jobs come in order: what was told to them is told by then. */
  async function quietFor(address: string) {
    const other = `after-${crypto.randomUUID()}@customer.example`;
    await tell({ subject: topic(), from: other });
    await waitFor(other, 1);
    expect(toldTo(address)).toEqual([]);
  }

  test('does it once, as a program’s answer that counts as none, and knows what comes back to it', async () => {
    expect((await set({ ...always, texts: {} })).status).toBe(400);
    expect((await set({ ...always, texts: { en: 'I am {{me.name}}' } })).status).toBe(400);
    expect((await set(always)).body.acknowledgement).toEqual(always);
    const [subject, from] = [topic(), 'told@customer.example'];
    const { id, number, internetId } = await begun(subject, `Ana Souza <${from}>`, {
      headers: { Cc: 'boss@customer.example' },
    });
    await waitFor(from, 1);
    const [mail] = toldTo(from);
    expect(mail).toMatchObject({ from: '', to: [from] });
    expect(mail!.parsed.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail!.parsed.text).toContain(`Hello Ana, we have it as #${number}.`);
    const ours = plain(mail!.parsed.messageId);
    await tell({ subject: `Re: ${subject}`, from, headers: answering([internetId, ours]) });
    const other = await begun(topic(), from);
    await quietFor('nobody@customer.example');
    expect(toldTo(from)).toHaveLength(1);
    const read = await conversation(jornada, id);
    expect(read).toMatchObject({ status: 'new', firstReplyAt: null, waitingSince: expect.any(String) });
    expect(read.items.map(({ kind }: { kind: string }) => kind)).toEqual(['customer', 'reply', 'customer']);
    expect(read.items[1].author).toMatchObject({ kind: 'system', name: 'Jornada' });
    expect((await mailsOf(jornada, id)).mails.map(({ kind }: { kind: string }) => kind)).toContain(
      'acknowledgement',
    );
    expect((await mailsOf(jornada, id)).reply.cc).toEqual([]);
    expect(await textsOf(other.id)).toHaveLength(1);
    const [row] = await conversations(jornada, subject);
    expect(row).toMatchObject({ id, lastFrom: 'customer', preview: 'It should have come on Tuesday.' });
    // The clock of the first answer runs on.
    const { rows } = await jornada.context.db.owner.query(
      `select ended_at from service_times where conversation_id = $1 and metric = 'first-response'`,
      [id],
    );
    expect(rows).toEqual([{ ended_at: null }]);
  });

  test.each([
    ['programs', { 'Auto-Submitted': 'auto-generated' }],
    ['lists', { 'List-Id': 'Lamps <lamps.example>' }],
    ['those who want none', { 'Return-Path': '<>' }],
    ['spam', { 'X-Spam-Flag': 'YES' }],
    ['unproven senders', { 'Authentication-Results': 'mx.shop.example; dmarc=fail' }],
  ])('never does it to %s', async (_, headers) => {
    const from = `never-${crypto.randomUUID()}@customer.example`;
    await tell({ subject: topic(), from, headers });
    await quietFor(from);
  });

  test('does it only outside the hours of its calendar, in the language of the account', async () => {
    const whole = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
    const calendar = async (name: string, week: object[]) =>
      (await jornada.ask('POST', '/api/calendars', { json: { name, week } })).body.id as string;
    const [open, closed] = [await calendar('Ever', whole), await calendar('Never', Array(7).fill([]))];
    const language = (told: string | null) =>
      jornada
        .ask('GET', '/api/channels')
        .then(({ body }) =>
          jornada.ask('PATCH', `/api/channels/${body.items[0].id}`, { json: { language: told } }),
        );
    await set({ ...always, when: 'outside-hours', calendar: open });
    await tell({ subject: topic(), from: 'inside@customer.example' });
    await set({ ...always, when: 'outside-hours', calendar: closed });
    await language('pt-BR');
    await tell({ subject: topic(), from: 'outside@customer.example' });
    await waitFor('outside@customer.example', 1);
    expect(toldTo('outside@customer.example')[0]!.parsed.text).toContain('Recebemos.');
    expect(toldTo('inside@customer.example')).toEqual([]);
    await language(null);
    await set({ ...always, when: 'never' });
  });
});

describe('the doors of a mail', () => {
  const html = '<p onclick="x()">Hi</p><img src="https://track.example/p.png"><script>alert(1)</script>';
  const from = 'doors@customer.example';
  let raw: string;
  let id: string;
  let messageId: string;
  let attachment: string;
  beforeAll(async () => {
    const subject = topic();
    const body = [
      ...[
        'Content-Type: multipart/mixed; boundary=b1',
        '',
        '--b1',
        'Content-Type: text/html; charset=utf-8',
        '',
        html,
      ],
      ...['--b1', 'Content-Type: text/plain; name=a.txt', 'Content-Disposition: attachment; filename=a.txt'],
      ...['', 'Attached', '--b1--', ''],
    ].join('\n');
    raw = letter({ subject, from, body });
    await bring(desk.port, raw, HELP);
    id = (await conversations(jornada, subject))[0].id;
    const [message] = (await conversation(jornada, id)).items;
    messageId = message.id;
    attachment = message.attachments[0].id;
  });

  test('show it made safe, in a page that runs nothing and loads pictures from elsewhere only when asked', async () => {
    const page = async (query: string) => {
      const { status, headers, body } = await jornada.ask('GET', `/api/mails/${messageId}/html${query}`);
      return { status, policy: headers.get('content-security-policy') ?? '', headers, body: String(body) };
    };
    const plainly = await page('');
    expect(plainly.status).toBe(200);
    expect(plainly.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(plainly.headers.get('referrer-policy')).toBe('no-referrer');
    expect(plainly.headers.get('x-content-type-options')).toBe('nosniff');
    expect(plainly.headers.get('cache-control')).toBe('private, no-store');
    const said = Object.fromEntries(
      plainly.policy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1).join(' ')]),
    );
    expect(said).toMatchObject({
      ...{ 'default-src': "'none'", 'img-src': "'self'", 'base-uri': "'none'", 'form-action': "'none'" },
      'frame-ancestors': "'self'",
    });
    expect(said.sandbox).not.toMatch(/allow-(scripts|forms|top-navigation)/);
    expect(plainly.body).toContain('Hi');
    expect(plainly.body).not.toMatch(/track\.example|script|onclick/);
    const shown = await page('?pictures=shown');
    expect(shown.policy).toContain("img-src 'self' http: https:");
    expect(shown.policy).toContain("default-src 'none'");
    expect(shown.body).toContain('src="https://track.example/p.png" referrerpolicy="no-referrer"');
    expect((await page('?pictures=all')).status).toBe(400);
  });

  test('give it as it came, to be saved and opened by no browser', async () => {
    const { status, headers, body } = await jornada.ask('GET', `/api/mails/${messageId}/raw`);
    expect(status).toBe(200);
    expect(String(body)).toContain(html);
    expect(String(body)).toContain(raw.split('\r\n')[0]);
    expect(headers.get('content-type')).toContain('message/rfc822');
    expect(headers.get('content-disposition')).toBe('attachment; filename="mail.eml"');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    for (const door of ['html', 'raw'])
      expect((await jornada.ask('GET', `/api/mails/${crypto.randomUUID()}/${door}`)).status).toBe(404);
  });

  test('open to nobody who may not read conversations, also by id', async () => {
    const owner = await signIn(jornada, OWNER);
    const role = await owner.ask('POST', '/api/roles', {
      json: { name: 'Outside the desk', permissions: ['customers.read', 'workspace.read'] },
    });
    expect(role.status, JSON.stringify(role.body)).toBe(201);
    const agent = await newMember(jornada, owner, 'outside@jornada.example', role.body.key);
    for (const door of [
      ...[`/api/conversations/${id}`, `/api/conversations/${id}/mail`, `/api/attachments/${attachment}`],
      ...[
        `/api/attachments/${attachment}/picture`,
        `/api/mails/${messageId}/html`,
        `/api/mails/${messageId}/raw`,
      ],
    ]) {
      expect([door, (await agent.ask('GET', door)).status]).toEqual([door, 403]);
      expect([door, (await jornada.ask('GET', door, { key: false })).status]).toEqual([door, 401]);
    }
  });
});
