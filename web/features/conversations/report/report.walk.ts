/** The desk's week and its people, and the conversations behind a number: in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { saidIn } from '../../../testing/texts.ts';

const PATIENCE_MS = 120_000;
const PERIOD = 'from=2026-03-01&until=2026-03-31';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  // In São Paulo: Monday at 10, three; Tuesday at 10, one; Saturday at 15, one.
  for (const at of ['02T13:05', '02T13:20', '09T13:30', '03T13:00', '07T18:00']) {
    const customer = { email: `${crypto.randomUUID()}@example.com` };
    const tags = at.startsWith('07') ? ['parcel'] : [];
    const json = { channel: 'email', customer, text: 'Where is it?', tags, at: `2026-03-${at}:00Z` };
    const { status, body } = await jornada.ask('POST', '/api/conversations', { json });
    expect(status, JSON.stringify(body)).toBe(201);
  }
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

describe.each(['en', 'pt-BR'] as const)('in %s', (language) => {
  test(
    'an hour of the week opens its conversations, and so does what somebody has in hand',
    async () => {
      const [said, inbox] = [saidIn(language, 'service'), saidIn(language, 'conversations')];
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        dark: language === 'pt-BR',
      });
      await page.goto(`/service?${PERIOD}`);
      await page.getByRole('heading', { name: said('title'), level: 1 }).waitFor();
      const map = page.getByRole('group', { name: said('hours.title') });
      await expect.poll(() => map.getByRole('link').count()).toBe(3);
      expect(await sidewaysRoom(page)).toBe(0);
      await expectAccessible(page);

      // Arrows go to the next hour in which anybody wrote.
      const [monday, tuesday] = [map.locator('[data-at="1-10"]'), map.locator('[data-at="2-10"]')];
      expect(await monday.getAttribute('aria-label')).toMatch(/3/);
      await monday.focus();
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => tuesday.evaluate((cell) => cell === document.activeElement)).toBe(true);

      // The same in figures, for who does not see the map.
      await page.getByRole('button', { name: said('hours.table'), exact: true }).click();
      const table = page.getByRole('table', { name: said('hours.tableNote') });
      await table.waitFor();
      expect(await table.getByRole('row').count()).toBe(3);
      expect(await table.getByRole('link').allTextContents()).toEqual(['3', '1', '1']);
      await expectAccessible(page);
      await page.reload();
      await table.waitFor();
      await page.getByRole('button', { name: said('hours.map'), exact: true }).click();

      await monday.click();
      await page.waitForURL(/\/inbox\?.*did=asked/);
      const list = page.getByRole('region', { name: inbox('list'), exact: true });
      await list.getByText(new RegExp(`^${said('did.asked')} · `)).waitFor();
      await expect.poll(() => list.getByText('Where is it?').count()).toBe(3);
      await list.getByRole('button', { name: said('did.clear') }).click();
      await expect.poll(() => list.getByText('Where is it?').count()).toBe(5);

      await page.goto(`/service?${PERIOD}`);
      const nobody = page.getByRole('row', { name: new RegExp(`^${said('people.nobody')}`) });
      await nobody.getByRole('link', { name: new RegExp(said('people.open')) }).click();
      await page.waitForURL(/assignee=none/);
      await expect.poll(() => list.getByText('Where is it?').count()).toBe(5);

      await page.goto(`/service?${PERIOD}&by=topic`);
      const parcels = page.getByRole('row', { name: /^parcel/ });
      await parcels.getByRole('link', { name: new RegExp(`^parcel: ${said('groups.asked')}`) }).click();
      await page.waitForURL(/\/inbox\?(?=.*tag=parcel)(?=.*did=asked)/);
      await expect.poll(() => list.getByText('Where is it?').count()).toBe(1);
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );

  test('a time in which nobody wrote says so', async () => {
    const said = saidIn(language, 'service');
    const { page, close } = await visit(browser, jornada, { language });
    await page.goto('/service?from=2025-03-01&until=2025-03-31');
    await page.getByText(said('hours.nothing'), { exact: true }).waitFor();
    await close();
  });
});

test('a screen on the wall shows today, opens what it counts, and hears of what comes in', {
  timeout: PATIENCE_MS,
}, async () => {
  const said = saidIn('es', 'service');
  const begin = () =>
    jornada.ask('POST', '/api/conversations', {
      json: { channel: 'email', customer: { email: `${crypto.randomUUID()}@example.com` }, text: '¿Y bien?' },
    });
  await begin();
  const { body: now } = await jornada.ask('GET', '/api/service-report/today');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es', dark: true });
  await page.goto('/service');
  await page.getByRole('link', { name: said('wall.open') }).click();
  await page.waitForURL(/\/service\/wall/);
  const waiting = page.getByRole('link', { name: said('wall.waiting') });
  await waiting.getByText(String(now.waiting), { exact: true }).waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sidewaysRoom(page)).toBe(0);
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(await sidewaysRoom(page)).toBe(0);
  await begin();
  await waiting.getByText(String(now.waiting + 1), { exact: true }).waitFor();
  // All of it is on the screen, and a part of it stays a part when the screen starts anew.
  expect(
    await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight),
  ).toBeLessThanOrEqual(0);
  const narrowing = saidIn('es', 'narrowing');
  await page.getByRole('button', { name: new RegExp(narrowing('narrow.label')) }).click();
  await page.getByRole('combobox', { name: narrowing('narrow.channel') }).click();
  await page.getByRole('option', { name: 'Chat', exact: true }).click();
  await waiting.getByText('0', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: /Chat$/ }).waitFor();
  await waiting.getByText('0', { exact: true }).waitFor();
  await waiting.click();
  await page.waitForURL(/\/inbox\?(?=.*view=waiting)(?=.*channel=chat)/);
  expect(complaints).toEqual([]);
  await close();
});
