import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';

let jornada: TestJornada;
let browser: Browser;
beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

test('hours are written, the proposal is saved, and what is late shows in the inbox', {
  timeout: 120_000,
}, async () => {
  const { page, complaints, close } = await visit(browser, jornada, { language: 'en' });
  await page.goto('/settings/hours');
  await page.getByRole('button', { name: 'Change Business hours' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add hours on Saturday' }).click();
  await dialog.getByLabel('Saturday, to').fill('13:00');
  await dialog.getByRole('button', { name: 'Add a holiday' }).click();
  await dialog.getByLabel('Date').fill('2026-12-25');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Mon–Fri 09:00–18:00, Sat 09:00–13:00').waitFor();
  await page.getByText('1 holiday').waitFor();

  await page.goto('/settings/levels');
  await page.getByRole('button', { name: 'See the proposal' }).click();
  const first = dialog.getByLabel('Normal: First answer');
  const save = dialog.getByRole('button', { name: 'Save' });
  // On Saturday the day is a short one.
  await first.fill('2d');
  await dialog.getByText('Write hours or minutes, such as 16h: the days of this calendar differ.').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await first.blur();
  expect(await first.inputValue()).toBe('2d');
  await expectAccessible(page);
  await first.fill('90 minutos');
  await dialog.getByText('= 1 hr and 30 min of working time').waitFor();
  await first.fill('30min');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('First answer 30min').waitFor();
  const [policy] = (await jornada.ask('GET', '/api/service-policies')).body.items;
  await jornada.ask('PATCH', `/api/service-policies/${policy.id}`, { json: { calendar: null } });

  const at = new Date(Date.now() - 2 * 3_600_000).toISOString();
  await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer: { email: 'late@example.com' }, text: 'Anybody there?', at },
  });
  await page.goto('/inbox?view=breaching');
  await page.getByRole('row').filter({ hasText: 'Anybody there?' }).getByText('1h late').waitFor();
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByRole('button', { name: /^First answer .*: First answer was due/ }).click();
  await page.getByText('By the policy "Everybody".').waitFor();
  expect(complaints).toEqual([]);
  await close();
});
