/** The widget in a real browser, on a page of another origin with a strict policy, with the inbox on the other side. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addChat, answer, conversationSaying } from '../server/features/channels/chat/testing.ts';
import { asksOf, turnOn } from '../server/features/surveys/csat/testing.ts';
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

test('who wants it takes an answer in a chat back within ten seconds, and the visitor never sees it', async () => {
  const t = saidIn('en', 'conversations');
  const customer = await comes();
  const panel = await open(customer.page, 'en');
  const field = panel.getByRole('textbox', { name: WORDS.en.message });
  await field.fill('Do you ship to Cluj?');
  await field.press('Enter');
  await panel.getByText(WORDS.en.sent, { exact: true }).waitFor();
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto('/settings/account');
  await page.getByRole('switch', { name: t('holdChats.label') }).click();
  await page.goto('/inbox');
  await page.getByText('Do you ship to Cluj?').first().click();
  const answer = page.getByRole('textbox', { name: t('replyHere') });
  await answer.fill('No, we do');
  await answer.press('Control+Enter');
  const held = page.getByRole('article', { name: t('held.mailLabel') });
  await held.getByRole('button', { name: t('undo') }).click();
  await held.waitFor({ state: 'detached' });
  await answer.fill('Yes, we do');
  await answer.press('Control+Enter');
  await held.getByRole('button', { name: t('held.mailNow') }).click();
  await panel.getByText('Yes, we do').waitFor();
  expect(await panel.getByText('No, we do').count()).toBe(0);
  expect([...complaints, ...customer.complaints]).toEqual([]);
  await close();
  await customer.close();
});

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
    const typing = inbox.page.getByText(t('typing_one', { names: `Ioana ${language}` }));
    await typing.waitFor();
    // What is there is typed no more, long before the eight seconds of somebody who stopped.
    await field.press('Enter');
    await inbox.page.getByText('Mul', { exact: true }).last().waitFor();
    await expect.poll(() => typing.count(), { timeout: 5000 }).toBe(0);
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

test('solved, it asks how it went: by keyboard, one click, a few words, kept without a network; the inbox shows it', async () => {
  const words = wordsOf('es');
  const t = saidIn('es', 'surveys');
  await turnOn(jornada);
  const { page, complaints, close } = await comes({ language: 'es', phone: true });
  const panel = await open(page, 'es');
  const field = panel.getByRole('textbox', { name: words.message });
  await field.fill('¿Y la lámpara? 4403');
  await field.press('Enter');
  await panel.getByText(words.sent, { exact: true }).waitFor();
  const { id } = await conversationSaying(jornada, '4403');
  await answer(jornada, id, 'Llega hoy.', { status: 'solved' });
  const asked = panel.getByRole('group', { name: words.question });
  const face = (score: number) => asked.getByRole('button', { name: words.scores[score - 1]!, exact: true });
  await face(4).waitFor();
  await expectAccessible(page);
  await expect.poll(async () => (await asksOf(jornada, id))[0].state).toBe('asked');
  await face(3).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await asked.getByText(words.thanks).waitFor();
  await asked.getByText(words.changeable('').slice(0, 10)).waitFor();
  expect(await face(4).getAttribute('aria-pressed')).toBe('true');
  await expectAccessible(page);

  await page.context().setOffline(true);
  await asked.getByRole('textbox', { name: new RegExp(words.tellMore.slice(1, 20)) }).fill('Muy amables');
  await asked.getByRole('button', { name: words.send }).click();
  await asked.getByText('Muy amables').waitFor();
  await page.context().setOffline(false);
  await expect
    .poll(async () => (await asksOf(jornada, id))[0].comment, { timeout: 30_000 })
    .toBe('Muy amables');
  await page.reload();
  await open(page, 'es');
  await asked.getByText('Muy amables').waitFor();
  await face(5).click();
  await expect.poll(async () => (await asksOf(jornada, id))[0].score).toBe(5);

  const inbox = await visit(browser, jornada, { language: 'es' });
  await inbox.page.goto(`/inbox/${id}`);
  const messages = inbox.page.getByRole('log');
  await messages.getByText(t('line.askedInChat')).waitFor();
  await messages.getByText(t('answered', { score: '5', word: t('score.5') })).waitFor();
  await messages.getByText('Muy amables').waitFor();
  expect(inbox.complaints).toEqual([]);
  expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await inbox.close();

  // Opened again, somebody who has not answered is asked no more.
  const other = await comes({ language: 'en' });
  const theirs = await open(other.page, 'en');
  await theirs.getByRole('textbox', { name: wordsOf('en').message }).fill('And mine? 4404');
  await other.page.keyboard.press('Enter');
  await theirs.getByText(wordsOf('en').sent, { exact: true }).waitFor();
  const second = await conversationSaying(jornada, '4404');
  await answer(jornada, second.id, 'Today.', { status: 'solved' });
  const question = theirs.getByRole('group', { name: wordsOf('en').question });
  await question.waitFor();
  // Whoever wants to be asked no more says so there.
  await question.getByRole('button', { name: wordsOf('en').decline }).click();
  await question.getByText(wordsOf('en').declined).waitFor();
  expect(await question.getByRole('button').count()).toBe(0);
  await expect.poll(async () => (await asksOf(jornada, second.id))[0].state).toBe('asked');
  await expectAccessible(other.page);
  await jornada.ask('PATCH', `/api/conversations/${second.id}`, { json: { status: 'open' } });
  await question.waitFor({ state: 'detached' });
  await other.close();
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
