/** What one was told of is found behind the bell when its toast is gone: by whom it concerns, in all of their tabs. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { newMember } from '../../../server/testing/members.ts';
import { signIn } from '../../../server/testing/sign-in.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
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

const t = saidIn('es', 'notices');
const bellOf = (page: Page, unread = 0) =>
  page.getByRole('button', {
    name: unread ? t('bell.news_other', { n: String(unread) }) : t('bell.title'),
    exact: true,
  });

/** Opens it, and waits until the tab that asks for all hears of the member: this one, or the one that takes over. */
async function goto(page: Page, path: string) {
  const heard = page
    .context()
    .waitForEvent('response', { predicate: (response) => response.url().includes('member%3A') });
  await Promise.all([heard, page.goto(path)]);
}

async function openBell(page: Page, unread = 0) {
  await bellOf(page, unread).focus();
  await page.keyboard.press('Enter');
  return page.getByRole('dialog', { name: t('bell.title'), exact: true });
}

test('the bell counts what one is told of, lists it by keyboard, leads to it, and keeps what was read and what was not', async () => {
  const owner = await signIn(jornada, OWNER);
  const bea = await newMember(jornada, owner, 'bea@bell.example', 'agent', 'Bea Moraes');
  const me = (await owner.ask('GET', '/api/session')).body.member.id;
  const begin = async (name: string) => {
    const json = { channel: 'email', customer: { email: `${name}@bell.example`, name }, assignee: me };
    const { body } = await jornada.ask('POST', '/api/conversations', { json: { ...json, text: 'Hola' } });
    return body as { id: string; number: number };
  };
  const [one, two] = [await begin('dora'), await begin('eli')];
  const say = (text: string) =>
    jornada.ask('POST', `/api/conversations/${one.id}/messages`, { json: { kind: 'customer', text } });
  const callMe = (text: string) =>
    bea.ask('POST', `/api/conversations/${two.id}/messages`, {
      json: { kind: 'note', text, mentions: [me] },
    });

  const { page, complaints, close } = await visit(browser, jornada, { language: 'es' });
  await goto(page, '/customers');
  const list = await openBell(page);
  await list.getByText(t('bell.none')).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.getByText(t('bell.nothing')).waitFor();

  const other = await page.context().newPage();
  await other.goto('/settings/account');
  await bellOf(other).waitFor();
  await say('¿Dónde está mi silla?');
  await bellOf(other, 1).waitFor();
  await say('¿Y la mesa?');
  await callMe('mira esto');
  await Promise.all([bellOf(page, 2).waitFor(), bellOf(other, 2).waitFor()]);

  await openBell(page, 2);
  const entries = list.getByRole('link');
  const marks = list.getByRole('img', { name: t('bell.isNew') });
  await expect.poll(() => marks.count()).toBe(2);
  expect(await entries.allTextContents()).toEqual([
    expect.stringContaining(t('mentioned', { name: 'Bea Moraes', number: String(two.number) })),
    expect.stringContaining(t('wrote', { number: String(one.number) })),
  ]);
  await Promise.all([bellOf(page).waitFor(), bellOf(other).waitFor()]);
  await expectAccessible(page);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).toContain(one.id);
  for (const word of ['dora', 'silla', 'mesa', 'mira']) expect(kept).not.toContain(word);

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sidewaysRoom(page)).toBe(0);
  await expect
    .poll(async () => {
      const { x, width } = (await list.boundingBox())!;
      return x >= 0 && x + width <= 390;
    })
    .toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  await entries.last().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/inbox/${one.id}`);
  await list.waitFor({ state: 'detached' });

  await goto(page, `/inbox/${one.id}`);
  await openBell(page);
  await expect.poll(() => entries.count()).toBe(2);
  expect(await marks.count()).toBe(0);
  await page.keyboard.press('Escape');
  await callMe('mira otra vez');
  await bellOf(page, 1).waitFor();
  await page.goto('/customers');
  await bellOf(page, 1).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.waitForURL(`**/inbox/${two.id}`);
  await Promise.all([bellOf(page).waitFor(), bellOf(other).waitFor()]);
  await other.close();

  // Another member at the same computer.
  const [name, ...value] = bea.cookie.split('=');
  await page
    .context()
    .addCookies([{ name: name!, value: value.join('='), url: jornada.url, sameSite: 'Strict' }]);
  await page.goto('/customers');
  await page.getByRole('button', { name: /Bea Moraes/ }).waitFor();
  await openBell(page);
  await list.getByText(t('bell.none')).waitFor();
  expect(complaints).toEqual([]);
  await close();
}, 60_000);

test('who goes to the wall while it is asked how many wait leaves nothing behind', async () => {
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es' });
  await goto(page, '/service');
  const service = saidIn('es', 'service');
  let held: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    held = resolve;
  });
  // Not answered: only leaving ends it.
  await page.route('**/api/conversations/waiting', () => held());
  const json = { channel: 'email', customer: { email: 'fay@bell.example' }, text: 'Hola' };
  await jornada.ask('POST', '/api/conversations', { json });
  await asked;
  await page.getByRole('link', { name: service('wall.open') }).click();
  await page.waitForURL(/\/service\/wall/);
  await page.getByRole('link', { name: service('wall.waiting') }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
