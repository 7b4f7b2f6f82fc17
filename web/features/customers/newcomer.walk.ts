/** What somebody new stumbles over: names of keys, dates beside their dots, rows cut off on a phone, merges to take back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, key, makeCustomers, placeOrder } from '../../../server/features/customers/testing.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let ana: string;
let nameless: string;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  [ana, nameless] = (await makeCustomers(jornada, [
    {
      identities: [key('userId', 'new-1')],
      facts: { name: 'Ana Newcomer', traits: { customer_city: 'Cluj', firstPlan: 'gold' } },
    },
    { identities: [key('userId', '4e7b2b9c-55a1-4f6d')] },
  ])) as [string, string];
  await placeOrder(jornada, {
    ...{ customerId: ana, number: 'N-1', totalMinor: 4200, placedAt: '2026-03-01T10:00:00Z' },
    ...{ promisedAt: '2026-03-14T00:00:00Z', deliveredAt: '2026-03-17T12:00:00Z' },
  });
  await jornada.context.db.owner.query(
    `update orders set paid_at = '2026-03-01T10:05:00Z', shipped_at = '2026-03-02T10:00:00Z'`,
  );
  await answer(jornada, { customerId: ana, score: 2, comment: 'Tarde' });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

test('the palette calls people as the lists do, and finds who has no name by the key', async () => {
  const { page, close } = await visit(browser, jornada);
  await page.goto('/customers');
  await page.getByText('Customer 4e7b2b9c…').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('4e7b2b9c-55a1');
  const found = page.getByRole('option', { name: /^Customer 4e7b2b9c…/ });
  await found.getByText('4e7b2b9c-55a1-4f6d').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/customers/${nameless}`);
  await close();
});

test('the palette finds conversations and articles, whatever the accents, and opens the inbox with the search', async () => {
  const customer = { email: 'lucia@example.com', name: 'Lucía Soto' };
  const begun = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer, subject: 'Lámpara rota', text: 'Llegó sin tornillos.' },
  });
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);
  const { id, number } = begun.body;
  const title = 'Cómo se pide otro tornillo';
  const article = await jornada.ask('POST', '/api/articles', {
    json: { title, text: 'Nos escribe.', language: 'es' },
  });
  expect(article.status, JSON.stringify(article.body)).toBe(201);
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es' });
  const t = saidIn('es', 'shell');
  await page.goto('/customers');
  await page.getByText('Ana Newcomer').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('TORNILLO');
  const conversation = page.getByRole('option', { name: `Lucía Soto #${number}` });
  await conversation.locator('[data-hit]', { hasText: 'tornillo' }).waitFor();
  await page.getByRole('option', { name: title }).locator('[data-hit]').first().waitFor();
  await expectAccessible(page);
  const options = page.getByRole('option');
  expect(await options.last().textContent()).toBe(t('palette.inbox', { search: 'TORNILLO' }));
  for (const typed of ['lampara', 'SOTO', `#${number}`]) {
    await page.getByRole('combobox').fill(typed);
    await options
      .last()
      .getByText(t('palette.inbox', { search: typed }))
      .waitFor();
    await conversation.locator('[data-hit]').first().waitFor();
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/inbox/${id}?search=*`);
  await page.getByRole('log').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('palette.open') }).fill('tornillos');
  await options
    .last()
    .getByText(t('palette.inbox', { search: 'tornillos' }))
    .click();
  await page.waitForURL('**/inbox?search=tornillos');
  await page.getByRole('row', { name: /Lucía Soto/ }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('traits read as words, with what a system calls them at hand; the way up ends with a name', async () => {
  const { page, close } = await visit(browser, jornada, { language: 'ro' });
  await page.goto(`/customers/${ana}`);
  expect(await page.getByText('Oraș', { exact: true }).getAttribute('title')).toBe('customer_city');
  await page.getByText('First plan').waitFor();
  expect(await page.getByRole('navigation', { name: 'Unde se află pagina' }).textContent()).toBe('Clienți');
  await close();
});

test.each([false, true])('each date of an order lies under its own dot (on a phone: %s)', async (phone) => {
  // Dates are longest in Portuguese.
  const { page, close } = await visit(browser, jornada, { phone, language: 'pt-BR' });
  await page.goto(`/customers/${ana}?tab=orders`);
  await page.getByText('Prometido', { exact: true }).waitFor();
  const stops = page.locator('ol > li:has(> time)');
  const places = await stops.evaluateAll((items) =>
    items.map((item) => {
      const [dot, text] = [item.querySelector('span')!, item.querySelector('time')!];
      const [{ left, bottom }, words] = [dot.getBoundingClientRect(), text.getBoundingClientRect()];
      return { aside: words.left - left, below: words.top - bottom, right: words.right, left: words.left };
    }),
  );
  expect(places).toHaveLength(5);
  for (const [n, { aside, below, left }] of places.entries()) {
    expect(aside).toBeGreaterThanOrEqual(-8);
    if (phone) continue;
    expect(aside).toBeLessThan(8);
    expect(below).toBeGreaterThanOrEqual(0);
    if (n > 0) expect(left).toBeGreaterThanOrEqual(places[n - 1]!.right);
  }
  expect(await sidewaysRoom(page)).toBe(0);
  await close();
});

test('on a phone a customer is two lines of what matters, and rows that go on say so', async () => {
  const { page, complaints, close } = await visit(browser, jornada, { phone: true });
  await page.goto('/customers');
  const row = page.getByRole('row').filter({ hasText: 'Ana Newcomer' });
  await row.getByText('1 order').waitFor();
  await row.getByText('2 of 5').waitFor();
  await row.getByText(/42/).waitFor();
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Value' }).click();
  await page.waitForURL(/sort=-revenue/);
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await page.goto('/metrics/csat');
  await hintsAtMore(page);
  expect(complaints).toEqual([]);
  await close();
});

async function hintsAtMore(page: Page) {
  const bar = page.getByRole('group', { name: 'What is asked' });
  const fades = () =>
    bar.evaluate((row) => [row.hasAttribute('data-more-before'), row.hasAttribute('data-more-after')]);
  await expect.poll(fades).toEqual([false, true]);
  await bar.evaluate((row) => row.scrollTo({ left: row.scrollWidth }));
  await expect.poll(fades).toEqual([true, false]);
}

test('a merge is taken back where one sees it', async () => {
  await jornada.ask('POST', `/api/customers/${ana}/merge`, { json: { other: nameless } });
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto(`/customers/${ana}`);
  const joined = page.getByRole('listitem').filter({ hasText: 'Joined from Customer 4e7b2b9c…' });
  await joined.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo merge' }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await joined.waitFor({ state: 'detached' });
  expect((await jornada.ask('GET', `/api/customers/${ana}`)).body.members).toHaveLength(1);
  expect(complaints).toEqual([]);
  await close();
});

test('another country brings its currency and clocks, but for what was chosen by hand', async () => {
  const brazil = { country: 'BR', currency: 'BRL', timeZone: 'America/Sao_Paulo' };
  expect((await jornada.ask('PATCH', '/api/workspace', { json: brazil })).status).toBe(200);
  const { page, close } = await visit(browser, jornada);
  await page.goto('/settings/workspace');
  const choose = async (label: string, typed: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: label }).fill(typed);
    await page.getByRole('option', { name: option }).first().click();
  };
  const said = (label: string) => page.getByRole('combobox', { name: label }).inputValue();
  await choose('Country', 'Romania', 'Romania');
  expect(await said('Currency')).toMatch(/^RON/);
  expect(await said('Time zone')).toBe('Europe/Bucharest');
  await choose('Currency', 'EUR', /^EUR/);
  await choose('Country', 'Brazil', 'Brazil');
  expect(await said('Currency')).toMatch(/^EUR/);
  expect(await said('Time zone')).toBe('America/Sao Paulo');
  await close();
});
