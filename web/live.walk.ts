/** News in a real browser: to many tabs over one connection, and from another server. */
import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { happen, key, makeCustomers } from '../server/features/customers/testing.ts';
import { startTestJornada, type TestJornada } from '../server/testing/jornada.ts';
import { scratchFolder } from '../server/testing/scratch.ts';
import { startServerProcess } from '../server/testing/server-process.ts';
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

test('a touchpoint that another server took appears in an open story by itself', async () => {
  const dataDir = await scratchFolder();
  const { key: apiKey, context } = jornada;
  const other = await startServerProcess({ connection: context.db.connection, dataDir, key: apiKey });
  onTestFinished(async () => {
    await other.kill();
    await rm(dataDir, { recursive: true, force: true });
  });
  const [customer] = await makeCustomers(jornada, [{ identities: [key('userId', 'two-servers')] }]);
  await happen(jornada, [{ customerId: customer!, at: new Date('2026-01-01'), type: 'Signed Up' }]);
  const { page, close } = await visit(browser, jornada);
  const listening = page.waitForResponse((response) => response.url().includes(`customer%3A${customer}`));
  await page.goto(`/customers/${customer}`);
  await page.getByText('Signed up').waitFor();
  await listening;
  await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));
  const { status } = await other.ask('POST', '/v1/track', {
    ...{ key: false as const, headers: { authorization: `Basic ${btoa(`${jornada.key}:`)}` } },
    json: { userId: 'two-servers', event: 'Cart Viewed', messageId: crypto.randomUUID() },
  });
  expect(status).toBe(200);
  await page.getByText('Looked at the cart').waitFor();
  expect(await page.locator('body[data-not-reloaded]').count()).toBe(1);
  await close();
});
