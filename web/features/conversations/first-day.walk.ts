/** The inbox of a workspace in which nothing has arrived yet: from it there is a way on for everybody. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addChannel } from '../../../server/features/channels/testing.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { newMember } from '../../../server/testing/members.ts';
import { signIn } from '../../../server/testing/sign-in.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

test('an empty inbox leads to the accounts, the chat and the sample company, for whoever may set them up', async () => {
  const t = saidIn('ro', 'conversations');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'ro', phone: true });
  for (const [words, address] of [
    ['empty.mail', '/settings/channels'],
    ['empty.chat', '/settings/chat'],
    ['empty.sample', '/sample'],
  ] as const) {
    await page.goto('/inbox');
    const link = page.getByRole('link', { name: t(words) });
    await link.waitFor();
    await expectAccessible(page);
    expect(await sidewaysRoom(page)).toBe(0);
    await link.click();
    await expect.poll(() => new URL(page.url()).pathname).toBe(address);
  }
  expect(complaints).toEqual([]);
  await close();
});

test('who may not set them up reads who does; with an account there, it is an inbox like any other', async () => {
  const t = saidIn('es', 'conversations');
  const as = await newMember(jornada, await signIn(jornada, OWNER), 'bea@walk.example', 'agent', 'Bea');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es', as });
  await page.goto('/inbox');
  await page.getByText(t('empty.unconnectedText')).waitFor();
  for (const words of ['empty.mail', 'empty.chat', 'empty.sample'])
    expect(await page.getByRole('link', { name: t(words) }).count()).toBe(0);
  await expectAccessible(page);
  await addChannel(jornada, { address: 'help@shop.example' });
  await page.reload();
  await page.getByText(t('empty.activeText')).waitFor();
  expect(await page.getByText(t('empty.unconnectedText')).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
