/** Writing to a customer first, by mail, in a real browser: it says from where and to whom, and can be taken back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addChannel } from '../../../server/features/channels/testing.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { eventually } from '../../../server/testing/processes.ts';
import {
  SMTP_PASSWORD,
  SMTP_USER,
  type SmtpSink,
  startSmtpSink,
} from '../../../server/testing/smtp-server.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let sink: SmtpSink;

beforeAll(async () => {
  [jornada, browser, sink] = await Promise.all([startTestJornada(), launchBrowser(), startSmtpSink()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await sink?.close();
});

test('a first mail names its sender and receivers, and comes back into the dialog within ten seconds', async () => {
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: SMTP_USER, pass: SMTP_PASSWORD };
  await addChannel(jornada, { address: 'help@begin.example', smtp });
  await addChannel(jornada, { address: 'sales@begin.example', smtp });
  const [t, mail, ui] = [saidIn('es', 'conversations'), saidIn('es', 'channels'), saidIn('es', 'ui')];
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es' });
  await page.goto('/inbox');
  await page.getByRole('heading', { level: 1, name: t('title') }).waitFor();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: t('begin') });
  await dialog.getByRole('button', { name: t('new.unknown') }).click();
  await dialog.getByRole('textbox', { name: t('new.email') }).fill('ana@customer.example');
  await dialog.getByRole('combobox', { name: t('channel') }).click();
  await page.getByRole('option', { name: ui('channel.email') }).click();
  await dialog.getByRole('radio', { name: t('new.ours') }).click();
  const to = dialog.getByRole('textbox', { name: mail('send.to'), exact: true });
  expect(await to.inputValue()).toBe('ana@customer.example');
  await dialog.getByRole('combobox', { name: mail('send.account'), exact: true }).click();
  await page.getByRole('option', { name: 'sales@begin.example' }).click();
  await dialog.getByRole('button', { name: mail('send.addCc') }).click();
  await dialog.getByRole('textbox', { name: mail('send.cc') }).fill('boss@customer.example');
  await dialog.getByRole('textbox', { name: t('new.weSaid') }).fill('Su lámpara está lista.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('mail'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page
    .getByRole('dialog')
    .filter({ hasText: t('new.sending', { to: 'ana@customer.example' }) })
    .getByRole('button', { name: ui('undo') })
    .click();

  const words = dialog.getByRole('textbox', { name: t('new.weSaid') });
  await words.waitFor();
  expect(await words.inputValue()).toBe('Su lámpara está lista.');
  expect(await dialog.getByRole('textbox', { name: mail('send.cc') }).inputValue()).toBe(
    'boss@customer.example',
  );
  const { body } = await jornada.ask('GET', '/api/conversations');
  expect(body.total).toBe(0);
  expect(sink.taken).toHaveLength(0);

  await words.fill('Su lámpara ya está lista.');
  await dialog.getByRole('button', { name: t('mail'), exact: true }).click();
  await eventually(async () => expect(sink.taken).toHaveLength(1), 40_000);
  expect(sink.taken[0]!.to).toEqual(['ana@customer.example', 'boss@customer.example']);
  expect(sink.taken[0]!.parsed.from?.text).toContain('sales@begin.example');
  expect(sink.taken[0]!.parsed.text).toContain('ya está lista');

  // The next one begins as the last did.
  await page.keyboard.press('c');
  expect(await dialog.getByRole('radio', { name: t('new.ours') }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});
