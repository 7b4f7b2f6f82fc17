/** An answer is planned for later, taken back, sent right away, and told when it was overtaken: in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addChannel } from '../../../../server/features/channels/testing.ts';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { type SmtpSink, startSmtpSink } from '../../../../server/testing/smtp-server.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { saidIn } from '../../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let sink: SmtpSink;

beforeAll(async () => {
  [jornada, browser, sink] = await Promise.all([startTestJornada(), launchBrowser(), startSmtpSink()]);
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' };
  await addChannel(jornada, { address: 'help@shop.example', name: 'Casa', smtp });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await sink?.close();
});

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;

async function comesSoon(later: string): Promise<number> {
  const json = { sendAt: new Date(Date.now() + 1000).toISOString() };
  return (await jornada.ask('PATCH', `/api/later-messages/${later}`, { json })).status;
}

describe.each(['pt-BR', 'ro'] as const)('in %s', (language) => {
  test('plan an answer, take it back, send it right away, and see why another one stayed', async () => {
    const t = saidIn(language, 'conversations');
    const phone = language === 'ro';
    const { page, complaints, close } = await visit(browser, jornada, { language, phone, dark: phone });
    const { body } = await jornada.ask('POST', '/api/conversations', {
      json: {
        channel: 'email',
        customer: { email: `${language}@example.com`, name: 'Ana' },
        text: 'E agora?',
      },
    });
    await page.goto(`/inbox/${body.id}`);
    const field = page.getByRole('textbox', { name: t('replyHere') });
    await field.fill('Bom dia');
    const plan = async (by: 'click' | 'Enter') => {
      await page.getByRole('button', { name: t('later.button'), exact: true }).click();
      const dialog = page.getByRole('dialog', { name: t('later.title') });
      await dialog.getByRole('button', { name: t('snooze.nextWeek') }).click();
      await expectAccessible(page);
      if (by === 'click') await dialog.getByRole('button', { name: t('later.do') }).click();
      else await dialog.getByLabel(t('later.when')).press('Enter');
      await dialog.waitFor({ state: 'detached' });
    };
    await plan('click');
    const card = page.getByRole('article', { name: t('later.label') });
    await card.getByText('Bom dia').waitFor();
    await expect.poll(() => field.inputValue()).toBe('');
    await expectAccessible(page);
    expect(await sidewaysRoom(page)).toBe(0);

    await card.getByRole('button', { name: t('later.back') }).click();
    await expect.poll(() => field.inputValue()).toBe('Bom dia');
    expect((await read(body.id)).later).toEqual([]);
    await plan('Enter');
    await card.getByRole('button', { name: t('later.now') }).click();
    await card.waitFor({ state: 'detached' });
    expect((await read(body.id)).items.at(-1)).toMatchObject({ kind: 'reply', text: 'Bom dia' });
    await expect.poll(() => sink.taken.at(-1)?.raw.includes('Bom dia')).toBe(true);

    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const planned = await jornada.ask('POST', `/api/conversations/${body.id}/later`, {
      json: { text: 'Bun', sendAt },
    });
    await jornada.ask('POST', `/api/conversations/${body.id}/messages`, {
      json: { kind: 'customer', text: 'Obrigada' },
    });
    // Its time comes once the customer has written; a moment that is past when it is read is refused.
    await expect.poll(() => comesSoon(planned.body.id)).toBe(200);
    await card.getByText(t('later.stopped.customer', { name: 'Ana' })).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  });
});
