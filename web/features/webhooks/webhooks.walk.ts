/** A program is told what happens: added, tried, looked at, replayed, turned off and removed, in a real browser. */

import type { Browser } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answering,
  type Receiver,
  startReceiver,
} from '../../../server/features/webhooks/receiver.fixture.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let receiver: Receiver;

beforeAll(async () => {
  [jornada, browser, receiver] = await Promise.all([
    startTestJornada({ JORNADA_PRIVATE_ADDRESSES: 'allow' }),
    launchBrowser(),
    startReceiver(),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await receiver?.stop();
});

describe.each(['pt-BR', 'ro'] as const)('in %s', (language) => {
  test('add an endpoint, test it, see what failed, send it again, remove it', async () => {
    const t = saidIn(language, 'webhooks');
    receiver.received.length = 0;
    receiver.answer = answering(204);
    const { page, complaints, close } = await visit(browser, jornada, { language, dark: language === 'ro' });
    await page.goto('/settings/webhooks');
    await page.getByText(t('empty')).waitFor();
    await page.getByRole('button', { name: t('add') }).click();
    const dialog = page.getByRole('dialog', { name: t('add') });
    await dialog.getByRole('textbox', { name: t('url') }).fill(receiver.url);
    await dialog.getByRole('checkbox', { name: t('types.note.created') }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: t('addSubmit'), exact: true }).click();
    const secret = await page.getByRole('region', { name: t('secret') }).textContent();
    await page.getByRole('button', { name: t('copied') }).click();

    await page.getByRole('button', { name: t('deliveries') }).click();
    const drawer = page.getByRole('dialog', { name: t('deliveries') });
    await drawer.getByText(t('nothing')).waitFor();
    await drawer.getByRole('button', { name: t('test') }).click();
    await drawer.getByText(t('stateOf.delivered'), { exact: true }).waitFor();
    const [got] = await receiver.until(1);
    new Webhook(secret!.trim()).verify(got!.text, got!.headers as Record<string, string>);

    receiver.answer = answering(410, 'Moved out');
    await drawer.getByRole('button', { name: t('test') }).click();
    await drawer.getByText(t('stateOf.failed'), { exact: true }).waitFor();
    await drawer.getByText(t('trouble.gone')).click();
    await drawer.getByText('Moved out').waitFor();
    await expectAccessible(page);
    expect(await sidewaysRoom(page)).toBe(0);
    await page.keyboard.press('Escape');

    receiver.answer = answering(204);
    await page.getByRole('button', { name: t('turnOn') }).click();
    await page.getByRole('button', { name: t('turnOn') }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: t('deliveries') }).click();
    await drawer.getByText(t('trouble.gone')).click();
    await drawer.getByRole('button', { name: t('replay') }).click();
    await drawer.getByText(t('stateOf.failed'), { exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: t('more', { url: receiver.url }) }).click();
    await page.getByRole('menuitem', { name: t('remove') }).click();
    await page.getByRole('button', { name: t('remove'), exact: true }).click();
    await page.getByText(t('empty')).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
