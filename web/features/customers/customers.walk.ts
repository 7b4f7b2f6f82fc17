/** A person's way from the list to one touchpoint, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkspaceRaw } from '../../../server/core/database/workspace.ts';
import { upsertAccounts } from '../../../server/features/accounts/accounts.ts';
import {
  answer,
  happen,
  key,
  makeCustomers,
  placeOrder,
} from '../../../server/features/customers/testing.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';
import { textsOf } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let ana: string;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  const [made, , third] = await makeCustomers(jornada, [
    {
      identities: [key('userId', 'walk-1'), key('email', 'ana@walk.example')],
      facts: { name: 'Ana Walker', email: 'ana@walk.example', traits: { city: 'Cluj' } },
    },
    { identities: [key('userId', 'walk-2')], facts: { name: 'Bruno Other' } },
    { identities: [key('userId', 'walk-3'), key('email', 'ana@walk.example')], facts: { name: 'Ana W.' } },
  ]);
  ana = made!;
  const order = await placeOrder(jornada, {
    ...{ customerId: ana, number: 'W-77', totalMinor: 4200, placedAt: '2026-03-01T10:00:00Z' },
    ...{ promisedAt: '2026-03-04T00:00:00Z', deliveredAt: '2026-03-07T12:00:00Z' },
  });
  await answer(jornada, { customerId: ana, score: 1, comment: 'O pacote demorou demais' });
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 7, 12, minute));
  await happen(jornada, [
    ...Array.from({ length: 6 }, (_, n) => ({
      ...{ customerId: ana, at: at(n), type: 'Page Viewed', kind: 'page' },
      properties: { path: `/lamps/${n}` },
    })),
    {
      ...{ customerId: ana, at: at(10), type: 'Order Delivered Late', kind: 'order', orderId: order },
      properties: { orderNumber: 'W-77', lateSeconds: 3.5 * 86_400 },
    },
    {
      ...{ customerId: ana, at: at(20), type: 'Survey Answered', kind: 'response' },
      properties: { metric: 'rating', score: 1, scale: [1, 5], comment: 'O pacote demorou demais' },
    },
    { customerId: third!, at: at(30), type: 'Page Viewed', kind: 'page' },
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

type Texts = Record<string, Record<string, string> & string>;

describe('in Spanish', () => {
  const language = 'es';

  test('list, search, customer, touchpoint, filter', async () => {
    const [customers, timeline] = [
      textsOf<Texts>(language, 'customers'),
      textsOf<Texts>(language, 'timeline'),
    ];
    const { page, complaints, close } = await visit(browser, jornada, { language });
    await page.goto('/customers');
    await page.getByRole('grid', { name: customers.title }).getByText('Bruno Other').waitFor();
    await expectAccessible(page);

    await page.keyboard.press('/');
    await page.keyboard.type('ána walk');
    await page.getByText('Bruno Other').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('search')).toBe('ána walk');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.goto('/customers?search=ana@walk');
    await page.getByText('Ana Walker').click();
    await page.getByRole('heading', { level: 1, name: 'Ana Walker' }).waitFor();
    await page.getByText('O pacote demorou demais').waitFor();
    await page.getByText('W-77').first().waitFor();
    await expectAccessible(page);

    const rated = timeline.rated!.replace('{{score}}', '1').replace('{{max}}', '5');
    await page.getByRole('button', { name: rated }).click();
    await page.getByRole('dialog').getByText('Survey Answered').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: timeline.filter!.stage }).click();
    await page.getByRole('menuitemcheckbox', { name: timeline.stage!.delivery }).click();
    await page.keyboard.press('Escape');
    await page.getByText('O pacote demorou demais').waitFor({ state: 'detached' });
    await page.getByText('W-77').first().waitFor();
    expect(new URL(page.url()).searchParams.get('stage')).toBe('delivery');
    expect(complaints).toEqual([]);
    await close();
  });
});

test('the other parts of a customer, on a phone in the dark', async () => {
  const { page, complaints, close } = await visit(browser, jornada, { phone: true, dark: true });
  for (const [tab, shown] of [
    ['orders', 'Order W-77'],
    ['responses', 'O pacote demorou demais'],
    ['identities', 'walk-1'],
    ['about', 'Cluj'],
  ]) {
    await page.goto(`/customers/${ana}?tab=${tab}`);
    await page.getByText(shown!).first().waitFor();
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, tab).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
  await close();
});

test('by keyboard alone: move, unfold a run of pages, open, close', async () => {
  const { page, close } = await visit(browser, jornada);
  await page.goto(`/customers/${ana}?kind=page`);
  const fold = page.getByRole('button', { name: '6 pages viewed in 5 min' });
  await fold.waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await page.getByText('/lamps/3').waitFor();
  expect(await fold.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('/lamps/5').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await close();
});

test('by source and by account, found by typing, with the keyboard', async () => {
  const { context, workspaceId } = jornada;
  const accountId = await inWorkspaceRaw(context.db, workspaceId, async (sql) => {
    const told = [{ externalId: 'A-1', name: 'Padaria São João' }, { externalId: 'A-2' }];
    const { byExternalId } = await upsertAccounts(sql, workspaceId, told, {});
    return byExternalId.get('A-1')!;
  });
  await makeCustomers(jornada, [
    { identities: [key('userId', 'baker')], facts: { name: 'Bela Baker', accountId } },
  ]);
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto('/customers');
  await page.getByText('Bruno Other').waitFor();
  await page.getByRole('combobox', { name: /^Account/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'A-2' }).waitFor();
  await page.keyboard.type('sao jo');
  await page.getByRole('option', { name: 'A-2' }).waitFor({ state: 'detached' });
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByText('Bruno Other').waitFor({ state: 'detached' });
  await page.getByText('Bela Baker').waitFor();
  expect(new URL(page.url()).searchParams.get('account')).toBe(accountId);
  await page.reload();
  await page.getByRole('combobox', { name: /Padaria São João/ }).waitFor();
  await page.getByRole('button', { name: 'Source' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'test' }).click();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.searchParams.get('source') === 'test');
  await page.getByText('Bela Baker').waitFor();
  await page.goto('/customers?source=elsewhere');
  await page.getByText('Nobody fits').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('what came again and again over months is one line with its dates, and opens to each', async () => {
  const [customer] = await makeCustomers(jornada, [{ identities: [key('userId', 'renews')] }]);
  const renewal = (month: number) => ({
    ...{ customerId: customer!, at: new Date(Date.UTC(2024, month, 3, 12)), type: 'Subscription Renewed' },
    properties: { plan: 'Coffee Box' },
  });
  await happen(jornada, [
    ...Array.from({ length: 14 }, (_, month) => renewal(month)),
    { ...renewal(14), type: 'Survey Answered', kind: 'response', properties: { comment: 'Sempre fresco' } },
  ]);
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto(`/customers/${customer}`);
  await page.getByText('Sempre fresco').waitFor();
  const fold = page.getByRole('button', { name: /^14 × Renewed Coffee Box, Jan 2024\s–\sFeb 2025$/ });
  await fold.click();
  await page.getByText('Jun 3, 2024').waitFor();
  expect(await page.getByRole('button', { name: 'Renewed Coffee Box', exact: true }).count()).toBe(14);
  await expectAccessible(page);
  await happen(jornada, [{ ...renewal(16) }, { ...renewal(17) }, { ...renewal(18) }]);
  await page.getByRole('button', { name: /^3 × Renewed Coffee Box/ }).waitFor();
  expect(await fold.getAttribute('aria-expanded')).toBe('true');
  expect(complaints).toEqual([]);
  await close();
});

test('what happens while somebody looks appears by itself, also of a merged customer', async () => {
  const { page, close } = await visit(browser, jornada);
  const [one, other] = await makeCustomers(jornada, [
    { identities: [key('userId', 'live-1')], facts: { name: 'Live One' } },
    { identities: [key('userId', 'live-2')], facts: { name: 'Live Two' } },
  ]);
  await jornada.ask('POST', `/api/customers/${one}/merge`, { json: { other } });
  await happen(jornada, [{ customerId: one!, at: new Date('2026-01-01'), type: 'Signed Up' }]);
  const listening = page.waitForResponse((response) => response.url().includes(`customer%3A${other}`));
  await page.goto(`/customers/${one}`);
  await page.getByText('Signed up').waitFor();
  await listening;
  await happen(jornada, [{ customerId: other!, at: new Date(), type: 'Cart Viewed' }]);
  await page.getByText('Looked at the cart').waitFor();
  expect(await page.getByRole('button', { name: 'Signed up' }).count()).toBe(1);
  await close();
});

test('suggested merges are decided by keyboard and taken back', async () => {
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto('/merges');
  await page.getByRole('button', { name: 'Ana Walker and Ana W.' }).waitFor();
  await page.getByRole('columnheader', { name: 'Together' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('m');
  await page.getByText('Nothing to decide').waitFor();
  expect((await jornada.ask('GET', `/api/customers/${ana}`)).body.members).toHaveLength(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Ana Walker and Ana W.' }).waitFor();
  expect((await jornada.ask('GET', `/api/customers/${ana}`)).body.members).toHaveLength(1);
  expect(complaints).toEqual([]);
  await close();
});
