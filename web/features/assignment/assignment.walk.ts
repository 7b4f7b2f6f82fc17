import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';

let jornada: TestJornada;
let browser: Browser;
beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const begin = (text: string) =>
  jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer: { email: `${crypto.randomUUID()}@example.com` }, text },
  });

test('turns, a rule and capacity are set; what finds nobody says why, and the history why it was them', {
  timeout: 120_000,
}, async () => {
  await begin('I want a refund');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'en' });
  await page.goto('/settings/assignment');
  await page.getByRole('button', { name: 'Change Every department' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Round robin').click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('to who is not away · by language').waitFor();

  await page.getByRole('button', { name: 'New rule' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Money back');
  await dialog.getByLabel(/^Words in the subject/).fill('refund, money back');
  await dialog.getByLabel(/^Tags/).fill('money');
  await dialog.getByRole('button', { name: 'Try it on the last conversations' }).click();
  await dialog.getByText('Fits 1 of the last 1, as they are now.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('"refund" or "money back"').waitFor();

  await begin('A refund, please');
  await page.goto('/inbox?assignee=seeking');
  const row = page.getByRole('row').filter({ hasText: 'A refund, please' });
  await row.getByText('Nobody serves this department').waitFor();
  await row.getByText('money').waitFor();

  await page.goto('/settings/members');
  await page.getByRole('button', { name: /^What to do about/ }).click();
  await page.getByRole('menuitem', { name: 'What they are given' }).click();
  await dialog.getByText('Is given conversations').click();
  await dialog.getByLabel(/^At most so many open/).fill('1');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 of 1 open').waitFor();

  await page.goto('/inbox?view=mine');
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByText(/\(by the rule "Money back"\)/).waitFor();
  await page.getByText(/\(by round robin, the only one with room\)/).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('one says that one is away, on a phone, in another language, and others see it', {
  timeout: 120_000,
}, async () => {
  const { page, complaints, close } = await visit(browser, jornada, { language: 'pt-BR', phone: true });
  await page.goto('/settings/assignment');
  await page.getByText('1 de 1 abertas').waitFor();
  await page.locator('button:has([data-initials])').first().click();
  await page.getByRole('menuitemradio', { name: /^Ausente/ }).click();
  await page.locator('main').getByText('Ausente', { exact: true }).waitFor();
  expect(await sidewaysRoom(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
