/** A thread in a real browser: it follows what comes at its end, and leaves whoever reads further up where they are. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { launchBrowser, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await jornada.stop();
});

const LONG = 'The lamp flickers whenever the kettle is on, and the hall goes dark for a while. '.repeat(6);
const NEXT_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString();

async function begin(messages: number): Promise<string> {
  const customer = { email: `${crypto.randomUUID()}@lamps.example` };
  const { body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer, text: LONG },
  });
  for (let more = 1; more < messages; more++) await write(body.id, { kind: 'customer', text: LONG });
  return body.id;
}

const write = (id: string, json: object) =>
  jornada.ask('POST', `/api/conversations/${id}/messages`, { json });
const change = (id: string, json: object) => jornada.ask('PATCH', `/api/conversations/${id}`, { json });
const plan = (id: string, text: string) =>
  jornada.ask('POST', `/api/conversations/${id}/later`, { json: { text, sendAt: NEXT_WEEK } });

/** How many pixels there are below what is shown. */
const below = (page: Page) =>
  page.getByRole('log').evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));

test('a thread opens at its end, with what is planned, and follows what is added there', async () => {
  const id = await begin(5);
  await plan(id, LONG);
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto(`/inbox/${id}`);
  const log = page.getByRole('log');
  await log.getByRole('article', { name: saidIn('en', 'conversations')('later.label') }).waitFor();
  await expect.poll(() => below(page)).toBe(0);

  await change(id, { status: 'solved', priority: 'high', tags: ['lamp'] });
  await log.getByText('status: Solved').waitFor();
  await expect.poll(() => below(page)).toBe(0);
  await write(id, { kind: 'customer', text: `${LONG} Thanks!` });
  await log.getByText('Thanks!').waitFor();
  await expect.poll(() => below(page)).toBe(0);
  for (const [width, height] of [
    [1440, 600],
    [860, 700],
    [1180, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => below(page)).toBe(0);
  }
  expect(complaints).toEqual([]);
  await close();
});

test('whoever reads further up stays there, and is told of what is new below, be it only a line', async () => {
  const t = saidIn('es', 'conversations');
  const id = await begin(8);
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es', phone: true });
  await page.goto(`/inbox/${id}`);
  const log = page.getByRole('log');
  await log.getByText(LONG.trim()).last().waitFor();
  await expect.poll(() => below(page)).toBe(0);
  await log.evaluate((node) => node.scrollBy(0, -400));
  await expect.poll(() => below(page)).toBe(400);
  const top = await log.evaluate((node) => node.scrollTop);
  const pill = page.getByRole('button', { name: t('newBelow') });
  expect(await pill.count()).toBe(0);
  await change(id, { priority: 'high' });
  await pill.waitFor();
  await plan(id, 'Hasta el lunes');
  await log.getByText('Hasta el lunes').waitFor();
  expect(await log.evaluate((node) => node.scrollTop)).toBe(top);
  await pill.click();
  await expect.poll(() => below(page)).toBe(0);
  await pill.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test.each(['en', 'pt-BR', 'es', 'ro'] as const)(
  'beside it, in %s, the list says two lines and the views their whole names',
  async (language) => {
    const t = saidIn(language, 'conversations');
    const id = await begin(1);
    const { page, complaints, close } = await visit(browser, jornada, { language });
    await page.goto(`/inbox/${id}`);
    const line = page
      .getByRole('row')
      .getByText(/The lamp flickers/)
      .first();
    // One line of these words is 21 pixels high.
    await expect.poll(() => line.evaluate((words) => words.parentElement!.clientHeight)).toBeGreaterThan(36);
    const names = page
      .getByRole('navigation', { name: t('views') })
      .getByRole('button')
      .locator('span[title]');
    await expect.poll(() => names.count()).toBeGreaterThan(8);
    const cut = await names.evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1),
    );
    expect(cut).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  },
);
