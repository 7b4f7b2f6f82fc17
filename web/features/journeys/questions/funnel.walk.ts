/** Asking how many come through, and who does not: in a real browser, in two of the languages. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { lensCaughtUp } from '../../../../server/testing/lens.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { textsOf } from '../../../testing/texts.ts';
import { LATE, ORDERS, PERIOD, plantShop } from '../map/walk-shop.fixture.ts';

const PATIENCE_MS = 240_000;
const STEPS = 'step=Order Completed&step=Order Shipped&step=Order Delivered';

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
    'a funnel says how many came through, and opens who was lost',
    async () => {
      const said = textsOf<Texts>(language, 'questions');
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        dark: true,
      });
      await page.goto(`/questions/funnel?${PERIOD}&${STEPS}`);
      const table = page.getByRole('region', { name: said.funnel.table.label });
      await table.getByRole('row').nth(3).waitFor();
      const lost = said.funnel.whoDropped.split('{{')[0]!.trim();
      await table.getByRole('button', { name: new RegExp(`^${LATE} · ${lost}`) }).click();
      const drawer = page.getByRole('dialog', { name: new RegExp(lost) });
      await drawer
        .getByRole('listitem')
        .nth(LATE - 1)
        .waitFor();
      expect(await drawer.getByRole('listitem').count()).toBe(LATE);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: new RegExp(` · ${said.funnel.whoBegan}$`) }).click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page
        .getByRole('img')
        .filter({ has: page.locator('svg') })
        .first()
        .waitFor();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

test(
  'opened for the first time it asks a question that is answered already',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/questions/funnel?period=all');
    const steps = page.getByRole('list', { name: 'Steps of the funnel' });
    await steps.getByRole('button', { name: 'Order placed' }).waitFor();
    await page.getByText(`of ${ORDERS} customers who began`).waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'steps are added, moved and taken away by hand and by keyboard, and stand in the address',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto(`/questions/funnel?${PERIOD}&step=Order Shipped&step=Order Completed`);
    const steps = page.getByRole('list', { name: 'Steps of the funnel' });
    await steps.getByRole('button', { name: 'Order shipped' }).press('Enter');
    await page.getByRole('button', { name: 'Later' }).press('Enter');
    await page.waitForURL((url) => stepsIn(url).join() === 'Order Completed,Order Shipped');
    await steps.getByRole('button', { name: 'Add a step' }).click();
    await page.getByRole('combobox', { name: 'What happens' }).fill('help');
    await page.getByRole('option', { name: 'Help requested' }).click();
    await page.waitForURL((url) => stepsIn(url).length === 3);
    await steps.getByRole('button', { name: /^3/ }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.waitForURL((url) => stepsIn(url).length === 2);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'differences are looked for when asked, and called a correlation',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto(`/questions/funnel?${PERIOD}&step=Order Completed&step=Order Delivered Late`);
    await page.getByRole('button', { name: 'Look for differences' }).click();
    await page.getByText(/This is a correlation/).waitFor();
    await page.getByText(`${LATE} of ${LATE}`).first().waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'a split by what is only known of those who came far warns, and draws those of whom it is not known',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await jornada.context.db.owner.query(
      `update customers set traits = jsonb_build_object('country', 'RO') where id in (
         select customer_id from touchpoints where type = 'Order Delivered Late')`,
    );
    await lensCaughtUp(jornada.context);
    const steps = 'step=Order Completed&step=Order Delivered Late';
    await page.goto(`/questions/funnel?${PERIOD}&${steps}&splitBy=trait:country`);
    await page
      .getByText('Country is known of 100% of those who came through and of 0% of the others')
      .waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Not told$/ })
      .waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'a question that makes no sense says so and leads back to the usual one',
  async () => {
    const { page, close } = await visit(browser, jornada);
    await page.goto(`/questions/funnel?${PERIOD}&${STEPS}&windowSeconds=99999999999`);
    await page
      .getByRole('alert')
      .getByText(/10 years/)
      .waitFor();
    await page.getByRole('button', { name: 'Ask the usual question' }).click();
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await close();
  },
  PATIENCE_MS,
);

test(
  'a link whose steps cannot be read says so, and one begins anew',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/questions/funnel?period=all&steps=nonsense');
    await page.getByRole('heading', { name: 'The steps in this link are not known' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await page.getByText(`of ${ORDERS} customers who began`).waitFor();
    expect(new URL(page.url()).search).toBe('?period=all');
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'on a phone nothing has to be moved sideways',
  async () => {
    const { page, close } = await visit(browser, jornada, { phone: true });
    await page.goto(`/questions/funnel?${PERIOD}&${STEPS}`);
    await page.getByRole('region', { name: 'The steps in figures' }).waitFor();
    const room = await sidewaysRoom(page);
    expect(room).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await close();
  },
  PATIENCE_MS,
);

const stepsIn = (url: URL) => url.searchParams.getAll('step');

interface Texts {
  funnel: { table: { label: string }; whoDropped: string; whoBegan: string };
}
