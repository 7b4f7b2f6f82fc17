import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';

let jornada: TestJornada;
let browser: Browser;
beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const begin = async (text: string): Promise<string> =>
  (
    await jornada.ask('POST', '/api/conversations', {
      json: { channel: 'phone', customer: { email: `${crypto.randomUUID()}@example.com` }, text },
    })
  ).body.id;

test('a field is defined, asked for when one solves, shown, and found by', { timeout: 120_000 }, async () => {
  const id = await begin('The lamp is broken');
  await begin('Another lamp');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'en' });
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: 'New field' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Reason');
  await dialog.getByLabel('Option 1', { exact: true }).fill('Damaged');
  await dialog.getByRole('button', { name: 'Add an option' }).click();
  await dialog.getByLabel('Option 2', { exact: true }).fill('Too late');
  await dialog.getByText('Must be filled in before a conversation is solved').click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('reason · Damaged and Too late').waitFor();

  await page.goto(`/inbox/${id}`);
  await page.getByRole('button', { name: 'Solve', exact: true }).click();
  await dialog.getByText(/^Before #\d+ is solved$/).waitFor();
  await dialog.getByRole('button', { name: 'Save and solve' }).click();
  await dialog.getByText('must be filled in', { exact: true }).waitFor();
  await expectAccessible(page);
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Damaged' }).click();
  await dialog.getByRole('button', { name: 'Save and solve' }).click();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  await page.getByText('Reason: Damaged').first().waitFor();

  await page.goto('/inbox?view=solved&field.reason=damaged');
  await page.getByRole('row').filter({ hasText: 'The lamp is broken' }).waitFor();
  await page.goto('/inbox?field.reason=~');
  await page.getByRole('row').filter({ hasText: 'Another lamp' }).waitFor();
  // A refusal is told to the browser, too; the screen answers it.
  expect(complaints.filter((one) => !one.includes('409'))).toEqual([]);
  await close();
});

test('an answer that solves asks, too, on a phone and in another language', {
  timeout: 120_000,
}, async () => {
  const id = await begin('And now?');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es', phone: true });
  const pressed = Promise.withResolvers<void>();
  await page.route('**/api/conversation-fields', async (route) => {
    // Also whoever is quicker than the list of fields is asked.
    await pressed.promise;
    await route.continue();
  });
  await page.goto(`/inbox/${id}`);
  await page.getByRole('textbox').last().fill('Listo');
  await page
    .getByRole('button', { name: /resolver$/i })
    .last()
    .click();
  pressed.resolve();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Too late' }).click();
  expect(await sidewaysRoom(page)).toBe(0);
  await dialog.getByRole('button', { name: 'Guardar y resolver' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Too late').first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});
