/** Asking what people did next, or before: in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { textsOf } from '../../../testing/texts.ts';
import { LATE, ORDERS, PERIOD, plantShop } from '../map/walk-shop.fixture.ts';

const PATIENCE_MS = 240_000;

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

describe('in Portuguese', () => {
  const language = 'pt-BR';

  test(
    'flows are drawn, stand in a table, and open their people',
    async () => {
      const said = textsOf<Texts>(language, 'questions');
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
      });
      await page.goto(`/questions/paths?${PERIOD}&start=Order Shipped`);
      const picture = page.getByRole('region', { name: said.paths.picture });
      await picture.locator('svg path').first().waitFor({ state: 'attached' });
      await expectAccessible(page);
      await page.getByRole('button', { name: said.view.table }).click();
      const table = page.getByRole('grid', { name: said.paths.table.label });
      await table
        .getByRole('gridcell', { name: String(LATE), exact: true })
        .first()
        .click();
      const drawer = page.getByRole('dialog');
      await drawer
        .getByRole('listitem')
        .nth(LATE - 1)
        .waitFor();
      expect(await drawer.getByRole('listitem').count()).toBe(LATE);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

test(
  'opened for the first time everybody’s first steps are there, and how long journeys last',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/questions?period=all');
    await page.getByText('went on from Order placed to Order shipped').waitFor();
    const durations = page.getByRole('region', { name: 'How long journeys last' });
    await durations.getByRole('button', { name: `${ORDERS} customers` }).click();
    await page.getByRole('dialog').getByText(`${ORDERS} customers`).waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'the direction is turned by hand, and stands in the address',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto(`/questions/paths?${PERIOD}`);
    await page.getByRole('button', { name: 'From the first touchpoint' }).click();
    await page.getByRole('radio', { name: 'Before something happened' }).click();
    await page.getByRole('combobox', { name: 'What happened' }).fill('Order delivered late');
    await page.getByRole('option', { name: 'Order delivered late' }).click();
    await page.waitForURL((url) => url.searchParams.get('end') === 'Order Delivered Late');
    await page.getByText('came to Order delivered late from Order shipped').waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'on a phone only the picture is moved sideways',
  async () => {
    const { page, close } = await visit(browser, jornada, { phone: true });
    await page.goto(`/questions/paths?${PERIOD}`);
    await page
      .getByRole('region', { name: 'Paths as flows' })
      .locator('svg path')
      .first()
      .waitFor({ state: 'attached' });
    const room = await sidewaysRoom(page);
    expect(room).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await close();
  },
  PATIENCE_MS,
);

interface Texts {
  view: { table: string };
  paths: { picture: string; table: { label: string } };
}
