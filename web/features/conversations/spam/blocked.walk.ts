/** Spam and its senders: blocked from a conversation, seen and taken back in the settings, and by whom not. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addChannel } from '../../../../server/features/channels/testing.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { newMember } from '../../../../server/testing/members.ts';
import { signIn } from '../../../../server/testing/sign-in.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { saidIn } from '../../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const ADDRESS = 'a-sender-with-a-rather-long-name@win-a-lamp.example';

async function begin(): Promise<string> {
  const { body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer: { email: ADDRESS, name: 'Win' }, text: 'You won a lamp' },
  });
  return body.id;
}

const blocked = async () => (await jornada.ask('GET', '/api/blocked-senders')).body.items;

test('from a conversation to the list and out of it again, each with a way back', async () => {
  const language = 'es';
  const [t, ui] = [saidIn(language, 'conversations'), saidIn(language, 'ui')];
  const id = await begin();
  const { page, complaints, close } = await visit(browser, jornada, { language, phone: true });
  /** The Undo of what was said with these words. */
  const takeBack = (words: string) =>
    page
      .getByRole('dialog')
      .filter({ hasText: words })
      .getByRole('button', { name: ui('undo') })
      .click();
  await page.goto('/settings/blocked');
  await page.getByText(t('spam.none')).waitFor();
  await expectAccessible(page);

  await page.goto(`/inbox/${id}`);
  const more = page.getByRole('button', { name: t('more') });
  await more.click();
  await page.getByRole('menuitem', { name: t('spam.is') }).click();
  await page.getByText(t('spam.text')).waitFor();
  await more.click();
  await page.getByRole('menuitem', { name: t('spam.blockThem', { address: ADDRESS }) }).click();
  const isBlocked = t('spam.blocked', { address: ADDRESS });
  await page.getByText(isBlocked).waitFor();
  expect(await blocked()).toMatchObject([{ address: ADDRESS, blockedBy: 'owner' }]);
  await takeBack(isBlocked);
  await expect.poll(blocked).toEqual([]);

  await page.goto('/settings/blocked');
  const address = page.getByRole('textbox', { name: t('spam.address') });
  await address.fill(` ${ADDRESS.toUpperCase()} `);
  await address.press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: ADDRESS });
  const lift = row.getByRole('button', { name: t('spam.lift') });
  await lift.waitFor();
  await expect.poll(() => address.inputValue()).toBe('');
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);
  await lift.click();
  const isLifted = t('spam.lifted', { address: ADDRESS });
  await page.getByText(t('spam.none')).waitFor();
  expect(await blocked()).toEqual([]);
  await takeBack(isLifted);
  await lift.waitFor();
  expect(await blocked()).toMatchObject([{ address: ADDRESS }]);
  expect(complaints).toEqual([]);

  // Nobody blocks themselves.
  await addChannel(jornada, { address: 'help@shop.example' });
  await address.fill('help@shop.example');
  await address.press('Enter');
  await page.getByText('mail of your own is never spam', { exact: false }).waitFor();
  expect(await address.inputValue()).toBe('help@shop.example');
  expect(complaints).toEqual([expect.stringContaining('409')]);
  await close();
});

test('who may only read sees whom others blocked, and no way to change it', async () => {
  const t = saidIn('en', 'conversations');
  const id = await begin();
  await jornada.ask('POST', '/api/blocked-senders', { json: { address: ADDRESS } });
  const owner = await signIn(jornada, OWNER);
  const reader = await newMember(jornada, owner, 'reader@walk.example', 'viewer', 'Rita');
  const { page, complaints, close } = await visit(browser, jornada, { as: reader, dark: true });
  await page.goto('/settings/blocked');
  await page.getByText(ADDRESS).waitFor();
  expect(await page.getByRole('button', { name: t('spam.lift') }).count()).toBe(0);
  expect(await page.getByRole('textbox', { name: t('spam.address') }).count()).toBe(0);
  await expectAccessible(page);
  await page.goto(`/inbox/${id}`);
  await page.getByRole('log').getByText('You won a lamp').waitFor();
  expect(await page.getByRole('button', { name: t('more') }).count()).toBe(0);
  const deeds: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && deeds.push(request.url()));
  await page.keyboard.press('!');
  await page.reload();
  await page.getByRole('log').getByText('You won a lamp').waitFor();
  // That one is there is told after a while, and is no deed.
  expect(deeds.filter((one) => one.includes('/api/conversations') && !one.endsWith('/presence'))).toEqual([]);
  expect((await jornada.ask('GET', `/api/conversations/${id}`)).body.status).toBe('new');
  expect(complaints).toEqual([]);
  await close();
});
