/** Asking who came back: in a real browser, in two of the languages. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { textsOf } from '../../../testing/texts.ts';
import { LATE, ORDERS, PERIOD, plantShop } from '../map/walk-shop.fixture.ts';

const PATIENCE_MS = 240_000;
/** Everybody who was late got their parcel some days after they had ordered. */
const QUESTION = `${PERIOD}&return=Order Delivered Late`;

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  await plantShop(jornada);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

describe('in Romanian', () => {
  const language = 'ro';

  test(
    'cohorts say who came back, open them, and are drawn as a curve',
    async () => {
      const said = textsOf<Texts>(language, 'questions');
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        dark: true,
      });
      await page.goto(`/questions/retention?${QUESTION}`);
      const grid = page.getByRole('region', { name: said.retention.grid });
      await grid.getByRole('button', { name: new RegExp(`^${ORDERS} · `) }).waitFor();
      await expectAccessible(page);
      const heads = await grid.getByRole('columnheader').allTextContents();
      expect(heads.filter((head) => !head.endsWith(','))).toEqual([]);
      await grid
        .getByText(said.retention.n.replace('{{n}}', String(ORDERS)))
        .first()
        .waitFor();
      const cell = grid
        .getByRole('row')
        .nth(2)
        .getByRole('button', { name: new RegExp(`, ${LATE} `) });
      await cell.click();
      const drawer = page.getByRole('dialog', { name: new RegExp(said.retention.whoReturned) });
      await drawer
        .getByRole('listitem')
        .nth(LATE - 1)
        .waitFor();
      expect(await drawer.getByRole('listitem').count()).toBe(LATE);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: said.view.curve }).click();
      await page.getByRole('img', { name: said.retention.chart }).locator('svg').waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

test(
  'what is not over yet is marked and counted in no average',
  async () => {
    const { page, close } = await visit(browser, jornada);
    await page.goto('/questions/retention?from=2026-03-01&until=2026-03-20&return=any');
    const grid = page.getByRole('region', { name: /^Cohorts/ });
    await grid.getByRole('button', { name: /, not over yet$/ }).waitFor();
    await close();
  },
  PATIENCE_MS,
);

test(
  'a cohort table is taken along as a picture, also on a phone',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada, { phone: true });
    await page.goto(`/questions/retention?${QUESTION}`);
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Picture' }).click(),
    ]);
    expect(picture.suggestedFilename()).toBe('Retention.png');
    const room = await sidewaysRoom(page);
    expect(room).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'cohorts too small to tell are marked, and leave room for the first periods on a phone',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada, { phone: true, language: 'ro' });
    await page.goto(`/questions/retention?${QUESTION}&interval=day`);
    const few = textsOf<{ small: string }>('ro', 'questions').small;
    await page.getByRole('img', { name: few }).first().waitFor();
    expect(await page.getByText(few).count()).toBe(1);
    const second = await page.getByRole('columnheader').nth(3).boundingBox();
    expect(second!.x + second!.width).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

interface Texts {
  view: { curve: string };
  retention: { grid: string; whoReturned: string; chart: string; n: string };
}
