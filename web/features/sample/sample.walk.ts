/** Loading the sample company, watching it grow, thinking better of it: in a real browser, in two of the languages. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';
import { textsOf } from '../../testing/texts.ts';

const PATIENCE_MS = 60_000;

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

describe.each(['en', 'ro'] as const)('in %s', (language) => {
  test(
    'load, watch, remove',
    async () => {
      const texts = textsOf<Texts>(language, 'sample');
      const { page, complaints, close } = await visit(browser, jornada, { language });
      await page.goto('/sample');
      await page.getByRole('heading', { level: 1, name: texts.title }).waitFor();
      await page.getByText('Casa Luma', { exact: true }).waitFor();
      await expectAccessible(page);

      await page.getByRole('button', { name: texts.load }).click();
      const progress = page.getByRole('progressbar', { name: texts.loading });
      await progress.waitFor();
      await page.waitForFunction(
        () => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > 0,
      );
      await expectAccessible(page);

      await page.getByRole('button', { name: texts.remove }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: texts.confirm.yes }).click();
      await page.getByRole('button', { name: texts.load }).waitFor({ timeout: PATIENCE_MS });
      expect(complaints).toEqual([]);
      await close();
    },
    2 * PATIENCE_MS,
  );
});

interface Texts {
  title: string;
  load: string;
  loading: string;
  remove: string;
  confirm: { yes: string };
}
