/** From every metric to one, split and compared, to its people and files: in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { newMember } from '../../../server/testing/members.ts';
import { signIn } from '../../../server/testing/sign-in.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';
import { LATE, ORDERS, PERIOD, plantShop } from '../journeys/map/walk-shop.fixture.ts';

const PATIENCE_MS = 120_000;

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
    'from the list to one metric, to those whom it went badly for, who are kept as a list',
    async () => {
      const [said, people] = [saidIn(language, 'metrics'), saidIn(language, 'people')];
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        dark: true,
      });
      const late = said('metric.late-share.name');
      await page.goto(`/metrics?${PERIOD}`);
      const row = page
        .getByRole('region', { name: said('family.arrived') })
        .getByRole('link', { name: new RegExp(`${late}.*50`) });
      await row.waitFor();
      expect(await sidewaysRoom(page)).toBe(0);
      await expectAccessible(page);
      await row.click();

      await page.getByRole('heading', { name: late, level: 1 }).waitFor();
      await page.getByRole('img', { name: new RegExp(late) }).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: said('seePeople') }).click();
      const drawer = page.getByRole('dialog', { name: new RegExp(late) });
      await drawer.getByText(new RegExp(`^${ORDERS} `)).waitFor();
      await drawer.getByRole('button', { name: said('part.of.late-share.hit'), exact: true }).click();
      await expect.poll(() => drawer.getByRole('listitem').count()).toBe(LATE);
      await expectAccessible(page);

      await drawer.getByRole('button', { name: people('saveList') }).click();
      await drawer.getByRole('textbox').fill(`Late ${language}`);
      await drawer.getByRole('button', { name: people('saveThem') }).click();
      await expect.poll(() => peopleOnList(`Late ${language}`)).toBe(LATE);
      const file = page.waitForEvent('download');
      await drawer.getByRole('link', { name: people('csv') }).click();
      expect((await file).suggestedFilename()).toBe('late-share-people.csv');
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

describe('in Romanian', () => {
  const language = 'ro';

  test(
    'a metric is split and held against another time by its settings, and its address says so',
    async () => {
      const [said, narrowing] = [saidIn(language, 'metrics'), saidIn(language, 'narrowing')];
      const catalogue = saidIn(language, 'catalogue');
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        dark: true,
      });
      await page.goto(`/metrics/active-customers?${PERIOD}&interval=month`);
      await page.getByRole('button', { name: new RegExp(`^${said('split.label')}`) }).click();
      await page.getByRole('button', { name: said('split.stage'), exact: true }).click();
      await page.waitForURL(/groupBy=stage/);
      const group = page.getByRole('button', { name: new RegExp(`^${catalogue('stage.delivery')}`) });
      await group.waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: new RegExp(`^${narrowing('compare.label')}`) }).click();
      await page.getByRole('button', { name: narrowing('compare.year'), exact: true }).click();
      await page.waitForURL(/compare=year/);
      await group.click();
      const drawer = page.getByRole('dialog', { name: new RegExp(catalogue('stage.delivery')) });
      await drawer.getByText(new RegExp(`^${ORDERS} `)).waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await page.reload();
      await group.waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

test(
  'the table says what the chart shows, opens a point by keyboard, and both come as files',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto(`/metrics/late-share?${PERIOD}&interval=month`);
    await page.getByRole('img', { name: /Late deliveries/ }).waitFor();
    const picture = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Picture' }).click();
    expect((await picture).suggestedFilename()).toBe('Late deliveries.png');
    const figures = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await figures).suggestedFilename()).toBe('late-share.csv');

    await page.getByRole('button', { name: 'Table' }).click();
    const march = page.getByRole('row', { name: /March 2026/ });
    await march.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /March 2026/ }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'nothing to count, a metric that is none and a wrong setting each say what to do',
  async () => {
    const { page, close } = await visit(browser, jornada);
    await page.goto('/metrics/nps?from=2020-01-01&until=2020-01-31');
    await page.getByRole('heading', { name: 'Nothing to count in this time' }).waitFor();
    await expectAccessible(page);
    await page.goto('/metrics/happiness');
    await page.getByText('There is no such metric').waitFor();
    await page.goto(`/metrics/nps?${PERIOD}&groupBy=shoe-size`);
    await page.getByRole('button', { name: 'Ask the usual question' }).click();
    await page.waitForURL((url) => !url.search.includes('groupBy'));
    await close();
  },
  PATIENCE_MS,
);

test(
  'a question that is too heavy, and a lens that is not there just now, are said in the reader’s language',
  async () => {
    const { page, close } = await visit(browser, jornada, { language: 'pt-BR' });
    const refused = (status: number, type: string) =>
      page.route(/\/api\/(metrics\/csat|pulse)\?/, (route) =>
        route.fulfill({
          ...{ status, contentType: 'application/problem+json', headers: { 'retry-after': '1' } },
          json: { type: `urn:jornada:${type}`, title: 'In English', status, detail: 'English' },
        }),
      );
    await refused(422, 'too-heavy');
    await page.goto(`/metrics/csat?${PERIOD}`);
    await page.getByText('É coisa demais para ler de uma vez').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Mostrar só os últimos 30 dias' }).click();
    await page.getByText('É coisa demais para ler de uma vez').waitFor({ state: 'detached' });
    await refused(503, 'lens-unavailable');
    await page.goto('/');
    await page.getByText('Ainda não dá para contar isto').waitFor();
    expect(await page.getByText('English').count()).toBe(0);
    await page.unrouteAll();
    // It comes back by itself.
    await page.getByRole('heading', { name: 'O que mudou, e onde' }).waitFor();
    expect(await page.getByText('Ainda não dá para contar isto').count()).toBe(0);
    await close();
  },
  PATIENCE_MS,
);

test(
  'who may not read customers sees the figures, and nothing that would open people',
  async () => {
    const owner = await signIn(jornada, OWNER);
    const { body: role } = await owner.ask('POST', '/api/roles', {
      json: { name: 'Figures only', permissions: ['journeys.read'] },
    });
    const as = await newMember(jornada, owner, 'figures@jornada.example', role.key);
    const ways = async (who: typeof as | typeof OWNER) => {
      const { page, complaints, close } = await visit(browser, jornada, { as: who });
      await page.goto(`/metrics/late-share?${PERIOD}&groupBy=channel&view=table`);
      await page.getByRole('heading', { name: 'Late deliveries', level: 1 }).waitFor();
      await page.getByText('50%', { exact: true }).first().waitFor();
      const buttons = page.getByRole('button', { name: /^See the customers$|50%/ });
      const found = { opening: await buttons.count(), complaints: [...complaints] };
      await close();
      return found;
    };
    const [mine, theirs] = [await ways(OWNER), await ways(as)];
    expect(mine.opening).toBeGreaterThan(1);
    expect(theirs).toEqual({ opening: 0, complaints: [] });
  },
  PATIENCE_MS,
);

test(
  'on a phone nothing has to be moved sideways',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada, { phone: true, dark: true });
    await page.goto(`/metrics?${PERIOD}`);
    await page.getByRole('link', { name: /Late deliveries.*50/ }).waitFor();
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    await page.goto(`/metrics/active-customers?${PERIOD}&groupBy=stage&view=table`);
    await page.getByRole('button', { name: /^Delivery/ }).waitFor();
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

async function peopleOnList(name: string): Promise<number | undefined> {
  const { body } = await jornada.ask('GET', '/api/segments');
  const list = body.items.find((one: { name: string }) => one.name === name);
  return list && (await jornada.ask('GET', `/api/segments/${list.id}`)).body.people;
}
