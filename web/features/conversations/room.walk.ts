/** The inbox has room for the conversation on every screen, and nothing stands on what one presses, or jumps. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { launchBrowser, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

test('what is said in passing covers no deed, details take two rows, and nothing jumps while one writes', async () => {
  const language = 'ro';
  const [t, ui] = [saidIn(language, 'conversations'), saidIn(language, 'ui')];
  const begun = await jornada.ask('POST', '/api/conversations', {
    json: {
      ...{
        channel: 'chat',
        subject: 'Lampă',
        text: 'Unde e lampa?',
        customer: { email: 'room@example.com' },
      },
      ...{ priority: 'urgent', tags: ['transport', 'reclamație', 'cadou'], language: 'pt-BR' },
    },
  });
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);
  const { id, number } = begun.body;
  const { page, complaints, close } = await visit(browser, jornada, { language });
  const boxOf = async (name: string) =>
    (await page.getByRole('button', { name, exact: true }).last().boundingBox())!;
  for (const width of [1920, 1440, 1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/inbox/${id}`);
    const field = page.getByRole('textbox', { name: t('replyHere') });
    const send = page.getByRole('button', { name: t('sendAndSolve'), exact: true });
    const before = await boxOf(t('sendAndSolve'));
    await field.fill('Trimitem altul');
    await page.getByText(t('draft.saved')).waitFor();
    expect(await boxOf(t('sendAndSolve')), `at ${width}`).toEqual(before);
    if (width > 720) {
      const rows = await page
        .getByRole('button', { name: t('snooze.do'), exact: true })
        .evaluate((one) => one.parentElement!.clientHeight / one.clientHeight);
      expect(rows, `rows at ${width}`).toBeLessThan(2.5);
    }
    await page.getByRole('button', { name: t('solve'), exact: true }).click();
    const toast = page.getByRole('dialog').filter({ hasText: `#${number}` });
    const undo = toast.getByRole('button', { name: ui('undo') });
    await undo.waitFor();
    // A press that is taken by something above it fails.
    await send.click({ trial: true });
    await page.getByRole('button', { name: t('send'), exact: true }).click({ trial: true });
    await undo.click();
    await page.getByRole('button', { name: t('solve'), exact: true }).waitFor();
    await field.fill('');
  }
  expect(complaints).toEqual([]);
  await close();
});
