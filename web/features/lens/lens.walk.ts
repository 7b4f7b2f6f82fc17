/** The lens's process is gone while somebody looks: the screens say so calmly, and come by themselves when it does. */
import { rm } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningLens, startLens } from '../../../server/core/lens/lens.ts';
import { log } from '../../../server/core/log.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { scratchFolder } from '../../../server/testing/scratch.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';
import { PERIOD, plantShop } from '../journeys/map/walk-shop.fixture.ts';

const PATIENCE_MS = 180_000;

let dir: string;
let lens: RunningLens;
let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  dir = await scratchFolder();
  [lens, browser] = await Promise.all([startLens({ dir, log }), launchBrowser()]);
  await lens.ready;
  jornada = await startTestJornada({}, lens.url);
  await plantShop(jornada);
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await lens?.stop();
  await rm(dir, { recursive: true, force: true });
});

const [unreachable, away] = [saidIn('pt-BR', 'lens')('unreachable'), saidIn('pt-BR', 'ui')('problem.away')];
const lateDeliveries = saidIn('pt-BR', 'metrics')('metric.late-share.name');

const SCREENS: [string, string, (page: Page) => Locator][] = [
  [
    'the map',
    `/journey?${PERIOD}`,
    (page) => page.getByRole('region', { name: saidIn('pt-BR', 'journeys')('moments.worst') }),
  ],
  [
    'a metric',
    `/metrics/late-share?${PERIOD}`,
    (page) => page.getByRole('img', { name: new RegExp(lateDeliveries) }),
  ],
];

test.each(SCREENS)(
  '%s comes by itself when the lens is there again',
  async (_, address, answer) => {
    await lens.stop();
    const { page, close } = await visit(browser, jornada, { language: 'pt-BR' });
    await page.goto(address);
    // Once, by the banner: the question itself does not say it again.
    await page.getByText(unreachable).waitFor();
    await expect.poll(() => page.getByText(away).count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await expectAccessible(page);
    // In the same folder it has the same address.
    lens = await startLens({ dir, log });
    await answer(page).waitFor();
    await expect.poll(() => page.getByText(unreachable).count()).toBe(0);
    await close();
  },
  PATIENCE_MS,
);
