/** A view is saved from what the list shows, shown again, changed, removed and brought back: in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { saidIn } from '../../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  for (const channel of ['phone', 'email'])
    await jornada.ask('POST', '/api/conversations', {
      json: {
        channel,
        customer: { email: `${channel}@example.com`, name: `Ana by ${channel}` },
        text: 'E agora?',
      },
    });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

describe.each(['es', 'ro'] as const)('in %s', (language) => {
  test('save, show, rename, remove, undo', async () => {
    const said = saidIn(language, 'conversations');
    const t = (key: string, values?: Record<string, string>) => said(`savedViews.${key}`, values);
    const { page, complaints, close } = await visit(browser, jornada, { language, dark: language === 'ro' });
    const address = '/inbox?view=active&channel=phone';
    await page.goto(address);
    await page.getByText('Ana by phone').first().waitFor();
    await page.getByRole('button', { name: t('save'), exact: true }).click();
    const form = page.getByRole('dialog', { name: t('save') });
    await form.getByRole('textbox', { name: t('name') }).fill(`Teléfono ${language}`);
    await expectAccessible(page);
    await form.getByRole('button', { name: t('keep') }).click();
    await page.waitForURL(/saved=/);

    const views = page.getByRole('navigation', { name: said('views') });
    const own = views.getByRole('button', { name: `Teléfono ${language}` });
    await views.getByRole('button', { name: said('view.unassigned') }).click();
    await page.getByText('Ana by email').first().waitFor();
    expect(page.url()).not.toContain('channel');
    await own.click();
    await page.getByText('Ana by email').first().waitFor({ state: 'detached' });
    await expect.poll(() => own.getAttribute('aria-current')).toBe('true');
    await expect.poll(() => own.textContent()).toContain('1');

    await page.getByRole('button', { name: t('change'), exact: true }).click();
    const change = page.getByRole('dialog', { name: t('change') });
    await change.getByRole('checkbox', { name: t('forAll') }).click();
    await change.getByRole('button', { name: t('keep') }).click();
    await change.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await jornada.ask('GET', '/api/conversation-views')).body.items)
      .toMatchObject([{ name: `Teléfono ${language}`, shared: true, asked: { channel: 'phone' } }]);
    await expectAccessible(page);

    await page.getByRole('button', { name: t('change'), exact: true }).click();
    await page.getByRole('button', { name: t('remove'), exact: true }).click();
    await own.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: saidIn(language, 'ui')('undo') }).click();
    await own.waitFor();
    // Every channel with something to do is a view of its own, folded until it is wanted.
    const email = views.getByRole('button', { name: saidIn(language, 'ui')('channel.email') });
    expect(await email.count()).toBe(0);
    await views.getByRole('button', { name: said('byChannel') }).click();
    await email.click();
    await page.getByText('Ana by phone').first().waitFor({ state: 'detached' });
    await expect.poll(() => email.getAttribute('aria-current')).toBe('true');
    await expect.poll(() => email.textContent()).toContain('1');
    await expectAccessible(page);
    await views.getByRole('button', { name: said('view.waiting') }).click();
    await page.getByText('Ana by phone').first().waitFor();
    expect(await sidewaysRoom(page)).toBe(0);
    const { items } = (await jornada.ask('GET', '/api/conversation-views')).body;
    await jornada.ask('DELETE', `/api/conversation-views/${items[0].id}`);
    expect(complaints).toEqual([]);
    await close();
  });
});
