/** Mail on screen: an account is added and tried, a mail read and answered, one that was kept aside taken in. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letter } from '../../../server/features/channels/email/letters.fixture.ts';
import { watched } from '../../../server/features/channels/testing.ts';
import { type ImapServer, startImapServer } from '../../../server/testing/imap-server.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { eventually } from '../../../server/testing/processes.ts';
import { type SmtpSink, startSmtpSink } from '../../../server/testing/smtp-server.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let imap: ImapServer;
let sink: SmtpSink;
beforeAll(async () => {
  [jornada, browser, imap, sink] = await Promise.all([
    startTestJornada(),
    launchBrowser(),
    startImapServer(),
    startSmtpSink(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await imap?.stop();
  await sink?.close();
});

const FROM = 'Ana Souza <ana@customer.example>';
const words = [
  ...[
    'Content-Type: multipart/alternative; boundary=b1',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
  ],
  ...[
    'It is still dark.',
    '',
    'On Tue, Nov 24, 2026 at 9:00 AM Casa <help@shop.example> wrote:',
    '> Try the switch.',
  ],
  ...['', '--b1', 'Content-Type: text/html; charset=utf-8', ''],
  ...['<p>It is still dark.</p><img src="https://track.example/p.png">', '--b1--', ''],
].join('\n');

test('add an account and try it, read a mail, answer others than usual, take in one that was kept aside', async () => {
  const [language, phone] = ['es', true] as const;
  const [t, inbox] = [saidIn(language, 'channels'), saidIn(language, 'conversations')];
  const ui = saidIn(language, 'ui');
  const { page, complaints, close } = await visit(browser, jornada, { language, phone, dark: true });
  await page.goto('/settings/channels');
  await page
    .getByRole('button', { name: t('add') })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: t('add') });
  const [incoming, outgoing] = [0, 1];
  const field = (key: string, which = 0) => dialog.getByLabel(t(key), { exact: true }).nth(which);
  const server = async (which: number, host: string, port: number, user: string, pass: string) => {
    await field(which === incoming ? 'server.imap' : 'server.smtp').fill(host);
    await field('server.tls', which).click();
    await page.getByRole('option', { name: t('tls.none') }).click();
    await field('server.port', which).fill(String(port));
    await field('server.user', which).fill(user);
    await field('server.pass', which).fill(pass);
  };
  await field('address').fill('help@shop.example');
  await server(incoming, imap.host, imap.port, 'help', 'wrong');
  await server(outgoing, '127.0.0.1', sink.port, 'agent', 'secret');
  await dialog.getByRole('button', { name: t('tryOut') }).click();
  await dialog.getByText(t('tried.smtp')).waitFor();
  await dialog.getByText(t('trouble.credentials'), { exact: false }).waitFor();
  await field('server.pass', incoming).fill(imap.pass);
  await dialog.getByRole('button', { name: t('tryOut') }).click();
  await dialog.getByText(t('tried.imap')).waitFor();
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);
  const save = dialog.getByRole('button', { name: t('save') });
  await dialog.getByText(t('acknowledge.when.outside-hours')).click();
  await save.click();
  await dialog.getByText(t('acknowledge.nothing')).waitFor();
  const first = dialog.getByRole('textbox', { name: 'English' });
  await eventually(async () =>
    expect(await first.evaluate((one) => one === document.activeElement)).toBe(true),
  );
  await expect
    .poll(() => first.evaluate((one) => one.getBoundingClientRect().bottom < innerHeight))
    .toBe(true);
  await page.mouse.click(4, 4);
  await page.keyboard.press('Escape');
  const asked = page.getByRole('alertdialog', { name: ui('discard.title') });
  await asked.getByRole('button', { name: ui('discard.keep') }).click();
  await asked.waitFor({ state: 'detached' });
  expect(await field('address').inputValue()).toBe('help@shop.example');
  // The browser tells of what was refused, and of nothing else.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
  await dialog.getByText(t('acknowledge.when.never'), { exact: true }).click();
  await save.click();
  await dialog.waitFor({ state: 'detached' });
  const [{ id }] = (await jornada.ask('GET', '/api/channels')).body.items;
  await watched(jornada, id);

  await imap.deliver('help', letter({ subject: 'Dark lamp', from: FROM, body: words }));
  const conversation = await eventually(async () => {
    const { items } = (await jornada.ask('GET', '/api/conversations')).body;
    if (!items.length) throw new Error('not here yet');
    return items[0];
  });
  await page.goto(`/inbox/${conversation.id}`);
  const mail = page.getByRole('article', { name: inbox('wrote.customer', { name: 'Ana Souza' }) });
  await mail.getByText('It is still dark.').waitFor();
  expect(await mail.getByText('Try the switch.').count()).toBe(0);
  await mail.getByRole('button', { name: t('mail.unfold') }).click();
  await mail.getByText('Try the switch.').waitFor();
  await mail.getByRole('button', { name: t('mail.details') }).click();
  await mail.getByText(t('proof.unchecked')).waitFor();
  await mail.getByRole('button', { name: t('mail.asMade') }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByText('It is still dark.').waitFor();
  expect(await frame.locator('img[src]').count()).toBe(0);
  // What it then asks of the web stays here.
  await page.route('https://track.example/**', (route) => route.fulfill({ status: 204 }));
  await mail.getByRole('button', { name: t('mail.showPictures') }).click();
  await frame.locator('img[src="https://track.example/p.png"]').waitFor({ state: 'attached' });
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);

  await page.getByRole('button', { name: t('send.change') }).click();
  await page
    .getByRole('textbox', { name: t('send.cc') })
    .first()
    .fill('boss@customer.example');
  await page.getByRole('textbox', { name: inbox('replyHere') }).fill('We send another one.');
  await page.getByRole('button', { name: inbox('mail'), exact: true }).click();
  await eventually(async () => expect(sink.taken).toHaveLength(1), 30_000);
  expect(sink.taken[0]!.to).toEqual(['ana@customer.example', 'boss@customer.example']);

  const { owner } = jornada.context.db;
  await owner.query(`create function poison() returns trigger language plpgsql as
    $$ begin if new.text like '%poison%' then raise exception 'it cannot be'; end if; return new; end $$;
    create trigger poison before insert on messages for each row execute function poison()`);
  await imap.deliver('help', letter({ subject: 'Unsound', from: FROM, text: 'There is poison in it.' }));
  await page.goto('/settings/channels');
  await page.getByRole('button', { name: t('state.aside_one', { count: '1' }) }).click();
  await owner.query('drop trigger poison on messages');
  await page.getByRole('button', { name: t('aside.takeInNamed', { subject: 'Unsound' }) }).click();
  await page.getByText(t('aside.empty')).waitFor();
  const { body } = await jornada.ask('GET', '/api/conversations?search=unsound');
  expect(body.items).toHaveLength(1);
  expect(complaints).toEqual([]);
  await close();
});
