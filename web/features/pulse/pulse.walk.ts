/** Landing on Pulse, reading how it was, opening the people and the ways on: in a real browser, in two languages. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { lensCaughtUp } from '../../../server/testing/lens.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';
import { plantShop } from '../journeys/map/walk-shop.fixture.ts';

const PATIENCE_MS = 180_000;
/** In this month all of the shop's orders were placed. */
const MONTH = '/?span=month&at=2026-03-15';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

test(
  'before anything has happened the first page shows the ways to begin',
  async () => {
    // The lens of a new workspace is made first: until then Pulse says that it cannot be counted yet.
    await lensCaughtUp(jornada.context);
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/');
    const said = saidIn('en', 'session');
    for (const way of ['sample', 'import', 'connect'])
      await page.getByRole('heading', { name: said(`welcome.${way}.title`) }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

describe('with a shop', () => {
  beforeAll(() => plantShop(jornada), PATIENCE_MS);

  describe.each(['en', 'ro'] as const)('in %s', (language) => {
    test(
      'it says how it was, shows the figures, and opens the people of what changed',
      async () => {
        const [said, metrics] = [saidIn(language, 'pulse'), saidIn(language, 'metrics')];
        const { page, complaints, close } = await visit(browser, jornada, {
          language,
          dark: language === 'ro',
        });
        await page.goto(MONTH);
        await page.getByRole('heading', { name: said('title'), level: 1 }).waitFor();
        const figures = page.getByRole('region', { name: said('figures') });
        await figures.getByRole('link', { name: metrics('metric.late-share.name') }).waitFor();
        const changes = page.getByRole('region', { name: said('changes.title') });
        await changes.getByRole('heading', { name: metrics('metric.orders.name') }).waitFor();
        const late = saidIn(language, 'catalogue')('type.orderdeliveredlate');
        await page
          .getByRole('region', { name: said('moments.title') })
          .getByRole('link', { name: late, exact: true })
          .waitFor();
        await page.getByText(said('health.fresh')).waitFor();
        await page
          .getByRole('region', { name: said('differences.title') })
          .getByText(saidIn(language, 'journeys')('differences.few'))
          .waitFor();
        expect(await sidewaysRoom(page)).toBe(0);
        await expectAccessible(page);

        await changes
          .getByRole('button', { name: said('people') })
          .first()
          .click();
        const drawer = page.getByRole('dialog');
        await drawer.getByRole('listitem').first().waitFor();
        if (language === 'en') await expectAccessible(page);
        await page.keyboard.press('Escape');
        await drawer.waitFor({ state: 'detached' });
        await page
          .getByRole('region', { name: said('moments.title') })
          .getByRole('link', { name: late, exact: true })
          .click();
        await page.waitForURL(/\/journey\?.*touchpoint=/);
        await page.getByRole('dialog', { name: late }).waitFor();
        expect(complaints).toEqual([]);
        await close();
      },
      PATIENCE_MS,
    );
  });

  test(
    'earlier and later times are a step away, and a long quiet is said',
    async () => {
      const said = saidIn('en', 'pulse');
      const { page, close } = await visit(browser, jornada);
      await page.goto('/');
      await page.getByText(/the record ends on/).waitFor();
      await page.getByRole('button', { name: said('earlier.week') }).click();
      await page.waitForURL(/at=2026-03-/);
      await page.getByText(/the record ends on/).waitFor({ state: 'detached' });
      const later = page.getByRole('button', { name: said('later.week') });
      const before = page.url();
      await later.click();
      await page.waitForURL((url) => url.href !== before && url.href.includes('at=2026-03-'));
      await page.goBack();
      await page.waitForURL(before);
      await page.goBack();
      await page.waitForURL((url) => !url.href.includes('at='));
      await page.getByText(/the record ends on/).waitFor();
      await close();
    },
    PATIENCE_MS,
  );

  test.each(['en', 'ro'] as const)(
    'the week that runs comes after the last whole one, says that it is so far, and leads back, in %s',
    async (language) => {
      const said = saidIn(language, 'pulse');
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        phone: language === 'ro',
      });
      // Where the workspace is: late on a Sunday it is Monday elsewhere, and another week.
      const lastWeek = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' }).format(
        Date.now() - 7 * 86_400_000,
      );
      await page.goto(`/?at=${lastWeek}`);
      await page.getByRole('button', { name: said('running.week') }).click();
      await page.getByText(said('running.week'), { exact: true }).waitFor();
      await page.getByText(said('thin.soFar')).waitFor();
      expect(await page.getByRole('button', { name: said('later.week') }).isDisabled()).toBe(true);
      expect(await sidewaysRoom(page)).toBe(0);
      await expectAccessible(page);
      await page.getByRole('button', { name: said('back.week') }).click();
      await page.getByText(said('running.week'), { exact: true }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: said('running.week') }).waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );

  test(
    'g h leads here from anywhere, and every figure leads on to its own page',
    async () => {
      const { page, close } = await visit(browser, jornada);
      await page.goto('/customers');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('h');
      await page.waitForURL((url) => url.pathname === '/');
      await page.goto(MONTH);
      const name = saidIn('en', 'metrics')('metric.orders.name');
      const tile = page
        .getByRole('region', { name: saidIn('en', 'pulse')('figures') })
        .getByRole('link', { name: new RegExp(`^${name}`) });
      const told = await tile
        .getByText(/^[\d,]+$/)
        .first()
        .textContent();
      await tile.click();
      await page.waitForURL(/\/metrics\/orders\?.*from=2026-03-01.*until=2026-03-31/);
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      await page.getByText(told!, { exact: true }).first().waitFor();
      await page.getByText(saidIn('en', 'narrowing')('compare.before.month_one')).waitFor();
      await close();
    },
    PATIENCE_MS,
  );

  test(
    'on a phone nothing has to be moved sideways',
    async () => {
      const said = saidIn('en', 'pulse');
      const { page, complaints, close } = await visit(browser, jornada, { phone: true, dark: true });
      await page.goto(MONTH);
      await page.getByRole('region', { name: said('changes.title') }).waitFor();
      await page.getByText(said('health.fresh')).waitFor();
      expect(await sidewaysRoom(page)).toBe(0);
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});
