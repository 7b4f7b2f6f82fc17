/** A call is written down by the keys alone, another pops up, and a customer in the shop says how it was. */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  for (const [name, phone] of [
    ['Ana Souza', '+5511912345678'],
    ['Bruno Lima', '+5511955550000'],
  ])
    await jornada.ask('POST', '/api/contact-log', {
      json: {
        ...{ key: crypto.randomUUID(), channel: 'phone', outcome: 'solved', reason: 'Lâmpada' },
        customer: { phone, name },
      },
    });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

async function areApart(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [(await one.boundingBox())!, (await other.boundingBox())!];
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

const add = async (json: object) => (await jornada.ask('POST', '/api/channels', { json })).body;

test('a call is written down by the keys alone, undone, and written down again', async () => {
  const t = saidIn('pt-BR', 'contacts');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'pt-BR' });
  await page.goto('/service/log');
  const who = page.getByRole('combobox', { name: t('who.label') });
  await expect.poll(() => who.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('an');
  await page.getByRole('option', { name: 'Ana Souza' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByText(/#1,|nº 1,/).waitFor();
  // The first reason has the focus; the arrows go on.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('radio', { name: t('outcome.follow-up') }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await page.getByRole('radio', { name: t('emotion.joy') }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Liga amanhã');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await page.getByRole('textbox', { name: t('promise.what') }).inputValue()).toBe(t('promise.usual'));
  // Another time begins with a round one.
  await page.getByRole('radio', { name: t('promise.own') }).click();
  expect(await page.getByLabel(t('promise.when')).inputValue()).toMatch(/:(00|30)$/);
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  const entry = page.getByRole('link', { name: new RegExp(`^${t('way.phone-in')} Ana Souza`) });
  await entry.waitFor();
  await page.getByRole('button', { name: saidIn('pt-BR', 'ui')('undo'), exact: true }).click();
  await entry.waitFor({ state: 'detached' });
  // What was written is at hand again.
  await expect.poll(() => page.getByRole('radio', { name: t('outcome.follow-up') }).isChecked()).toBe(true);
  await page.getByRole('button', { name: t('save'), exact: true }).click();
  await entry.click();
  await page.waitForURL('**/inbox/**');
  const messages = page.getByRole('log');
  await messages.getByText(t('notedBy', { name: 'owner' })).waitFor();
  await messages.getByText(t('emotion.joy'), { exact: true }).waitFor();
  await expectAccessible(page);
  // The list of the day takes it back, too.
  await page.goto('/service/log');
  await entry.waitFor();
  await expectAccessible(page);
  const undo = page.getByRole('button', { name: t('undo', { name: 'Ana Souza' }) });
  await undo.click();
  await entry.waitFor({ state: 'detached' });
  // What tells of another stays while the pointer is on it, and goes when the list took it back.
  await who.fill('an');
  await page.getByRole('option', { name: 'Ana Souza' }).click();
  await page.getByRole('textbox', { name: t('note.label') }).fill('Liga amanhã');
  await page.getByRole('radio', { name: t('outcome.follow-up') }).check();
  await page.getByRole('button', { name: t('save'), exact: true }).click();
  const told = page
    .getByRole('dialog')
    .filter({ has: page.getByRole('button', { name: saidIn('pt-BR', 'ui')('undo'), exact: true }) });
  await told.hover();
  await undo.dispatchEvent('click');
  await told.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test('a call pops up where somebody works, and one key writes it down', async () => {
  const t = saidIn('ro', 'contacts');
  const phone = await add({ kind: 'phone', name: 'Centrala' });
  const tell = (json: object) =>
    jornada.ask('POST', phone.callsPath, {
      ...{ json: { id: 'call', from: '+5511955550000', direction: 'in', ...json }, key: false },
      headers: { authorization: `Bearer ${phone.secret}` },
    });
  const { page, complaints, close } = await visit(browser, jornada, { language: 'ro', dark: true });
  const listening = page.waitForResponse((response) => /(topic|fresh)=calls/.test(response.url()));
  const { items } = (await jornada.ask('GET', '/api/conversations?status=solved')).body;
  await page.goto(`/inbox/${items[0].id}`);
  await listening;
  await tell({ state: 'ringing' });
  const pop = page.getByRole('region', { name: t('call.label', { name: 'Bruno Lima' }) });
  await pop.getByText(t('call.in.ringing')).waitFor();
  await pop.getByText('Lâmpada').waitFor();
  await expectAccessible(page);
  // Whoever writes goes on writing: nothing of it is covered, at any width of a desk.
  const composer = page.getByRole('region', { name: saidIn('ro', 'conversations')('write') });
  for (const width of [1440, 1024, 800]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => areApart(pop, composer)).toBe(true);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  // The key is told where all of them are.
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: saidIn('ro', 'shell')('help.title') });
  await help.getByText(t('call.log'), { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+.');
  await page.getByRole('heading', { name: t('title') }).waitFor();
  await page.getByRole('radio', { name: t('outcome.solved') }).click();
  await page.getByRole('textbox', { name: t('reason.own') }).fill('Becuri');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: new RegExp(`^${t('way.phone-in')} Bruno Lima`) }).waitFor();
  expect((await jornada.ask('GET', '/api/contact-log')).body.items[0]).toMatchObject({
    ...{ reason: 'Becuri', account: { name: 'Centrala' }, author: 'owner' },
  });
  // Somebody unknown, on the phone in the hand.
  await page.setViewportSize({ width: 390, height: 844 });
  await tell({ id: 'other', from: '+40722000111', state: 'ringing' });
  await page.getByRole('button', { name: t('call.create') }).click();
  await page.getByText(t('who.isNew')).waitFor();
  expect(await sidewaysRoom(page)).toBe(0);
  await expectAccessible(page);
  await page.goto('/settings/phone');
  await page.getByText('Centrala').first().waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await close();
});

test('a customer scans, and says how it was', async () => {
  const t = saidIn('es', 'contacts');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es', phone: true });
  await page.goto('/service/counter');
  await page.getByText(t('counter.empty')).waitFor();
  const shop = await add({ kind: 'store', name: 'Casa Centro' });
  await page.getByRole('img', { name: t('counter.code', { name: 'Casa Centro' }) }).waitFor();
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);
  await page.goto('/settings/store');
  await page.getByText('Casa Centro').waitFor();
  await expectAccessible(page);
  await page.goto(`/service/poster/${shop.id}`);
  await page.getByRole('img').waitFor();
  await expectAccessible(page);

  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(shop.path);
  await page.getByRole('radio', { name: 'Buena', exact: true }).click();
  await page.getByRole('textbox').fill('Muy amables');
  await expectAccessible(page);
  await page.getByRole('button').click();
  await page.getByText('Muy amables').waitFor();
  await page.getByRole('link', { name: 'Haz una pregunta' }).click();
  await page.getByRole('button', { name: 'Enviar mi pregunta' }).waitFor();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThan(1);
  expect(complaints).toEqual([]);
  await close();
});
