/** Accounts that want somebody to sign in at their provider, and what an account says by itself, on screen. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letter } from '../../../server/features/channels/email/letters.fixture.ts';
import {
  CLIENT,
  type ProviderStandIn,
  startProvider,
} from '../../../server/features/channels/sign-in/provider.fixture.ts';
import { addChannel, channelOf, watched } from '../../../server/features/channels/testing.ts';
import { type ImapServer, startImapServer } from '../../../server/testing/imap-server.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { eventually } from '../../../server/testing/processes.ts';
import { type SmtpSink, startSmtpSink } from '../../../server/testing/smtp-server.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

const USER = 'box@shop.example';

let jornada: TestJornada;
let browser: Browser;
let provider: ProviderStandIn;
let imap: ImapServer;
let sink: SmtpSink;

beforeAll(async () => {
  provider = await startProvider();
  [jornada, browser, imap, sink] = await Promise.all([
    startTestJornada({ JORNADA_PRIVATE_ADDRESSES: 'allow' }),
    launchBrowser(),
    startImapServer(`${provider.url}/introspect`),
    startSmtpSink(),
  ]);
  sink.userOf = provider.userOf;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await Promise.all([imap?.stop(), sink?.close(), provider?.close()]);
});

/** Where people sign in lies on another site, as it does in life: a page with two ways back. */
async function serveProvider(page: Page): Promise<void> {
  await page.route('https://provider.example/**', (route) => {
    const address = route.request().url();
    const back = new URL(new URL(address).searchParams.get('redirect_uri')!);
    const way = (answer: Record<string, string>) => `${back}?${new URLSearchParams(answer)}`;
    const agreed = provider.agree(address, USER);
    const refused = { error: 'access_denied', error_description: 'An admin must approve this app.' };
    const body = `<a href="${way(agreed)}">Agree</a> <a href="${way({ ...refused, state: agreed.state })}">Refuse</a>`;
    return route.fulfill({ contentType: 'text/html', body: body.replaceAll('&', '&amp;') });
  });
}

test('somebody signs in at a provider: told what is missing, refused there, let in, and out again', async () => {
  const t = saidIn('ro', 'channels');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'ro', phone: true });
  await serveProvider(page);
  await page.goto('/settings/channels');
  await page
    .getByRole('button', { name: t('add') })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: t('add') });
  const field = (key: string, which = 0) => dialog.getByLabel(t(key), { exact: true }).nth(which);
  await field('address').fill(USER);
  await field('signIn.by').click();
  await page.getByRole('option', { name: t('signIn.ways.other') }).click();
  for (const [which, name, port] of [
    [0, 'server.imap', imap.port],
    [1, 'server.smtp', sink.port],
  ] as const) {
    await field(name).fill('127.0.0.1');
    await field('server.tls', which).click();
    await page.getByRole('option', { name: t('tls.none') }).click();
    await field('server.port', which).fill(String(port));
    await field('server.user', which).fill(USER);
  }
  const save = dialog.getByRole('button', { name: t('signIn.save') });
  expect(await save.isDisabled()).toBe(true);
  await field('signIn.clientId').fill(CLIENT.id);
  await dialog.locator('input[autocomplete="new-password"]').fill(CLIENT.secret);
  await field('signIn.authorizeUrl').fill('provider.example/authorize');
  await field('signIn.tokenUrl').fill(`${provider.url}/token`);
  await dialog.getByRole('textbox', { name: t('signIn.scope') }).fill('mail offline_access');
  await save.click();
  const wrong = dialog.locator('[aria-invalid="true"]');
  await wrong.waitFor();
  expect(await wrong.inputValue()).toBe('provider.example/authorize');
  await expect.poll(() => wrong.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await dialog.getByRole('alert').count()).toBe(0);
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);
  expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
  await wrong.fill('https://provider.example/authorize');
  // Lost on the way to the provider, it goes on from what is saved.
  await page.route('**/api/channels/*/sign-in', (route) => route.abort(), { times: 1 });
  await save.click();
  await dialog.getByRole('alert').getByText(saidIn('ro', 'ui')('problem.unreachable')).waitFor();
  expect(complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
  await save.click();

  await page.getByRole('link', { name: 'Refuse' }).click();
  await page.getByText(t('signIn.refused')).waitFor();
  await page.getByText('An admin must approve this app.').waitFor();
  expect(new URL(page.url()).search).toBe('');
  await page.getByText(t('signIn.nobody')).waitFor();
  await page.getByText(t('trouble.sign-in'), { exact: false }).first().waitFor();
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);

  await page.getByRole('button', { name: t('signIn.do'), exact: true }).click();
  const agree = page.getByRole('link', { name: 'Agree' });
  const back = await agree.getAttribute('href');
  await agree.click();
  await page.getByText(t('signIn.done', { address: USER })).waitFor();
  const connected = page.getByText(t('state.connected', { when: '' }).trim(), { exact: false });
  await connected.waitFor();
  expect(await page.getByText(t('signIn.nobody')).count()).toBe(0);
  expect(await page.getByRole('button', { name: t('signIn.do'), exact: true }).count()).toBe(0);
  expect(complaints).toEqual([]);
  // The way back is good once.
  await page.goto(back!);
  await page.getByText(saidIn('ro', 'ui')('problem.conflict')).waitFor();
  await connected.waitFor();
  expect(complaints.splice(0)).toEqual([expect.stringContaining('409')]);

  // Taken back at the provider: the account says so by itself.
  provider.revoke();
  const { body } = await jornada.ask('GET', '/api/channels');
  await jornada.context.db.owner.query('update mail_sign_ins set access_until = now()');
  await jornada.ask('PATCH', `/api/channels/${body.items[0].id}`, { json: { name: 'Casa' } });
  await page.getByText(t('signIn.nobody')).waitFor();
  await page.getByText('The token was revoked.', { exact: false }).waitFor();
  await page.getByRole('button', { name: t('signIn.do'), exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('it says by itself that a mail arrived: in words of each language, told what is wrong, thrown away, turned off', async () => {
  const t = saidIn('pt-BR', 'channels');
  const ui = saidIn('pt-BR', 'ui');
  const address = 'help@shop.example';
  const { id } = await addChannel(jornada, {
    ...{ address, language: 'pt-BR' },
    imap: { host: imap.host, port: imap.port, tls: 'none', user: 'help', pass: imap.pass },
    smtp: { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' },
  });
  await watched(jornada, id);
  const since = (await channelOf(jornada, id)).state.connectedSince;
  const { page, complaints, close } = await visit(browser, jornada, { language: 'pt-BR', dark: true });
  await page.goto('/settings/channels');
  const dialog = page.getByRole('dialog', { name: address, exact: true });
  const when = (which: string) => dialog.getByText(t(`acknowledge.when.${which}`), { exact: true });
  const words = (language: string) => dialog.getByRole('textbox', { name: language });
  const save = dialog.getByRole('button', { name: t('save') });
  const open = () => page.getByRole('button', { name: t('changeNamed', { address }) }).click();
  const saved = async () => {
    await save.click();
    await dialog.waitFor({ state: 'detached' });
  };
  await open();
  await when('always').click();
  await words('Português').fill('Olá {{customer.first}}, recebemos o seu e-mail.');
  await words('Español').fill('Le habla {{me.name}}.');
  await save.click();
  const wrong = dialog.locator('[aria-invalid="true"]');
  await wrong.waitFor();
  expect(await wrong.getAttribute('lang')).toBe('es');
  await expect.poll(() => wrong.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await dialog.getByRole('alert').count()).toBe(0);
  await expectAccessible(page);
  // Out of sight it is told all the same.
  await when('never').click();
  await dialog.getByRole('alert').getByText('{{me.…}}', { exact: false }).waitFor();
  expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
  await when('always').click();
  await words('Español').fill('Recibimos su mensaje.');
  await saved();
  // Watched as it was before, until the change has come round.
  await eventually(async () => {
    const now = (await channelOf(jornada, id)).state.connectedSince;
    if (!now || now === since) throw new Error('not yet as it is now');
  });
  const from = 'Ana Souza <ana@customer.example>';
  await imap.deliver('help', letter({ from, text: 'Bom dia, a minha encomenda ainda não chegou.' }));
  await eventually(async () => expect(sink.taken).toHaveLength(1));
  expect(sink.taken[0]!.parsed.text).toContain('Olá Ana, recebemos o seu e-mail.');

  await open();
  expect(await words('Español').inputValue()).toBe('Recibimos su mensaje.');
  await words('Español').fill('Otra cosa');
  await page.keyboard.press('Escape');
  await page
    .getByRole('alertdialog', { name: ui('discard.title') })
    .getByRole('button', { name: ui('discard.deed') })
    .click();
  await dialog.waitFor({ state: 'detached' });
  await open();
  await when('never').click();
  await saved();
  // What was written waits for being turned on again.
  await open();
  await when('outside-hours').click();
  expect(await words('Español').inputValue()).toBe('Recibimos su mensaje.');
  await dialog.getByRole('combobox', { name: t('acknowledge.calendar') }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
