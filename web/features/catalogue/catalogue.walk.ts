/** Finding, mapping and arranging touchpoints, by hand and by keyboard; in two languages. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';
import { textsOf } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

type Texts = Record<string, Record<string, string> & string>;

async function typeNamed(name: string) {
  const { body } = await jornada.ask('GET', `/api/touchpoint-types?search=${encodeURIComponent(name)}`);
  return body.items[0];
}

describe.each(['es', 'ro'] as const)('in %s', (language) => {
  test('search, map by keyboard and by hand, mark a moment of truth, arrange the stages', async () => {
    const said = textsOf<Texts>(language, 'catalogue');
    const [first, second] = [`Aaa walked ${language}`, `Bbb walked ${language}`];
    for (const event of [first, second]) {
      await jornada.ask('POST', '/v1/track', { json: { userId: 'walker', event } });
    }
    const { page, complaints, close } = await visit(browser, jornada, { language, dark: language === 'ro' });
    await page.goto('/touchpoints');
    await page.getByRole('button', { name: first }).waitFor();
    await page.getByText(said.type!.orderdeliveredlate!).first().waitFor();
    if (language === 'es') await expectAccessible(page);

    await page.keyboard.press('j');
    await page.keyboard.press('4');
    await expect.poll(async () => (await typeNamed(first)).stage?.key).toBe('delivery');
    await page.getByRole('combobox', { name: said.stageOf!.replace('{{type}}', second) }).click();
    await page.getByRole('option', { name: said.stage!.support }).click();
    await expect.poll(async () => (await typeNamed(second)).stage?.key).toBe('support');

    await page.getByPlaceholder(said.search!).fill(second);
    await page.getByText(said.type!.orderdeliveredlate!).first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: second }).click();
    const drawer = page.getByRole('dialog', { name: second });
    await drawer.getByRole('switch', { name: said.truth }).click();
    await expect.poll(async () => (await typeNamed(second)).momentOfTruth).toBe(true);
    await drawer.getByRole('switch', { name: said.outbound }).click();
    await expect.poll(async () => (await typeNamed(second)).outbound).toBe(true);
    if (language === 'es') {
      await expectAccessible(page);
      await arrangeStages(page, said);
    }
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);
});

async function arrangeStages(page: Page, said: Texts) {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/touchpoints');
  await page.getByRole('button', { name: said.stages!.open }).click();
  const dialog = page.getByRole('dialog', { name: said.stages!.title });
  await dialog.getByLabel(said.stages!.name!.replace('{{place}}', '2')).fill('Looking around');
  await dialog.getByRole('button', { name: said.stages!.up!.replace('{{stage}}', 'Looking around') }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: said.save }).click();
  await dialog.waitFor({ state: 'detached' });
  const { body } = await jornada.ask('GET', '/api/stages');
  expect(body.items.slice(0, 2)).toMatchObject([
    { key: 'consideration', name: 'Looking around', position: 0 },
    { key: 'awareness', name: 'Awareness', position: 1 },
  ]);
}
