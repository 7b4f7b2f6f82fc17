/** A reply is saved, used in an answer with its names filled in, and removed, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
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

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;

describe.each(['es', 'ro'] as const)('in %s', (language) => {
  test('save a reply, use it, remove it', async () => {
    const [t, inbox] = [saidIn(language, 'replies'), saidIn(language, 'conversations')];
    const { page, complaints, close } = await visit(browser, jornada, { language, dark: language === 'ro' });
    await page.goto('/settings/replies');
    await page.getByText(t('empty')).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: t('new') }).click();
    const dialog = page.getByRole('dialog', { name: t('new') });
    await dialog.getByRole('textbox', { name: t('name') }).fill('Atraso');
    const text = dialog.getByRole('textbox', { name: t('text') });
    await text.fill('Olá {{nome}}');
    await dialog.getByRole('textbox', { name: t('tagsAdded') }).fill('atraso, vip');
    await dialog.getByRole('combobox', { name: inbox('priorityLabel') }).click();
    await page.getByRole('option', { name: inbox('priority.high') }).click();
    await dialog.getByRole('button', { name: t('save') }).click();
    await dialog.getByText(/\{\{customer\.first\}\}/).waitFor();
    await text.fill('Olá ');
    await dialog.getByRole('button', { name: t('variable.customer.first') }).click();
    expect(await text.inputValue()).toBe('Olá {{customer.first}}');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: t('save') }).click();
    // Its field has the same words.
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Olá {{customer.first}}').waitFor();

    const macro = { name: 'Chamar', priority: 'urgent', note: 'Ligar já' };
    const { body: made } = await jornada.ask('POST', '/api/saved-replies', { json: macro });
    const { body } = await jornada.ask('POST', '/api/conversations', {
      json: {
        channel: 'phone',
        customer: { email: `ana-${language}@example.com`, name: 'Ana Souza' },
        text: 'E agora?',
      },
    });
    await page.goto(`/inbox/${body.id}`);
    await page.getByRole('log').waitFor();
    await page.keyboard.press(';');
    await page.getByRole('combobox', { name: t('find') }).waitFor();
    await expectAccessible(page);
    await page.getByRole('option', { name: /Atraso/ }).click();
    const field = page.getByRole('textbox', { name: inbox('replyHere') });
    await expect.poll(() => field.inputValue()).toBe('Olá Ana');
    // What is done along with it stands below, and can be taken off; nothing is done before it is sent.
    await page.getByText('+atraso +vip').waitFor();
    await page.getByText(inbox('changed.priority', { priority: inbox('priority.high') })).waitFor();
    await expectAccessible(page);
    const without = t('without', { what: inbox('changed.priority', { priority: inbox('priority.high') }) });
    await page.getByRole('button', { name: without }).click();
    expect((await read(body.id)).tags).toEqual([]);
    await page.getByRole('button', { name: inbox('send'), exact: true }).click();
    await page.getByRole('button', { name: inbox('held.now') }).click();
    await expect.poll(async () => (await read(body.id)).tags).toEqual(['atraso', 'vip']);
    expect((await read(body.id)).priority).toBe('normal');

    // One without words is done at once, and undone at once.
    await page.getByRole('log').waitFor();
    await page.keyboard.press(';');
    await page.getByRole('option', { name: /Chamar/ }).click();
    await expect.poll(async () => (await read(body.id)).priority).toBe('urgent');
    expect((await read(body.id)).items.at(-1)).toMatchObject({ kind: 'note', text: 'Ligar já' });
    await page.getByText(t('applied_one', { name: 'Chamar', number: String(body.number) })).waitFor();
    await page.getByRole('button', { name: inbox('undo'), exact: true }).click();
    await expect.poll(async () => (await read(body.id)).priority).toBe('normal');

    await page.goto('/settings/replies');
    await page.getByRole('button', { name: t('removeOne', { name: 'Atraso' }) }).click();
    await page.getByRole('button', { name: t('remove'), exact: true }).click();
    await page.getByText('Chamar').waitFor();
    await jornada.ask('DELETE', `/api/saved-replies/${made.id}`);
    await page.getByText(t('empty')).waitFor();
    expect(await sidewaysRoom(page)).toBe(0);
    // Only of the name that there is not.
    expect(complaints).toEqual([expect.stringContaining('400')]);
    await close();
  });
});
