/** The three clients that people have, unchanged, against a running door. */
import { createReadStream } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Rudder from '@rudderstack/rudder-sdk-node';
import type * as Next from '@segment/analytics-next';
import { Analytics } from '@segment/analytics-node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../web/testing/browser.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { eventually } from '../../testing/processes.ts';

/** What the client's script leaves in the page. */
declare const AnalyticsNext: typeof Next;

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

async function storyOf(kind: string, value: string) {
  const { status, body } = await jornada.ask('GET', `/api/customers/by-identity?kind=${kind}&value=${value}`);
  if (status === 404) return [];
  return (await jornada.ask('GET', `/api/customers/${body.id}/timeline`)).body.items;
}

async function typesOf(kind: string, value: string): Promise<string[]> {
  return (await storyOf(kind, value)).map(({ type }: { type: string }) => type).sort();
}

describe('@segment/analytics-node', () => {
  it('sends every kind of call', async () => {
    const analytics = new Analytics({ writeKey: jornada.key, host: jornada.url, maxRetries: 0 });
    const failures: unknown[] = [];
    analytics.on('error', (error) => failures.push(error));
    const userId = crypto.randomUUID();
    const anonymousId = crypto.randomUUID();
    const timestamp = new Date('2026-01-02T03:04:05.678Z');
    analytics.identify({ userId, traits: { name: 'Ana', email: `${userId}@example.com` } });
    analytics.track({
      userId,
      event: 'Order Completed',
      properties: { order_id: userId, total: 9.5 },
      timestamp,
    });
    analytics.page({ userId, name: 'Home' });
    analytics.screen({ userId, name: 'Basket' });
    analytics.group({ userId, groupId: 'acme', traits: { name: 'Acme' } });
    analytics.alias({ userId, previousId: anonymousId });
    await analytics.closeAndFlush();
    expect(failures).toEqual([]);
    expect(await typesOf('userId', userId)).toEqual([
      'Identified',
      'Identities Joined',
      'Joined Account',
      'Order Completed',
      'Page Viewed',
      'Screen Viewed',
    ]);
    expect(await typesOf('anonymousId', anonymousId)).toHaveLength(6);
    const order = (await storyOf('userId', userId)).find(
      ({ type }: { type: string }) => type === 'Order Completed',
    );
    expect(Math.abs(Date.parse(order.at) - timestamp.getTime())).toBeLessThan(10_000);
  });
});

describe('@rudderstack/rudder-sdk-node', () => {
  it('sends compressed batches', async () => {
    const rudder = new Rudder(jornada.key, { dataPlaneUrl: jornada.url, gzip: true });
    const userId = crypto.randomUUID();
    rudder.identify({ userId, traits: { name: 'João' } });
    rudder.track({ userId, event: 'Product Viewed', properties: { sku: 'A' } });
    await rudder.flush();
    expect(await typesOf('userId', userId)).toEqual(['Identified', 'Product Viewed']);
  });
});

describe('@segment/analytics-next, in a browser, from a page of another site', () => {
  let browser: Browser;
  let site: http.Server;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite();
  });
  // A new visitor each time: the client keeps who it met.
  beforeEach(async () => {
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => site?.close(resolve));
  });

  it('asks for its settings and sends every kind of call', async () => {
    const userId = crypto.randomUUID();
    const anonymousId = await page.evaluate(
      async ([key, url, user]) => {
        const { AnalyticsBrowser } = AnalyticsNext;
        const analytics = AnalyticsBrowser.load({ writeKey: key, cdnURL: url });
        await analytics.page('Home');
        const [loaded] = await analytics;
        const id = loaded.user().anonymousId();
        await analytics.identify(user, { name: 'Maria' });
        await analytics.track('Product Viewed', { sku: 'A1' });
        await analytics.group('acme');
        await analytics.alias(user, String(id));
        return String(id);
      },
      [jornada.key, jornada.url, userId] as const,
    );
    await eventually(async () => {
      expect(await typesOf('userId', userId)).toEqual([
        'Identified',
        'Identities Joined',
        'Joined Account',
        'Page Viewed',
        'Product Viewed',
      ]);
    });
    expect(await typesOf('anonymousId', anonymousId)).toHaveLength(5);
    expect(complaints).toEqual([]);
  });

  it('sends batches', async () => {
    const userId = crypto.randomUUID();
    await page.evaluate(
      async ([key, url, user]) => {
        const { AnalyticsBrowser } = AnalyticsNext;
        const [analytics] = await AnalyticsBrowser.load(
          { writeKey: key, cdnURL: url },
          {
            integrations: {
              'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 2, timeout: 100 } } },
            },
          },
        );
        await Promise.all([
          analytics.identify(user),
          analytics.track('Signed Up'),
          analytics.track('Signed In'),
        ]);
      },
      [jornada.key, jornada.url, userId] as const,
    );
    await eventually(async () => expect((await typesOf('userId', userId)).length).toBe(3));
    expect(complaints).toEqual([]);
  });

  it('and a beacon, sent while the page goes away, arrives', async () => {
    const userId = crypto.randomUUID();
    await page.evaluate(
      ([key, url, user]) =>
        navigator.sendBeacon(
          `${url}/v1/t`,
          JSON.stringify({ writeKey: key, userId: user, event: 'Signed Out' }),
        ),
      [jornada.key, jornada.url, userId] as const,
    );
    await eventually(async () => expect(await typesOf('userId', userId)).toEqual(['Signed Out']));
  });
});

/** A page that holds nothing but the client. */
async function serveSite(): Promise<http.Server> {
  const script = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@segment/analytics-next')),
    '../umd/index.js',
  );
  const server = http.createServer((request, response) => {
    if (request.url?.endsWith('.js')) {
      response.setHeader('content-type', 'text/javascript');
      createReadStream(path.join(path.dirname(script), path.basename(request.url)))
        .on('error', () => response.end())
        .pipe(response);
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.end(
      '<!doctype html><link rel="icon" href="data:,"><title>Shop</title><script src="/index.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
