/** What is promised with an answer, kept, put off and withdrawn, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../../testing/browser.ts';
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

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;

async function begin(): Promise<string> {
  const customer = { email: `${crypto.randomUUID()}@example.com`, name: 'Ana Souza' };
  const { body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'phone', customer, text: 'Ligam de volta?' },
  });
  return body.id;
}

describe.each(['pt-BR', 'ro'] as const)('in %s', (language) => {
  test('promise with an answer, take it back, promise again, keep it and undo', async () => {
    const t = saidIn(language, 'conversations');
    const id = await begin();
    const { page, complaints, close } = await visit(browser, jornada, { language, dark: language === 'ro' });
    await page.goto(`/inbox/${id}`);
    await page.getByRole('log').waitFor();
    await page.getByRole('button', { name: t('promise.add'), exact: true }).click();
    await page.getByRole('textbox', { name: t('promise.what') }).fill('Ligar de volta');
    await page.getByRole('button', { name: t('snooze.tomorrow') }).click();
    await expectAccessible(page);
    await page
      .getByRole('button', { name: t('promise.add') })
      .last()
      .click();
    await page.getByRole('button', { name: t('promise.remove') }).waitFor();
    await page.getByRole('textbox', { name: t('replyHere') }).fill('Ligamos amanhã.');
    await page.getByRole('button', { name: t('send'), exact: true }).click();
    const held = page.getByRole('article', { name: t('held.label') });
    await held.getByText('Ligar de volta').waitFor();
    await held.getByRole('button', { name: t('undo') }).click();
    await page.getByRole('button', { name: t('promise.remove') }).waitFor();
    await page.getByRole('button', { name: t('send'), exact: true }).click();
    await held.getByRole('button', { name: t('held.now') }).click();
    const answer = page.getByRole('article', { name: t('wrote.reply', { name: 'owner' }) });
    await answer.getByText('Ligar de volta').waitFor();
    expect((await read(id)).promises).toMatchObject([{ text: 'Ligar de volta', state: 'open' }]);

    await page.getByRole('button', { name: t('promise.do'), exact: true }).click();
    await answer.getByText(t('promise.became.kept')).waitFor();
    await page.getByRole('heading', { name: t('promise.done.kept') }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: t('undo') }).click();
    await answer.getByText(t('promise.became.kept')).waitFor({ state: 'detached' });
    expect((await read(id)).promises).toMatchObject([{ state: 'open' }]);

    const keeps = page.getByRole('checkbox', { name: t('promise.keepsIt', { text: 'Ligar de volta' }) });
    await keeps.check();
    await page.getByRole('textbox', { name: t('replyHere') }).fill('Estou ligando.');
    await page.getByRole('button', { name: t('send'), exact: true }).click();
    await held.getByRole('button', { name: t('held.now') }).click();
    await answer.getByText(t('promise.became.kept')).waitFor();
    await keeps.waitFor({ state: 'detached' });
    await page.getByText(t('promise.none')).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

test('a promise is put off and withdrawn, and its view shows what is owed', async () => {
  const t = saidIn('en', 'conversations');
  const id = await begin();
  const dueAt = new Date(Date.now() + 3 * 3_600_000).toISOString();
  await jornada.ask('POST', `/api/conversations/${id}/promises`, { json: { text: 'Send the bill', dueAt } });
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto('/inbox?view=promised');
  await page
    .getByRole('row')
    .filter({ hasText: t('promise.badge') })
    .getByRole('link')
    .first()
    .click();
  await page.getByText('Send the bill', { exact: true }).waitFor();
  await page.getByRole('button', { name: t('promise.more') }).click();
  await page.getByRole('menuitem', { name: t('promise.putOff') }).click();
  const dialog = page.getByRole('dialog', { name: t('promise.putOff') });
  await dialog.getByRole('button', { name: t('snooze.nextWeek') }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('promise.putOff'), exact: true }).click();
  await expect.poll(async () => (await read(id)).promises[0].dueAt).not.toBe(dueAt);
  expect((await read(id)).promises).toMatchObject([{ firstDueAt: dueAt, state: 'open' }]);
  await page.getByRole('button', { name: t('promise.more') }).click();
  await page.getByRole('menuitem', { name: t('promise.withdraw') }).click();
  await page.getByRole('heading', { name: t('promise.done.withdrawn') }).waitFor();
  expect((await read(id)).promisedFor).toBeNull();
  expect(complaints).toEqual([]);
  await close();
});

test('whoever owes a promise is told when it was not kept', async () => {
  const t = saidIn('en', 'conversations');
  const { body } = await jornada.ask('GET', '/api/members');
  const id = await begin();
  const { page, complaints, close } = await visit(browser, jornada);
  const listening = page.waitForResponse((response) => response.url().includes('member%3A'));
  await page.goto('/settings/account');
  await listening;
  // A moment that is past when it is read is refused.
  const promised = async () => {
    const dueAt = new Date(Date.now() + 1500).toISOString();
    const json = { text: 'Call Ana back', dueAt, member: body.items[0].id };
    return (await jornada.ask('POST', `/api/conversations/${id}/promises`, { json })).status;
  };
  await expect.poll(promised).toBe(201);
  const told = page.getByRole('dialog').filter({ hasText: saidIn('en', 'notices')('broken') });
  await told.getByRole('button', { name: saidIn('en', 'notices')('open') }).click();
  await page.waitForURL(`**/inbox/${id}`);
  await page.getByText(t('promise.overdue', { when: 'now' })).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('something is promised without an answer, beside the customer, and taken back at once', async () => {
  const t = saidIn('es', 'conversations');
  const id = await begin();
  const { page, complaints, close } = await visit(browser, jornada, { language: 'es' });
  await page.goto(`/inbox/${id}`);
  await page.getByRole('log').waitFor();
  await page.getByRole('button', { name: t('promise.note') }).click();
  await page.getByRole('textbox', { name: t('promise.what') }).fill('Enviar la factura');
  await expectAccessible(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('promise.add'), exact: true })
    .click();
  const aside = page.getByRole('complementary', { name: t('person') });
  await aside.getByText('Enviar la factura', { exact: true }).waitFor();
  expect((await read(id)).promises).toMatchObject([
    { text: 'Enviar la factura', state: 'open', messageId: null },
  ]);
  expect((await read(id)).messages).toBe(1);
  await page.getByRole('button', { name: t('undo') }).click();
  await aside.getByText(t('promise.none')).waitFor();
  expect((await read(id)).promises).toMatchObject([{ state: 'withdrawn' }]);
  expect(complaints).toEqual([]);
  await close();
});
