/** The widget in a real browser, on a page of another origin with a strict policy, with the inbox on the other side. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addChat } from '../server/features/channels/chat/testing.ts';
import { startTestJornada, type TestJornada } from '../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../web/testing/browser.ts';
import { saidIn } from '../web/testing/texts.ts';
import { lineFor, openShop, type Shop } from './shop.fixture.ts';
import { type Language, WORDS } from './words/words.ts';

let jornada: TestJornada;
let browser: Browser;
let shop: Shop;
let chat: { id: string; key: string; secret: string };

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  shop = await openShop(jornada.url);
  chat = await addChat(jornada, { name: 'Casa Lume', origins: [shop.origin], colour: '#0f6e6e' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await jornada?.stop();
});

interface Customer {
  page: Page;
  complaints: string[];
  close(): Promise<void>;
}

/** A customer's own browser at the shop. Whatever the page complains of, its policy too, ends in `complaints`. */
async function comes({ language = 'en', more = '', phone = false, key = chat.key } = {}): Promise<Customer> {
  Object.assign(shop, { language, line: lineFor(jornada.url, key, more) });
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    ...(phone ? { isMobile: true, hasTouch: true } : {}),
    reducedMotion: 'reduce',
    locale: language,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(shop.origin);
  return { page, complaints, close: () => context.close() };
}

const wordsOf = (language: Language) => WORDS[language];
const open = async (page: Page, language: Language) => {
  await page.getByRole('button', { name: wordsOf(language).open }).click();
  return page.getByRole('dialog', { name: 'Casa Lume' });
};

describe.each([
  { language: 'pt-BR', page: 'pt-PT' },
  { language: 'ro', page: 'ro' },
] as const)('in $language', ({ language, page: spoken }) => {
  test('a customer and the inbox talk: typing, answers, reading, a picture, a transcript', async () => {
    const words = wordsOf(language);
    const t = saidIn(language, 'conversations');
    const inbox = await visit(browser, jornada, { language });
    await inbox.page.goto('/inbox');
    await inbox.page.getByRole('heading').first().waitFor();
    const customer = await comes({ language: spoken });
    const { page } = customer;
    const panel = await open(page, language);
    await panel.getByText(words.greeting).waitFor();
    await panel.getByText(words.here).waitFor();
    await expectAccessible(page);
    await panel.getByRole('textbox', { name: new RegExp(words.name) }).fill(`Ioana ${language}`);
    const field = panel.getByRole('textbox', { name: words.message });
    await field.fill('Unde este lampa?');
    await field.press('Enter');
    await panel.getByText(words.sent, { exact: true }).waitFor();

    await inbox.page.getByText(`Ioana ${language}`).first().click();
    await inbox.page.getByText('Unde este lampa?').last().waitFor();
    await panel.getByText(words.read, { exact: true }).waitFor();
    const answer = inbox.page.getByRole('textbox', { name: t('replyHere') });
    await answer.pressSequentially('Vine azi 👍');
    await panel.getByText(words.typing('Casa Lume')).waitFor();
    await field.pressSequentially('Mul');
    await inbox.page.getByText(t('typing_one', { names: `Ioana ${language}` })).waitFor();
    await answer.press('Control+Enter');
    await panel.getByText('Vine azi 👍').waitFor({ timeout: 30_000 });
    await inbox.page.getByText(t('delivery.read'), { exact: true }).waitFor();

    await field.fill('');
    await panel.getByRole('button', { name: words.emoji }).click();
    await panel.getByRole('button', { name: '🙏' }).click();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'lamp.png', mimeType: 'image/png' },
      buffer: PNG,
    });
    await panel.getByRole('button', { name: words.remove('lamp.png') }).waitFor();
    await page.locator('.chip[aria-busy]').waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: words.send }).click();
    const picture = panel.getByRole('img', { name: words.picture('lamp.png') });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await inbox.page.getByAltText('lamp.png').first().waitFor();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'holiday.png', mimeType: 'image/png' },
      buffer: Buffer.from('TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAA', 'base64'),
    });
    await panel.getByText(words.wrongType).waitFor();

    await panel.getByRole('button', { name: words.more }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: words.transcript }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('chat.txt');
    // The refused upload is the server's own answer; nothing else is to be complained of.
    expect(customer.complaints.filter((text) => !text.includes('415'))).toEqual([]);
    expect(inbox.complaints).toEqual([]);

    // Closed, a new answer counts at the button; the next page knows the chat.
    await page.keyboard.press('Escape');
    await answer.fill('Altceva?');
    await answer.press('Control+Enter');
    await page.getByRole('button', { name: words.openNew(1) }).waitFor({ timeout: 30_000 });
    await page.reload();
    await page.getByRole('button', { name: words.openNew(1) }).click();
    await panel.getByText('Altceva?').waitFor();
    await page.getByRole('button', { name: words.close }).first().click();
    await page.getByRole('button', { name: words.open, exact: true }).waitFor();
    await customer.close();
    await inbox.close();
  });
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('written without a network, it is sent when it is back: all of it, in its order, once', async () => {
  const words = wordsOf('en');
  const { page, close } = await comes();
  const panel = await open(page, 'en');
  const field = panel.getByRole('textbox', { name: words.message });
  const write = async (text: string) => {
    await field.fill(text);
    await field.press('Enter');
  };
  await write('First 4401');
  await panel.getByText(words.sent, { exact: true }).waitFor();
  await page.context().setOffline(true);
  await write('Second 4401');
  await write('Third 4401');
  await panel.getByText(words.sending, { exact: true }).waitFor();
  await panel.getByText(words.offline).waitFor();
  await page.context().setOffline(false);
  await panel.getByText(words.sent, { exact: true }).waitFor({ timeout: 60_000 });
  const { body } = await jornada.ask('GET', '/api/conversations?search=4401');
  expect(body.items).toHaveLength(1);
  const { items } = (await jornada.ask('GET', `/api/conversations/${body.items[0].id}`)).body;
  expect(items.map(({ text }: { text: string }) => text)).toEqual([
    'First 4401',
    'Second 4401',
    'Third 4401',
  ]);
  expect(await panel.locator('.visitor .words').allTextContents()).toEqual([
    'First 4401',
    'Second 4401',
    'Third 4401',
  ]);
  await close();
});

test('an identity that the company did not sign is not believed, and nothing is sent in its name', async () => {
  const words = wordsOf('en');
  const forged = `data-user-id="u-1" data-user-signature="${'f'.repeat(64)}"`;
  const { page, close } = await comes({ more: forged });
  const panel = await open(page, 'en');
  const field = panel.getByRole('textbox', { name: words.message });
  await field.fill('I am u-1 4402');
  await field.press('Enter');
  await panel.getByText(words.notSent).waitFor();
  expect((await jornada.ask('GET', '/api/conversations?search=4402')).body.items).toEqual([]);
  await close();
});

test('a page that the chat does not name has no button; on a phone the chat fills the screen', async () => {
  const elsewhere = await addChat(jornada, { origins: ['https://other.example'] });
  const blocked = await comes({ key: elsewhere.key });
  await expect.poll(() => blocked.complaints.join()).toContain('CORS');
  expect(await blocked.page.locator('#jornada-chat').count()).toBe(0);
  await blocked.close();

  const { page, close } = await comes({ phone: true });
  const panel = await open(page, 'en');
  const box = await panel.boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await close();
});
