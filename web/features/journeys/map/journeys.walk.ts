/** Seeing where it breaks, opening the people, changing the map: in a real browser, in two languages. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { saidIn } from '../../../testing/texts.ts';
import { LATE, ORDERS, PERIOD, plantShop } from './walk-shop.fixture.ts';

const PATIENCE_MS = 180_000;

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

describe('in Spanish', () => {
  const language = 'es';

  test(
    'the worst moment stands first and opens its people, then one of their stories',
    async () => {
      const [said, catalogue] = [saidIn(language, 'journeys'), saidIn(language, 'catalogue')];
      const snail = `${saidIn(language, 'names')('property.carrier')}: Snail`;
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        dark: true,
      });
      await page.goto(`/journey?${PERIOD}&compare=none`);
      const late = catalogue('type.orderdeliveredlate');
      await page
        .getByRole('region', { name: said('moments.worst') })
        .getByRole('button', { name: late })
        .first()
        .waitFor();
      await page.getByRole('button', { name: `1 ${late}` }).waitFor();
      expect(await sidewaysRoom(page)).toBe(0);
      await expectAccessible(page);

      await page.getByRole('button', { name: new RegExp(`^${late}: .*${LATE}`) }).click();
      const drawer = page.getByRole('dialog', { name: late });
      await drawer.getByText(said('whose.all')).waitFor();
      await expect.poll(() => drawer.getByRole('listitem').count()).toBe(LATE);
      await expectAccessible(page);
      await drawer.getByRole('button', { name: saidIn(language, 'people')('back') }).click();
      await drawer.getByText(said('figure.occurrences')).waitFor();
      await expectAccessible(page);
      await page.goto(`/journey?${PERIOD}&touchpoint=Order%20Shipped`);
      const differences = page.getByRole('region', { name: said('differences.title') });
      await differences.getByText(snail).waitFor();
      expect(await differences.getByRole('listitem').count()).toBe(1);
      await differences.getByText(said('differences.worse'), { exact: true }).waitFor();
      await expectAccessible(page);
      await differences.getByRole('button', { name: new RegExp(`^${snail}: `) }).press('Enter');
      const shipped = page.getByRole('dialog', { name: catalogue('type.ordershipped') });
      await shipped.getByText(`${snail} · ${said('whose.rated')}`).waitFor();
      await expect.poll(() => shipped.getByRole('listitem').count()).toBe(LATE);
      await expectAccessible(page);
      await shipped.getByRole('button', { name: saidIn(language, 'people')('back') }).click();
      await differences.waitFor();
      await page.goto(`/journey?${PERIOD}&touchpoint=Order%20Delivered%20Late&part=rated-low`);
      await page.getByRole('dialog').getByRole('link').first().click();
      await page.waitForURL(/\/customers\/.+touchpoint=/);
      await page.getByRole('dialog').getByText(saidIn(language, 'timeline')('detail.origin')).waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

describe.each(['en', 'ro'] as const)('in %s', (language) => {
  test(
    'a dash says why it is one, beside it and where it is opened',
    async () => {
      const [said, catalogue] = [saidIn(language, 'journeys'), saidIn(language, 'catalogue')];
      const { page, complaints, close } = await visit(browser, jornada, { language });
      // So long a silence that of nothing it is known yet who left.
      await page.goto(`/journey?${PERIOD}&quietDays=900`);
      await page.getByText(startOf(said('tooRecent_other', { count: '900' }))).waitFor();
      const recent = startOf(said('why.recent_other', { count: '900' }));
      await page.getByRole('button', { name: recent }).first().waitFor();
      if (language === 'en') await expectAccessible(page);
      await page.goto(`/journey?${PERIOD}&quietDays=900&touchpoint=Order%20Completed&show=nps`);
      const drawer = page.getByRole('dialog', { name: catalogue('type.ordercompleted') });
      await drawer.getByText(recent).waitFor();
      await drawer.getByText(startOf(said('why.score_other', { measure: 'NPS', count: '900' }))).waitFor();
      if (language === 'en') await expectAccessible(page);
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );

  test(
    'a touchpoint moves to another stage by its menu, is undone, is used and undone again',
    async () => {
      const [said, catalogue] = [saidIn(language, 'journeys'), saidIn(language, 'catalogue')];
      const { page, complaints, close } = await visit(browser, jornada, { language });
      await page.goto(`/journey?${PERIOD}`);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.getByRole('button', { name: said('edit.open') }).click();
      const editor = page.getByRole('region', { name: said('edit.title') });
      await editor.getByRole('listitem').first().waitFor();
      await expect.poll(() => hasFocus(editor)).toBe(true);
      expect(await sidewaysRoom(page)).toBe(0);
      expect(await cutWords(editor)).toEqual([]);
      const delivered = catalogue('type.orderdelivered');
      const menu = page.getByRole('button', {
        name: said('edit.typeMenu', { name: delivered }),
        exact: true,
      });
      const toUse = page.getByRole('menuitem', {
        name: said('edit.moveTo', { stage: catalogue('stage.use') }),
        exact: true,
      });
      const change = page.getByText(
        said('change.moved', {
          ...{ name: delivered, from: catalogue('stage.delivery') },
          to: catalogue('stage.use'),
        }),
      );
      const previewed = Promise.withResolvers<void>();
      await page.route(/\/api\/journeys\/map\/preview/, async (route) => {
        await previewed.promise;
        await route.continue();
      });
      await menu.press('Enter');
      await toUse.click();
      await change.waitFor();
      // Until it is known what the map would say, its figures stand there as those of before.
      const ofBefore = editor.locator('dl[aria-busy="true"]');
      await ofBefore.first().waitFor();
      previewed.resolve();
      await expect.poll(() => ofBefore.count()).toBe(0);
      if (language === 'en') await expectAccessible(page);
      await page
        .getByRole('button', { name: said('edit.undo') })
        .first()
        .click();
      await change.waitFor({ state: 'detached' });

      const discard = page.getByRole('button', { name: said('edit.discard') });
      await expect.poll(() => discard.isDisabled()).toBe(true);
      await menu.click();
      await toUse.click();
      await change.waitFor();
      await discard.click();
      await page.getByText(said('edit.discarded')).waitFor();
      await change.waitFor({ state: 'detached' });
      await page
        .getByRole('button', { name: said('edit.undo') })
        .first()
        .click();
      await change.waitFor();
      // Somebody else names a stage meanwhile: one is told, and nobody's change is lost.
      const support = await stageWith('support');
      expect(
        (await jornada.ask('PATCH', `/api/stages/${support.id}`, { json: { name: 'Help' } })).status,
      ).toBe(200);
      await page.getByText(said('edit.overtaken'), { exact: true }).waitFor();
      await page.getByRole('button', { name: said('edit.use'), exact: true }).click();
      await expect.poll(() => stageOf('Order Delivered')).toBe('use');
      await page
        .getByRole('button', { name: saidIn(language, 'ui')('undo'), exact: true })
        .last()
        .click();
      await expect.poll(() => stageOf('Order Delivered')).toBe('delivery');
      expect((await stageWith('support')).name).toBe('Help');
      await jornada.ask('PATCH', `/api/stages/${support.id}`, { json: { name: support.name } });
      await page.getByRole('button', { name: said('edit.done') }).click();
      await expect.poll(() => hasFocus(page.getByRole('button', { name: said('edit.open') }))).toBe(true);
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

test(
  'whoever waits is told for what, and after long what is quicker',
  async () => {
    const { page, close } = await visit(browser, jornada, { language: 'ro', dark: true });
    const [said, narrowing] = [saidIn('ro', 'journeys'), saidIn('ro', 'narrowing')];
    const released = Promise.withResolvers<void>();
    await page.route(/\/api\/journeys\/map\?/, async (route) => {
      await released.promise;
      await route.continue();
    });
    await page.goto(`/journey?${PERIOD}`);
    const status = page.getByRole('status').filter({ hasText: said('reading') });
    await status.waitFor();
    await expectAccessible(page);
    await status.filter({ hasText: narrowing('slow') }).waitFor();
    await page.getByRole('button', { name: narrowing('problem.lighter') }).click();
    await page.waitForURL(/period=30d/);
    released.resolve();
    await status.waitFor({ state: 'detached' });
    await close();
  },
  PATIENCE_MS,
);

test(
  'a touchpoint is dragged to another stage, and the map is kept as a version',
  async () => {
    const said = saidIn('en', 'journeys');
    const { page, close } = await visit(browser, jornada);
    await page.goto(`/journey?${PERIOD}&edit=map`);
    const shipped = page.locator('[data-drop=delivery] li', { hasText: 'Order shipped' });
    await shipped.locator('span').first().hover();
    await page.mouse.down();
    await page.locator('[data-drop=support]').hover({ position: { x: 60, y: 120 } });
    await page.mouse.up();
    await page.getByText('Order shipped: from Delivery to Support').waitFor();
    await page.getByRole('button', { name: said('edit.saveVersion') }).click();
    const dialog = page.getByRole('dialog', { name: said('edit.saveVersion') });
    await dialog.getByRole('textbox').fill('Shipping is support');
    await dialog.getByRole('button', { name: said('edit.saveVersion') }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await stageOf('Order Shipped')).toBe('support');
    await page.goto(`/journey?${PERIOD}`);
    const which = page.getByRole('button', { name: new RegExp(`^${said('version.label')} ?`) });
    await which.filter({ hasText: said('version.now') }).click();
    await page.getByRole('button', { name: said('version.first'), exact: true }).click();
    await page.waitForURL(/version=1/);
    await which.filter({ hasText: said('version.first') }).waitFor();

    // What was just kept is the map as it is now: held against the newest that is not.
    await page.goto(`/journey?${PERIOD}`);
    await against(page).click();
    await page.getByRole('button', { name: said('compare.version') }).click();
    await page.waitForURL(/compareVersion=1/);
    const versions = page.getByRole('combobox', { name: said('compare.version') });
    await versions.click();
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
    await close();
  },
  PATIENCE_MS,
);

test(
  'a map is not held against itself, and one is told where that is all there is',
  async () => {
    const said = saidIn('en', 'journeys');
    const { page, close } = await visit(browser, jornada);
    await page.route('**/api/map/versions', async (route) => {
      const answer = await route.fetch();
      const { items } = await answer.json();
      await route.fulfill({ json: { items: items.map((one: object) => ({ ...one, sameAsNow: true })) } });
    });
    await page.goto(`/journey?${PERIOD}`);
    await against(page).click();
    await page.getByText(said('compare.noOtherVersion')).waitFor();
    expect(await page.getByRole('button', { name: said('compare.version') }).count()).toBe(0);
    await close();
  },
  PATIENCE_MS,
);

test(
  'on a phone the journey runs down the page, and nothing has to be moved sideways',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada, { phone: true });
    await page.goto(`/journey?${PERIOD}`);
    await page.getByRole('heading', { name: 'Purchase' }).waitFor();
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'people become a list by keyboard alone',
  async () => {
    const { page, close } = await visit(browser, jornada);
    await page.goto(`/journey?${PERIOD}&compare=none`);
    const row = page.getByRole('listitem').getByRole('button', { name: /^Order placed/ });
    await row.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Order placed' });
    await drawer.getByRole('button', { name: /^Customers/ }).press('Enter');
    await drawer.getByRole('button', { name: 'Save as a list' }).press('Enter');
    await drawer.getByRole('textbox').fill('Everybody who ordered');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => {
        const { body } = await jornada.ask('GET', '/api/segments');
        const list = body.items.find(({ name }: { name: string }) => name === 'Everybody who ordered');
        return list && (await jornada.ask('GET', `/api/segments/${list.id}`)).body.people;
      })
      .toBe(ORDERS);
    await close();
  },
  PATIENCE_MS,
);

test(
  'a time in which nothing happened says when something did',
  async () => {
    const { page, close } = await visit(browser, jornada);
    await page.goto('/journey?from=2020-01-01&until=2020-01-31');
    await page.getByRole('heading', { name: 'Nothing to count in this time' }).waitFor();
    await page.getByRole('button', { name: /^Show the 90 days to/ }).click();
    await page.getByRole('region', { name: 'Journey map' }).waitFor();
    await close();
  },
  PATIENCE_MS,
);

const against = (page: Page) =>
  page.getByRole('button', { name: new RegExp(`^${saidIn('en', 'narrowing')('compare.label')}`) });

async function stageOf(type: string): Promise<string | undefined> {
  const { body } = await jornada.ask('GET', '/api/map');
  return body.types.find(({ name }: { name: string }) => name === type)?.stage;
}

async function stageWith(key: string): Promise<{ id: string; name: string }> {
  const { body } = await jornada.ask('GET', '/api/map');
  return body.stages.find((stage: { key: string }) => stage.key === key);
}

/** A text up to a date that only the record knows. */
const startOf = (text: string) => text.split('{{')[0]!.trim();

const hasFocus = (element: Locator) => element.evaluate((one) => one === document.activeElement);

/** Words of a name that do not stand whole on one line, and names of stages that do not fit their field. */
function cutWords(editor: Locator): Promise<string[]> {
  return editor.evaluate((board) => {
    const fields = [...board.querySelectorAll('input')].filter((one) => one.scrollWidth > one.clientWidth);
    const walker = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      for (const { index, 0: word } of text.textContent!.matchAll(/\p{L}+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (range.getClientRects().length > 1) broken.push(word);
      }
    }
    return [...fields.map(({ value }) => value), ...broken];
  });
}
