/** What one writes: an answer and a note apart, with what goes along, and what others wrote meanwhile: in real browsers. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';
import { open, startTwoMembers, type TwoMembers } from './two-members.fixture.ts';

let desk: TwoMembers;
let { jornada, browser, marta, eva, begin, read } = {} as TwoMembers;

beforeAll(async () => {
  desk = await startTwoMembers();
  ({ jornada, browser, marta, eva, begin, read } = desk);
}, 120_000);

afterAll(() => desk?.stop());

const t = saidIn('es', 'conversations');
const field = (page: Page, words = t) => page.getByRole('textbox', { name: words('replyHere') });

test('what goes along is part of the draft: there after a reload, seen by others, and gone with its words', async () => {
  const id = await begin();
  const [ro, replies] = [saidIn('ro', 'conversations'), saidIn('ro', 'replies')];
  const saved = { name: 'Late', text: 'Sorry', tags: ['late'] };
  await jornada.ask('POST', '/api/saved-replies', { json: saved });
  const mine = await visit(browser, jornada, { as: marta, language: 'ro', phone: true });
  const { page } = mine;
  await open(page, id);
  await page.keyboard.press('y');
  await page.getByRole('textbox', { name: ro('promise.what') }).fill('Call back');
  await page
    .getByRole('button', { name: ro('promise.add') })
    .last()
    .click();
  await page.keyboard.press(';');
  await page.getByRole('option', { name: /Late/ }).click();
  await page.getByText('+late').waitFor();
  await page.getByText(ro('draft.saved')).waitFor();
  await open(page, id);
  const without = page.getByRole('button', { name: replies('without', { what: '+late' }) });
  const promised = page.getByRole('button', { name: ro('promise.remove') });
  await without.waitFor();
  await promised.waitFor();
  expect(await field(page, ro).inputValue()).toBe('Sorry');
  expect(await sidewaysRoom(page)).toBe(0);

  const theirs = await visit(browser, jornada, { as: eva, language: 'es' });
  await open(theirs.page, id);
  const drafted = theirs.page.getByRole('region', { name: t('draft.by', { name: 'Marta' }) });
  await drafted.getByText('+late').waitFor();
  await drafted.getByText('Call back').waitFor();
  await expectAccessible(theirs.page);

  // What came with the words goes with them; what was promised by hand stays until it is crossed out.
  await field(page, ro).fill('');
  await without.waitFor({ state: 'detached' });
  await promised.waitFor();
  await expect
    .poll(async () => (await read(id)).drafts)
    .toMatchObject([{ text: '', does: null, promise: { text: 'Call back' } }]);
  await promised.click();
  await expect.poll(async () => (await read(id)).drafts).toEqual([]);
  await open(page, id);
  expect(await promised.count()).toBe(0);
  expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
  await Promise.all([mine.close(), theirs.close()]);
});

test('an answer and a note have a text each: what was deleted of one does not come back with the other', async () => {
  const id = await begin();
  const ours = saidIn('en', 'conversations');
  const { page, complaints, close } = await visit(browser, jornada, { as: marta });
  const note = page.getByRole('textbox', { name: ours('noteHere') });
  await open(page, id);
  await page.keyboard.press('r');
  await page.keyboard.type('We refund it');
  await page.getByText(ours('draft.saved')).waitFor();
  await page.keyboard.type(' today');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  expect(await note.inputValue()).toBe('');
  await page.keyboard.type('May we refund it?');
  await page.getByText(ours('draft.saved')).waitFor();
  await expect
    .poll(async () => (await read(id)).drafts)
    .toMatchObject([
      { kind: 'note', text: 'May we refund it?' },
      { kind: 'reply', text: 'We refund it today' },
    ]);
  // Both are there after a reload, and while one goes from one to the other.
  await open(page, id);
  await expect.poll(() => note.inputValue()).toBe('May we refund it?');
  await page.getByRole('button', { name: ours('reply'), exact: true }).click();
  await expect.poll(() => field(page, ours).inputValue()).toBe('We refund it today');
  await field(page, ours).fill('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('log').getByText('May we refund it?').waitFor();
  await expect.poll(async () => (await read(id)).drafts).toEqual([]);
  await open(page, id);
  await page.keyboard.press('r');
  expect(await field(page, ours).inputValue()).toBe('');
  expect(complaints).toEqual([]);
  await close();
});

test('whoever writes is told that somebody answered meanwhile, and asked once before the customer gets two answers', async () => {
  const id = await begin();
  const pt = saidIn('pt-BR', 'conversations');
  const write = (json: object) => marta.ask('POST', `/api/conversations/${id}/messages`, { json });
  const { page, complaints, close } = await visit(browser, jornada, {
    ...{ as: eva, language: 'pt-BR', phone: true, dark: true },
  });
  await open(page, id);
  await field(page, pt).fill('Já saiu.');
  await page.getByText(pt('draft.saved')).waitFor();
  await write({ kind: 'customer', text: 'Hello?' });
  const asked = page.getByText(pt('overtaken.wrote', { name: 'Ana Souza' }));
  await asked.waitFor();
  await page.getByRole('button', { name: pt('overtaken.look'), exact: true }).click();
  await asked.waitFor({ state: 'detached' });
  await write({ text: 'It left today.' });
  const told = page.getByText(pt('overtaken.answered', { name: 'Marta' }), { exact: true });
  await told.waitFor();
  // Whoever comes back to what they began is told, too.
  await open(page, id);
  await told.waitFor();
  await page
    .getByRole('button', { name: pt('overtaken.look'), exact: true })
    .first()
    .click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain('It left today.');
  await field(page, pt).press('Control+Enter');
  await page.getByText(pt('overtaken.notSent')).waitFor();
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);
  const held = page.getByRole('article', { name: pt('held.mailLabel') });
  expect(await held.count()).toBe(0);
  await page.getByRole('button', { name: pt('held.mailAnyway'), exact: true }).click();
  await held.waitFor();
  await held.getByRole('button', { name: pt('held.mailNow') }).click();
  await expect.poll(async () => (await read(id)).messages).toBe(4);
  await told.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test('what a customer writes while a draft is saved is there, however the answers cross', async () => {
  const id = await begin();
  const ours = saidIn('en', 'conversations');
  const { page, complaints, close } = await visit(browser, jornada, { as: marta });
  await open(page, id);
  let asked = 0;
  const answered = Promise.withResolvers<void>();
  await page.route(`**/api/conversations/${id}`, async (route) => {
    asked += 1;
    await answered.promise;
    // It may have been given up meanwhile.
    await route.continue().catch(() => {});
  });
  await page.route(`**/api/conversations/${id}/draft`, async (route) => {
    await marta.ask('POST', `/api/conversations/${id}/messages`, {
      json: { kind: 'customer', text: 'I have found it' },
    });
    await expect.poll(() => asked).toBeGreaterThan(0);
    const before = asked;
    // The news of the draft are quicker than the answer to it.
    const response = await route.fetch();
    await expect.poll(() => asked).toBeGreaterThan(before);
    await route.fulfill({ response });
  });
  await field(page, ours).fill('We look for it');
  await page.getByText(ours('draft.saved')).waitFor();
  answered.resolve();
  await page.getByRole('log').getByText('I have found it').waitFor();
  expect(await field(page, ours).inputValue()).toBe('We look for it');
  expect(complaints).toEqual([]);
  await close();
});
