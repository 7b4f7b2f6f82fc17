/** News in a real browser: many tabs share one connection, and the next takes over when one closes. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { happen, key, makeCustomers } from '../server/features/customers/testing.ts';
import { startTestJornada, type TestJornada } from '../server/testing/jornada.ts';
import { launchBrowser, visit } from './testing/browser.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

test('more tabs than a browser allows connections all work and hear the news, also when the first closes', async () => {
  const [customer] = await makeCustomers(jornada, [
    { identities: [key('userId', 'tabs')], facts: { name: 'Many Tabs' } },
  ]);
  await happen(jornada, [{ customerId: customer!, at: new Date('2026-01-01'), type: 'Signed Up' }]);
  const { page: first, close } = await visit(browser, jornada);
  await first.goto('/customers');
  await first.getByText('Many Tabs').waitFor();
  for (let tab = 2; tab < 8; tab++) {
    const page = await first.context().newPage();
    await page.goto('/customers');
    await page.getByText('Many Tabs').waitFor();
  }
  const last = await first.context().newPage();
  await last.goto(`/customers/${customer}`);
  await last.getByText('Signed up').waitFor();
  await happen(jornada, [{ customerId: customer!, at: new Date(), type: 'Cart Viewed' }]);
  await last.getByText('Looked at the cart').waitFor();
  await first.close();
  await happen(jornada, [{ customerId: customer!, at: new Date(), type: 'Order Completed' }]);
  await last.getByText(/Placed/).waitFor();
  expect(last.context().pages()).toHaveLength(7);
  await close();
});
