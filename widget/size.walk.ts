/** What a page loads before anybody opens the chat, over the wire. */
import http from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addChat } from '../server/features/channels/chat/testing.ts';
import { startTestJornada, type TestJornada } from '../server/testing/jornada.ts';
import { launchBrowser } from '../web/testing/browser.ts';
import { lineFor, openShop, type Shop } from './shop.fixture.ts';

const MOST_BYTES = 30 * 1024;

let jornada: TestJornada;
let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  shop = await openShop(jornada.url);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await jornada?.stop();
});

test('is at most 30 KB with gzip, and asked for by two requests', async () => {
  const { key } = await addChat(jornada, { origins: [shop.origin] });
  shop.line = lineFor(jornada.url, key);
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(jornada.url)) asked.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(shop.origin);
  await page.getByRole('button', { name: 'Open the chat' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([`GET ${jornada.url}/widget.js`, `GET ${jornada.url}/chat/${key}/settings`]);
  const sizes = await Promise.all(asked.map((one) => bytesOf(one.slice('GET '.length))));
  console.log(`widget.js ${sizes[0]} bytes, settings ${sizes[1]} bytes`);
  expect(sizes[0]! + sizes[1]!).toBeLessThanOrEqual(MOST_BYTES);
  // A widget that was not built would be small, too.
  expect(sizes[0]).toBeGreaterThan(5000);
});

/** Of the body as it is sent to whoever takes gzip. */
function bytesOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { 'accept-encoding': 'gzip', origin: shop.origin } }, (response) => {
        let bytes = 0;
        response.on('data', (piece: Buffer) => {
          bytes += piece.length;
        });
        response.on('end', () => resolve(bytes));
      })
      .on('error', reject);
  });
}
