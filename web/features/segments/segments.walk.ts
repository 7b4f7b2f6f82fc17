/** Writing a rule, keeping a list, looking at the people of either: in a real browser. */
import i18next from 'i18next';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, happen, key, makeCustomers } from '../../../server/features/customers/testing.ts';
import type { Language } from '../../../server/features/workspaces/contract.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { lensCaughtUp } from '../../../server/testing/lens.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { textsOf } from '../../testing/texts.ts';

const PATIENCE_MS = 90_000;
const ORDERED = 'Order Completed';

let jornada: TestJornada;
let browser: Browser;
let mara: string;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  const customers = await makeCustomers(
    jornada,
    ['Ana Once', 'Bia Twice', 'Mara Twice'].map((name, n) => ({
      identities: [key('userId', `segment-${n}`)],
      facts: { name, traits: { city: n ? 'Cluj' : 'Lisboa' } },
    })),
  );
  mara = customers[2]!;
  const order = (customerId: string, daysAgo: number) => ({
    ...{ customerId, type: ORDERED, kind: 'order' },
    at: new Date(Date.now() - daysAgo * 86_400_000),
  });
  await happen(jornada, [
    order(customers[0]!, 5),
    ...customers.slice(1).flatMap((customer) => [order(customer, 5), order(customer, 9)]),
  ]);
  await jornada.ask('POST', '/api/segments', { json: { kind: 'list', name: 'There before' } });
  await answer(jornada, { customerId: mara, score: 1, comment: 'Demorou' });
  await lensCaughtUp(jornada.context);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

describe('in Spanish', () => {
  const language = 'es';

  test(
    'a rule is written, counted while it is written, saved and read in words',
    async () => {
      const [t, catalogue] = [await texts(language, 'segments'), await texts(language, 'catalogue')];
      const { page, complaints, close } = await visit(browser, jornada, {
        ...{ language, dark: true },
      });
      await page.goto('/segments/new');
      await page.getByRole('textbox', { name: t('edit.name') }).fill(`Twice ${language}`);
      await choose(page, t('field.type'), catalogue('type.ordercompleted'));
      await page.getByText(t('people', { count: 3, shown: '3' }), { exact: true }).waitFor();
      await page.getByRole('textbox', { name: t('field.times') }).fill('2');
      await page.getByText(t('people', { count: 2, shown: '2' }), { exact: true }).waitFor();
      const first = page.getByRole('region', { name: t('preview.first') });
      await expect.poll(() => first.getByRole('listitem').allInnerTexts()).toHaveLength(2);
      await expectAccessible(page);
      await page.getByRole('button', { name: t('rule.saveNew') }).click();
      await page.getByRole('heading', { level: 1, name: `Twice ${language}` }).waitFor();
      const words = t('words.did.atLeast', {
        ...{ type: catalogue('type.ordercompleted'), channel: '', period: '' },
        ...{ count: 2, shown: '2' },
      });
      await page.getByText(t('words.who', { what: words })).waitFor();
      await page.getByText('Mara Twice').waitFor();
      await expectAccessible(page);

      await page.goto('/segments');
      await page.getByRole('row', { name: new RegExp(`Twice ${language}`) }).waitFor();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

describe('in Romanian', () => {
  const language = 'ro';

  test(
    'a list is made, somebody is put on it, taken off and put back, and it is removed',
    async () => {
      const [t, ui] = [await texts(language, 'segments'), await texts(language, 'ui')];
      const { page, complaints, close } = await visit(browser, jornada, { language });
      await page.goto('/segments');
      await page.getByRole('button', { name: t('make.open') }).click();
      await page.getByRole('menuitem', { name: t('make.list') }).click();
      const dialog = page.getByRole('dialog', { name: t('make.listTitle') });
      await dialog.getByRole('textbox', { name: t('edit.name') }).fill(`Calls ${language}`);
      await dialog.getByRole('button', { name: t('make.listDo') }).click();
      await page.getByRole('heading', { level: 1, name: `Calls ${language}` }).waitFor();
      await page.getByRole('button', { name: t('list.add') }).click();
      const drawer = page.getByRole('dialog', { name: t('list.add') });
      await drawer.getByRole('searchbox').fill('mara');
      await drawer.getByRole('button', { name: t('list.addOne', { name: 'Mara Twice' }) }).click();
      await drawer.getByText(t('list.added')).waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });

      const take = page.getByRole('button', { name: t('list.take', { name: 'Mara Twice' }) });
      await take.click();
      await page.getByText(t('list.empty')).waitFor();
      await page
        .getByRole('button', { name: ui('undo'), exact: true })
        .last()
        .click();
      await take.waitFor();

      await page
        .getByRole('button', { name: t('more'), exact: true })
        .last()
        .click();
      await page.getByRole('menuitem', { name: t('remove.open') }).click();
      await page.getByRole('button', { name: t('remove.do') }).click();
      await page.waitForURL(/\/segments$/);
      const { body } = await jornada.ask('GET', '/api/segments');
      expect(body.items.map(({ name }: { name: string }) => name)).not.toContain(`Calls ${language}`);
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

test(
  'what a rule lacks is said at the place, and a changed rule is not left unasked',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/segments/new');
    await page.getByRole('button', { name: 'Add a group' }).click();
    await page.getByRole('combobox', { name: 'Condition' }).last().click();
    await page.getByRole('option', { name: 'Trait', exact: true }).click();
    await page.getByRole('button', { name: 'Save the segment' }).click();
    await page.getByText('Give it a name.').waitFor();
    await page.getByText('Choose a touchpoint.').waitFor();
    const inner = page.getByRole('group', { name: 'At least one of these' });
    await inner.getByText('Say which trait.').waitFor();
    await inner.getByText('Say what to compare it with.').waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Cancel', exact: true }).click();
    await question.waitFor({ state: 'detached' });
    await inner.getByRole('combobox', { name: 'Trait', exact: true }).fill('city');
    await inner.getByRole('textbox', { name: 'Value' }).fill('cluj');
    await page.getByRole('button', { name: 'Remove the condition' }).first().click();
    await page.getByText('2 customers', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await question.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(/\/segments$/);
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'a rule is changed and put back, and leads to the journey and the metrics of its people',
  async () => {
    const made = await jornada.ask('POST', '/api/segments', {
      json: { kind: 'rule', name: 'Unhappy', rule: { kind: 'all', of: [{ kind: 'rating', is: 'low' }] } },
    });
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto(`/segments/${made.body.id}`);
    await page.getByRole('button', { name: 'Change the rule' }).click();
    await page.getByText('1 customer', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Rating' }).click();
    await page.getByRole('option', { name: '4 or 5 of 5' }).click();
    await page.getByText('Nobody fits this rule now.').waitFor();
    await page.getByRole('button', { name: 'Save the rule' }).click();
    await page.getByText('Customers who rated something 4 of 5 or higher.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByText('Customers who rated something 2 of 5 or lower.').waitFor();
    await page.getByText('Mara Twice').waitFor();
    const journey = page.getByRole('link', { name: 'Their journey' });
    expect(await journey.getAttribute('href')).toBe(`/journey?segment=${made.body.id}`);
    const metrics = page.getByRole('link', { name: 'Their metrics' });
    expect(await metrics.getAttribute('href')).toMatch(new RegExp(`segment=${made.body.id}$`));
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'from a customer’s page and from the customers’ list',
  async () => {
    await jornada.ask('POST', '/api/segments', { json: { kind: 'list', name: 'From their page' } });
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto(`/customers/${mara}`);
    await page.getByRole('button', { name: 'Add to a list' }).click();
    await page.getByRole('menuitem', { name: 'From their page' }).click();
    await page.getByRole('link', { name: 'From their page' }).waitFor();
    await page.getByRole('button', { name: /^Take Mara Twice · From their page/ }).click();
    await page.getByRole('link', { name: 'From their page' }).waitFor({ state: 'detached' });

    await page.goto('/customers?search=twice');
    await page.getByText('Ana Once').waitFor({ state: 'detached' });
    await page.getByText('Bia Twice').waitFor();
    await page.getByRole('button', { name: 'Save as a list' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save as a list' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Both of them');
    await dialog.getByRole('button', { name: 'Save the list' }).click();
    await page.getByRole('heading', { level: 1, name: 'Both of them' }).waitFor();
    await page.getByText('2 customers').waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'on a phone, in the dark, nothing has to be moved sideways',
  async () => {
    const made = await jornada.ask('POST', '/api/segments', {
      json: {
        ...{ kind: 'rule', name: 'Small' },
        rule: {
          kind: 'all',
          of: [
            { kind: 'did', type: ORDERED, is: 'atLeast', times: 1, withinDays: 30, channel: 'web' },
            { kind: 'any', of: [{ kind: 'trait', name: 'city', is: 'equals', value: 'Cluj' }] },
          ],
        },
      },
    });
    const list = await jornada.ask('POST', '/api/segments', {
      json: { kind: 'list', name: 'Small list', customerIds: [mara] },
    });
    const { page, complaints, close } = await visit(browser, jornada, { phone: true, dark: true });
    for (const [address, shown] of [
      ['/segments', 'Small'],
      [`/segments/${made.body.id}`, 'Change the rule'],
      [`/segments/${made.body.id}?edit=rule`, 'Save the rule'],
      [`/segments/${list.body.id}`, 'Mara Twice'],
    ] as const) {
      await page.goto(address);
      await page.getByText(shown).first().waitFor();
      await expectAccessible(page);
      const room = await sidewaysRoom(page);
      expect(room, address).toBeLessThanOrEqual(0);
      await page.locator('[role=grid][aria-busy=true]').waitFor({ state: 'detached' });
      const hidden = await page.evaluate(() =>
        [...document.querySelectorAll('[role=grid]')].map((grid) => grid.scrollWidth - grid.clientWidth),
      );
      expect(Math.max(0, ...hidden), address).toBe(0);
    }
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

/** Picks one of a combobox's options by typing its name. */
async function choose(page: Page, field: string, option: string) {
  await page.getByRole('combobox', { name: field }).fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

type Said = (key: string, values?: object) => string;

/** The texts of a namespace, as the app would say them. */
async function texts(language: Language, namespace: string): Promise<Said> {
  const own = i18next.createInstance();
  await own.init({
    lng: language,
    resources: { [language]: { [namespace]: textsOf<Record<string, string>>(language, namespace) } },
    interpolation: { escapeValue: false },
  });
  return own.getFixedT(language, namespace as 'segments') as unknown as Said;
}
