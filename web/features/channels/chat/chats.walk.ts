/** A chat is made in the settings, seen as customers will see it, given to pages, changed and removed. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addChat,
  visit as comesToChat,
  conversationSaying,
} from '../../../../server/features/channels/chat/testing.ts';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { saidIn } from '../../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const GREETING = 'Olá da Casa Lume';

describe.each([
  { language: 'es', phone: false },
  { language: 'en', phone: true },
] as const)('in $language', ({ language, phone }) => {
  test('make one, look at it, copy its line, give it a new secret, change it, remove it', async () => {
    const t = saidIn(language, 'channels');
    const { page, complaints, close } = await visit(browser, jornada, { language, phone });
    await page.goto('/settings/chat');
    await page.getByText(t('chat.empty')).waitFor();
    await page.getByRole('button', { name: t('chat.add') }).click();
    const dialog = page.getByRole('dialog', { name: t('chat.add') });
    await dialog.getByRole('textbox', { name: t('chat.name'), exact: true }).fill('Casa Lume');
    await dialog.getByRole('textbox', { name: t('chat.origins') }).fill('https://www.shop.example, shop');
    await dialog.getByRole('button', { name: t('save') }).click();
    // A page that can be none is told where it was written.
    await dialog.getByText(t('chat.originsWrong')).waitFor();
    await dialog
      .getByRole('textbox', { name: t('chat.origins') })
      .fill('https://www.shop.example\nhttps://*.shop.example');
    await dialog.getByRole('textbox', { name: t('chat.colour'), exact: true }).fill('#b3432b');
    await dialog.getByText(t('chat.greetings')).click();
    await dialog.getByRole('textbox', { name: 'Português' }).fill(GREETING);
    const preview = dialog.getByRole('img', { name: t('chat.preview') });
    await preview.getByText('Casa Lume', { exact: true }).waitFor();
    await expect
      .poll(() => preview.locator('.head').evaluate((head) => getComputedStyle(head).backgroundColor))
      .toBe('rgb(179, 67, 43)');
    await dialog.getByRole('combobox', { name: t('chat.previewLanguage') }).click();
    await page.getByRole('option', { name: 'Português' }).click();
    await preview.getByText(GREETING).waitFor();
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: t('save') }).click();
    const secret = await page.getByRole('region', { name: t('chat.secret') }).textContent();
    expect(secret).toContain('chs_');
    // What goes into the pages stands above it.
    const added = page.getByRole('region', { name: t('chat.lineTitle') });
    expect(await added.textContent()).toContain(`${jornada.url}/widget.js`);
    await page.getByRole('button', { name: t('chat.copied') }).click();

    const deed = async (name: string) => {
      await page.getByRole('button', { name: t('chat.more', { name: 'Casa Lume' }) }).click();
      await page.getByRole('menuitem', { name: t(name) }).click();
    };
    await page.getByRole('button', { name: t('chat.lineShort') }).click();
    const line = page.getByRole('dialog', { name: t('chat.lineTitle') });
    await line
      .getByText(`<script src="${jornada.url}/widget.js" data-key="chat_`, { exact: false })
      .first()
      .waitFor();
    await line.getByText(`connect-src ${jornada.url}`, { exact: false }).waitFor();
    await expectAccessible(page);
    await line.getByRole('button', { name: t('chat.copied') }).click();

    await deed('chat.newSecret');
    await page.getByRole('button', { name: t('chat.renew') }).click();
    const renewed = await page.getByRole('region', { name: t('chat.secret') }).textContent();
    expect(renewed).not.toBe(secret);
    await page.getByRole('button', { name: t('chat.copied') }).click();

    await deed('chat.change');
    const change = page.getByRole('dialog', { name: 'Casa Lume' });
    await change.getByRole('textbox', { name: t('chat.name'), exact: true }).fill('Casa Nova');
    await change.getByRole('button', { name: t('save') }).click();
    await page.getByText('Casa Nova', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: t('chat.more', { name: 'Casa Nova' }) }).click();
    await page.getByRole('menuitem', { name: t('chat.remove') }).click();
    await page.getByRole('button', { name: t('chat.removeSubmit'), exact: true }).click();
    await page.getByText(t('chat.empty')).waitFor();
    // Chrome writes down what was refused above.
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
    await close();
  });
});

test('of who writes it is said what they typed, and nothing of what they did not', async () => {
  const t = saidIn('pt-BR', 'channels');
  const { key } = await addChat(jornada);
  const { page, complaints, close } = await visit(browser, jornada, { language: 'pt-BR' });
  const said = ['both', 'name', 'email'] as const;
  for (const { typed, told } of [
    { typed: 'both', told: { name: 'Ana', email: 'ana.typed@example.com' } },
    { typed: 'name', told: { name: 'Rui' } },
    { typed: 'email', told: { email: 'dora.typed@example.com' } },
    { typed: null, told: { page: 'https://www.shop.example/lamps' } },
  ]) {
    const text = `Escreve ${typed ?? 'ninguém'}`;
    await (await comesToChat(jornada, key, told)).write(text);
    await page.goto(`/inbox/${(await conversationSaying(jornada, text)).id}`);
    const part = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: t('chat.visitor') }) });
    await part.waitFor();
    for (const one of said) {
      const there = await part.getByText(t(`chat.typed.${one}`), { exact: true }).count();
      expect(there, `${one} of ${typed}`).toBe(one === typed ? 1 : 0);
    }
  }
  expect(complaints).toEqual([]);
  await close();
});
