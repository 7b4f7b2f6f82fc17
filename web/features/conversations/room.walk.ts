/** The inbox has room for the conversation on every screen, and nothing stands on what one presses, or jumps. */
import type { Browser, Locator } from 'playwright-core';
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
    // What is wrong with a moment stands under it, and moves nothing.
    const snooze = page.getByRole('button', { name: t('snooze.do'), exact: true });
    await snooze.first().click();
    const moment = page.getByLabel(t('snooze.own'));
    await moment.waitFor();
    await moment.fill('2020-01-01T10:00');
    await page.getByText(t('snooze.past')).waitFor();
    const yOf = async (one: Locator) => (await one.boundingBox())!.y;
    expect(await yOf(snooze.last())).toBe(await yOf(moment));
    await page.keyboard.press('Escape');
  }
  expect(complaints).toEqual([]);
  await close();
});

test('rows of the inbox show whole lines and whole marks, and who answers', async () => {
  const begun = await jornada.ask('POST', '/api/conversations', {
    json: {
      ...{
        channel: 'email',
        subject: 'Lampa mare',
        customer: { email: 'rows@example.com' },
        priority: 'urgent',
      },
      text: 'Lampa pe care am comandat-o acum două săptămâni nu a sosit încă. '.repeat(5),
      tags: ['transport întârziat', 'reclamație', 'cadou de Crăciun', 'client vechi'],
    },
  });
  const { id, number } = begun.body;
  const { body: members } = await jornada.ask('GET', '/api/members');
  const assigned = await jornada.ask('PATCH', `/api/conversations/${id}`, {
    json: { assignee: members.items[0].id },
  });
  expect(assigned.status, JSON.stringify(assigned.body)).toBe(200);
  const { page, complaints, close } = await visit(browser, jornada, { language: 'ro' });
  for (const { width, path } of [
    { width: 1280, path: `/inbox/${id}` },
    { width: 1280, path: '/inbox' },
    { width: 390, path: '/inbox' },
  ]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    const row = page.getByRole('row').filter({ hasText: `#${number}` });
    await row.waitFor();
    const cut = await row.evaluate((one) => {
      const marks = one.querySelector('[class*=marks]')!;
      const box = marks.getBoundingClientRect();
      const words = one.querySelector('[class*=words]')!;
      const end = words.getBoundingClientRect().bottom;
      const said = document.createRange();
      said.selectNodeContents(words);
      const lines = [...said.getClientRects()];
      const isCut = (mark: Element) => {
        const { top, bottom, right } = mark.getBoundingClientRect();
        return top < box.bottom && (bottom > box.bottom + 0.5 || right > box.right + 0.5);
      };
      return {
        marks: [...marks.children].filter(isCut).map((mark) => mark.textContent),
        isPartOfALine: lines.some(({ top, bottom }) => top + 2 < end && bottom - 3 > end),
        isAnswererSeen:
          one.querySelector('[class*=assignee]')!.getBoundingClientRect().bottom <= box.bottom + 0.5,
      };
    });
    expect(cut, `${path} at ${width}`).toEqual({ marks: [], isPartOfALine: false, isAnswererSeen: true });
  }
  expect(complaints).toEqual([]);
  await close();
});
