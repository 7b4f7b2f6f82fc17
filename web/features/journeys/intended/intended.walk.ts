/** Drawing how the journey is meant to go and seeing where it does not: in a real browser, in two of the languages. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { textsOf } from '../../../testing/texts.ts';
import { LATE, PERIOD, plantShop } from '../map/walk-shop.fixture.ts';

const PATIENCE_MS = 60_000;

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
    'a drawn map says which promise is broken, and to whom',
    async () => {
      const said = textsOf<Texts>(language, 'journeys');
      const drawn = await draw(`Walked ${language}`);
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        dark: true,
      });
      await page.goto(`/journey/intended?${PERIOD}&map=${drawn}`);
      await page.getByRole('heading', { name: `Walked ${language}` }).waitFor();
      const finding = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name: said.held.broken }) });
      await finding.getByRole('button', { name: new RegExp(String(LATE)) }).click();
      const drawer = page.getByRole('dialog', { name: 'They order' });
      await drawer.getByText(said.held.whose.broken).waitFor();
      await expect.poll(() => drawer.getByRole('listitem').count()).toBe(LATE);
      await page.keyboard.press('Escape');
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

test(
  'a new map begins with what happens, is changed and kept',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto(`/journey/intended?${PERIOD}&draw=new`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('As we mean it');
    await expect
      .poll(() => dialog.getByRole('textbox', { name: /^Step 1/ }).inputValue())
      .toBe('Order placed');
    await dialog.getByRole('textbox', { name: /^Step 1/ }).fill('They order');
    await dialog
      .getByRole('textbox', { name: /^Next step within/ })
      .first()
      .fill('2');
    await dialog.getByRole('textbox', { name: 'Name' }).focus();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep the map' }).click();
    await page.getByRole('heading', { name: 'As we mean it', exact: true }).waitFor();
    const { body } = await jornada.ask('GET', '/api/journeys/intended');
    const kept = body.items.find(({ name }: { name: string }) => name === 'As we mean it');
    expect(kept.steps[0]).toMatchObject({ title: 'They order', promiseSeconds: 172_800 });
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'on a phone nothing has to be moved sideways',
  async () => {
    const drawn = await draw('Walked on a phone');
    const { page, close } = await visit(browser, jornada, { phone: true });
    await page.goto(`/journey/intended?${PERIOD}&map=${drawn}`);
    await page.getByRole('heading', { name: 'They order' }).waitFor();
    const room = await sidewaysRoom(page);
    expect(room).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await close();
  },
  PATIENCE_MS,
);

/** A map that promises a parcel within five days; half of them take nine. Answers its id. */
async function draw(name: string): Promise<string> {
  const steps = [
    { title: 'They order', stage: 'purchase', types: ['Order Completed'], promiseSeconds: 5 * 86_400 },
    {
      ...{ title: 'It arrives', stage: 'delivery', expectedEmotion: 0.5 },
      types: ['Order Delivered', 'Order Delivered Late'],
    },
  ];
  const { body } = await jornada.ask('POST', '/api/journeys/intended', { json: { name, steps } });
  return body.id;
}

interface Texts {
  held: { broken: string; whose: { broken: string } };
}
