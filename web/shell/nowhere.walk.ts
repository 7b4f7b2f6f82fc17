/** Addresses at which nothing is, in a real browser: from each there is a way on. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../testing/browser.ts';
import { saidIn } from '../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const NOBODYS = '0197c2b4-5a3e-7d10-9c56-2f4b8e1a6d03';
/** Lists; and, where these are not its beginning, the address of each one of theirs. */
const PLACES: { list: string; of?: string }[] = [
  ...['/inbox', '/customers', '/segments', '/articles', '/imports'].map((list) => ({ list })),
  ...['reviews', 'calibrations'].map((kind) => ({
    list: '/service/quality',
    of: `/service/quality/${kind}`,
  })),
];

test('what is not there leads back to the list, whether its id is none or nobody’s', async () => {
  const t = saidIn('es', 'ui');
  const { page, close } = await visit(browser, jornada, { language: 'es' });
  for (const { list, of = list } of PLACES) {
    for (const id of ['nonsense', NOBODYS]) {
      await page.goto(`${of}/${id}`);
      await page.getByRole('heading', { name: t('nowhere.title') }).waitFor();
      await page.getByRole('link', { name: t('nowhere.back') }).click();
      await expect.poll(() => new URL(page.url()).pathname).toBe(list);
    }
  }
  await close();
});

test('an unknown address is answered within the frame', async () => {
  const t = saidIn('ro', 'shell');
  const { page, close } = await visit(browser, jornada, { language: 'ro' });
  for (const address of ['/quality', '/customers/one/too/many', '/inbox/a/b']) {
    await page.goto(address);
    await page.getByRole('heading', { name: t('notFound.title') }).waitFor();
    await page.getByRole('navigation', { name: t('nav.label') }).waitFor();
  }
  await expectAccessible(page);
  await page.getByRole('link', { name: t('pages.inbox') }).click();
  await page.waitForURL('**/inbox');
  await close();
});
