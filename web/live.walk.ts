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

test('a touchpoint that another server took appears in an open story by itself, a call that it was told of pops up, and what customers write there is in the inbox', async () => {
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

  const { body: phone } = await jornada.ask('POST', '/api/channels', {
    json: { kind: 'phone', name: 'Central' },
  });
  const rings = await other.ask('POST', phone.callsPath, {
    ...{ key: false as const, headers: { authorization: `Bearer ${phone.secret}` } },
    json: { id: 'call-1', direction: 'in', state: 'ringing', from: '+5511912345678', to: '+551130001000' },
  });
  expect(rings.status, JSON.stringify(rings.body)).toBe(200);
  await page.getByRole('region', { name: 'Call: +5511912345678' }).waitFor();
  expect(await page.locator('body[data-not-reloaded]').count()).toBe(1);

  // And what customers write there, in the list and in what is open.
  await page.getByRole('link', { name: 'Inbox' }).first().click();
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor();
  const { body: begun } = await other.ask('POST', '/api/conversations', {
    json: { channel: 'chat', customer: { email: 'elsewhere@example.com' }, text: 'Written elsewhere' },
  });
  await page.getByText('Written elsewhere').first().click();
  await page.waitForURL(new RegExp(begun.id));
  await other.ask('POST', `/api/conversations/${begun.id}/messages`, {
    json: { kind: 'customer', text: 'And once more' },
  });
  await page.getByRole('article').getByText('And once more').waitFor();
  expect(await page.locator('body[data-not-reloaded]').count()).toBe(1);
  await close();
});

test('what happens between the first look and the listening is seen by itself, and what happened while it was not shown', async () => {
  const begin = async (text: string) =>
    (
      await jornada.ask('POST', '/api/conversations', {
        json: { channel: 'chat', customer: { email: `${crypto.randomUUID()}@example.com` }, text },
      })
    ).body.id;
  const say = (id: string, text: string) =>
    jornada.ask('POST', `/api/conversations/${id}/messages`, { json: { kind: 'customer', text } });
  const [one, other] = [await begin('The first one'), await begin('The other one')];
  const { page, close } = await visit(browser, jornada);
  const held = Promise.withResolvers<void>();
  await page.route(/\/api\/live/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(`/inbox/${one}`);
  await page.getByRole('article').getByText('The first one').waitFor();
  await page.waitForLoadState('networkidle');
  await say(one, 'Said before anybody listened');
  held.resolve();
  await page.getByRole('article').getByText('Said before anybody listened').waitFor();

  const follow = async (id: string) => {
    const listening = page.waitForResponse((response) => response.url().includes(`conversation%3A${id}`));
    await page.locator(`a[href*="${id}"]`).first().click();
    await page.waitForURL(new RegExp(id));
    await listening;
  };
  await follow(other);
  await page.getByRole('article').getByText('The other one').waitFor();
  await say(one, 'Said while another was open');
  await follow(one);
  await page.getByRole('article').getByText('Said while another was open').waitFor();
  await close();
});

test('what happens while a second tab loads is seen there, too, though the first has listened all the time', async () => {
  const { body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'chat', customer: { email: 'two-tabs@example.com' }, text: 'Is anybody there?' },
  });
  const { page: first, close } = await visit(browser, jornada);
  const listening = first.waitForResponse((response) => response.url().includes(`conversation%3A${body.id}`));
  await first.goto(`/inbox/${body.id}`);
  await listening;
  const second = await first.context().newPage();
  await second.route(
    `**/api/conversations/${body.id}`,
    async (route) => {
      const response = await route.fetch();
      await jornada.ask('POST', `/api/conversations/${body.id}/messages`, {
        json: { kind: 'customer', text: 'I am in a hurry' },
      });
      await first.getByRole('article').getByText('I am in a hurry').waitFor();
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await second.goto(`/inbox/${body.id}`);
  await second.getByRole('article').getByText('I am in a hurry').waitFor();
  await close();
});
