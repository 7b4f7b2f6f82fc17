/**
 * The sample company, loaded once and looked at from all sides: the figures of its page, the truths that were planted,
 * every main screen in every language with it, and that it goes without a trace.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { truthsOnPulse } from '../../../server/features/pulse/truths.fixture.ts';
import type { SampleState } from '../../../server/features/sample/contract.ts';
import {
  expectFiguresOfThePage,
  expectTruthsOnTheMap,
} from '../../../server/features/sample/truths.fixture.ts';
import { LANGUAGES } from '../../../server/features/workspaces/contract.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { lensCaughtUp } from '../../../server/testing/lens.ts';
import { launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';

/** Half a minute where nothing else runs. */
const LOADING_TAKES_AT_MOST_MS = 600_000;
const DAY_MS = 86_400_000;

let jornada: TestJornada;
let browser: Browser;
let loaded: SampleState;

const look = async (): Promise<SampleState> => (await jornada.ask('GET', '/api/sample')).body;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  await jornada.ask('POST', '/api/sample');
  const patience = { timeout: LOADING_TAKES_AT_MOST_MS, interval: 500 };
  await vi.waitFor(async () => expect((await look()).state).toBe('loaded'), patience);
  loaded = await look();
  // Half a million touchpoints take longer than the few that other tests wait for.
  await vi.waitFor(() => lensCaughtUp(jornada.context), { ...patience, interval: 0 });
}, 2 * LOADING_TAKES_AT_MOST_MS);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

test('its figures come out as docs/sample-company.md says, and all its touchpoints have their place', async () => {
  await expectFiguresOfThePage(jornada, loaded);
  const unmapped = await jornada.context.db.owner.query('select name from touchpoint_types where not mapped');
  expect(unmapped.rows).toEqual([]);
  const { status, body } = await jornada.ask('POST', '/api/sample');
  const refusal = 'The sample company is loaded already. Remove it first to load it anew.';
  expect([status, body.detail]).toEqual([409, refusal]);
});

test('what the map can show of what was planted stands on it', () => expectTruthsOnTheMap(jornada, loaded));

truthsOnPulse(() => jornada);

test(
  'from the third renewal, where more leave, one step leads to the call that those had who stayed',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada, { language: 'en' });
    await page.goto('/journey?touchpoint=Subscription Renewed&period=all');
    const differences = page.getByRole('region', { name: 'What makes a difference here' });
    await expect.poll(() => differences.getByRole('listitem').first().textContent()).toContain('Renewal: 3');
    await differences.getByRole('link', { name: 'What those who came back did differently' }).click();
    const found = page.getByRole('region', { name: 'What those who came through did differently' });
    await expect.poll(() => found.textContent()).toContain('Call made');
    expect(complaints).toEqual([]);
    await close();
  },
  LOADING_TAKES_AT_MOST_MS,
);

describe.each(LANGUAGES)('every main screen is whole, in %s', (language) => {
  test(
    'none complains, shows the name of a text in place of the text, or has to be moved sideways',
    async () => {
      const phone = language === 'en' || language === 'ro';
      const { page, complaints, close } = await visit(browser, jornada, { language, phone, dark: phone });
      for (const address of await screens()) {
        await page.goto(address);
        await isWhole(page);
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
        expect([address, await sidewaysRoom(page)]).toEqual([address, 0]);
        expect([address, await namesOfTexts(page)]).toEqual([address, []]);
      }
      expect(complaints).toEqual([]);
      await close();
    },
    LOADING_TAKES_AT_MOST_MS,
  );
});

async function screens(): Promise<string[]> {
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const { body } = await jornada.ask('GET', '/api/customers?limit=1');
  const talk = await jornada.ask('GET', '/api/conversations?channel=email&limit=1');
  const month = `from=${day(60)}&until=${day(30)}`;
  return [
    `/?span=month&at=${day(45)}`,
    `/journey?${month}`,
    `/questions/paths?${month}`,
    `/questions/funnel?${month}&step=Checkout Started&step=Order Completed`,
    `/questions/retention?${month}`,
    `/metrics/late-share?${month}`,
    '/customers',
    `/customers/${body.items[0].id}`,
    ...[
      '/inbox',
      `/inbox/${talk.body.items[0].id}`,
      '/service',
      '/articles',
      '/articles/new',
      '/service/log',
      '/service/counter',
      '/boards',
      '/segments',
      '/touchpoints',
      '/merges',
      '/imports',
      '/connect',
      '/sample',
      '/settings',
      '/settings/channels',
      '/settings/blocked',
      '/settings/csat',
      '/settings/levels',
      '/service/quality',
      '/service/wall',
    ],
  ];
}

/** The heading is there (on a phone a conversation's own, in the place of the list's), and nothing is on its way any more. */
async function isWhole(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await expect.poll(() => page.locator('main [aria-busy=true]').count()).toBe(0);
}

/** Texts that read like `moments.worst`: the name of a text that is missing. */
function namesOfTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
      const isCode = node.parentElement?.closest('code, pre, script, style');
      // The half of an address that may stand on a line of its own.
      const isRest = node.previousSibling?.nodeName === 'WBR';
      if (!isCode && !isRest && /^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z-]*)+$/.test(node.data.trim()))
        found.push(node.data);
    }
    return found;
  });
}

const TABLES = [
  'customers, identities, merges, merge_suggestions, accounts',
  'products, orders, order_items, payments, responses, touchpoints',
  'conversations, messages, conversation_changes, service_times, promises, csat_asks, contact_log',
].flatMap((names) => names.split(', '));

test(
  'it goes without a trace',
  async () => {
    await jornada.ask('DELETE', '/api/sample');
    const patience = { timeout: LOADING_TAKES_AT_MOST_MS, interval: 250 };
    await vi.waitFor(async () => expect((await look()).state).toBe('absent'), patience);
    for (const table of TABLES) {
      const { rows } = await jornada.context.db.owner.query(`select count(*)::int as left from ${table}`);
      expect([table, rows[0].left]).toEqual([table, 0]);
    }
  },
  2 * LOADING_TAKES_AT_MOST_MS,
);
