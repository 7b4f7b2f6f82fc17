/** The server is killed while a customer writes: the widget goes on by itself, and nothing is lost or doubled. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addChat, answer, conversationSaying } from '../server/features/channels/chat/testing.ts';
import { makeTestDatabase } from '../server/testing/database.ts';
import { scratchFolder } from '../server/testing/scratch.ts';
import { type ServerProcess, startServerProcess } from '../server/testing/server-process.ts';
import { launchBrowser } from '../web/testing/browser.ts';
import { lineFor, openShop, openWire, type Shop, type Wire } from './shop.fixture.ts';
import { WORDS } from './words/words.ts';

let browser: Browser;
let shop: Shop;
let wire: Wire;
let drop: () => Promise<void>;
let start: () => Promise<ServerProcess>;
beforeAll(async () => {
  const made = await makeTestDatabase();
  drop = made.drop;
  const [dataDir, key] = [await scratchFolder(), `jk_test_${randomUUID()}`];
  start = () => startServerProcess({ connection: made.connection, dataDir, key });
  [browser, wire] = await Promise.all([launchBrowser(), openWire()]);
  shop = await openShop(wire.url);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await wire?.close();
  await drop?.();
});

test('what was written before, during and after is there once, on both sides', {
  timeout: 300_000,
}, async () => {
  const words = WORDS.en;
  let server = await start();
  wire.leadTo(server.url);
  const { key } = await addChat(server, { name: 'Shop', origins: [shop.origin] });
  shop.line = lineFor(wire.url, key);
  const page = await browser.newPage();
  await page.goto(shop.origin);
  await page.getByRole('button', { name: words.open }).click();
  const panel = page.getByRole('dialog', { name: 'Shop' });
  const field = panel.getByRole('textbox', { name: words.message });
  const write = async (text: string) => {
    await field.fill(text);
    await field.press('Enter');
  };
  await write('Before 5501');
  await panel.getByText(words.sent, { exact: true }).waitFor();
  // Killed with some on their way.
  await Promise.all([write('Meanwhile 5501'), server.kill()]);
  await write('While it is gone 5501');
  await panel.getByText(words.sending, { exact: true }).waitFor();
  server = await start();
  wire.leadTo(server.url);
  await panel.getByText(words.sent, { exact: true }).waitFor({ timeout: 90_000 });
  await write('After 5501');
  const { id } = await conversationSaying(server, '5501');
  const texts = ['Before 5501', 'Meanwhile 5501', 'While it is gone 5501', 'After 5501'];
  await expect
    .poll(async () => (await server.ask('GET', `/api/conversations/${id}`)).body.items.length, {
      timeout: 60_000,
    })
    .toBe(texts.length);
  const { items } = (await server.ask('GET', `/api/conversations/${id}`)).body;
  expect(items.map(({ text }: { text: string }) => text)).toEqual(texts);
  await answer(server, id, 'Here again');
  await panel.getByText('Here again').waitFor({ timeout: 60_000 });
  expect(await panel.locator('.words').allTextContents()).toEqual([words.greeting, ...texts, 'Here again']);
  await page.close();
  await server.kill();
});
