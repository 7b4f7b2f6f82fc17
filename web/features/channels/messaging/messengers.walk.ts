/** A messenger is added, connected and changed; an answer goes as a message, as a template, below a comment. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as shapes from '../../../../server/features/channels/messaging/shapes.fixture.ts';
import {
  type StandIn,
  startStandIn,
} from '../../../../server/features/channels/messaging/stand-in.fixture.ts';
import { IDS } from '../../../../server/features/channels/messaging/stand-in-meta.fixture.ts';
import * as messaging from '../../../../server/features/channels/messaging/testing.ts';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../../testing/browser.ts';
import { saidIn } from '../../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
  const environment = messaging.environmentOf(standIn);
  [jornada, browser] = await Promise.all([startTestJornada(environment), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await standIn?.stop();
});

const HOUR_MS = 3_600_000;

describe.each([
  { language: 'ro', phone: true, dark: true },
  { language: 'pt-BR', phone: false, dark: false },
] as const)('in $language', ({ language, phone, dark }) => {
  test('add WhatsApp with a template, test its token, see what to paste, connect it, remove it', async () => {
    const t = saidIn(language, 'channels');
    const { page, complaints, close } = await visit(browser, jornada, { language, phone, dark });
    await page.goto('/settings/messaging');
    await page.getByText(t('messaging.empty')).waitFor();
    await page.getByRole('button', { name: t('messaging.add') }).click();
    const dialog = page.getByRole('dialog', { name: t('messaging.add') });
    const field = (key: string) => dialog.getByLabel(t(key), { exact: true });
    await field('messaging.name').fill('Casa Lume');
    await field('messaging.externalId.whatsapp').fill('+55 11');
    await field('messaging.appSecret').fill(messaging.APP_SECRET);
    await field('messaging.token.whatsapp').fill('wrong-token');
    await dialog.getByRole('button', { name: t('save') }).click();
    // What is no id is told where it was written.
    await field('messaging.externalId.whatsapp').and(dialog.locator('[aria-invalid=true]')).waitFor();
    await field('messaging.externalId.whatsapp').fill(IDS.phone);
    await dialog.getByRole('button', { name: t('messaging.tryOut') }).click();
    await dialog.getByText('Invalid OAuth access token', { exact: false }).waitFor();
    standIn.tokens.add('whatsapp-token');
    await field('messaging.token.whatsapp').fill('whatsapp-token');
    await dialog.getByRole('button', { name: t('messaging.tryOut') }).click();
    await dialog.getByText(t('messaging.tried', { handle: '+55 11 5555-0100' })).waitFor();
    await dialog.getByRole('button', { name: t('messaging.addTemplate') }).click();
    await field('messaging.templateName').fill('order_ready');
    await field('messaging.templateLanguage').fill('pt_BR');
    await field('messaging.templateText').fill('Olá {{1}}, está pronto.');
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: t('save') }).click();
    const connecting = page.getByRole('dialog', { name: t('messaging.connectTitle', { name: 'Casa Lume' }) });
    await connecting.getByText(`${jornada.url}/channels/`, { exact: false }).first().waitFor();
    await connecting.getByRole('region', { name: t('messaging.verifyToken') }).waitFor();
    await connecting.getByRole('button', { name: t('messaging.connectSubmit'), exact: true }).click();
    await connecting.getByText(t('messaging.connected', { handle: '+55 11 5555-0100' })).waitFor();
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    await connecting.getByRole('button', { name: t('messaging.copied'), exact: true }).click();
    await page.getByText('+55 11 5555-0100', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: t('messaging.more', { name: 'Casa Lume' }) }).click();
    await page.getByRole('menuitem', { name: t('messaging.remove') }).click();
    await page.getByRole('button', { name: t('messaging.removeSubmit'), exact: true }).click();
    await page.getByText(t('messaging.empty')).waitFor();
    // Chrome writes down what was refused above.
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
    await close();
  });

  test('the reply box says how an answer goes: after a day by a template, below a comment to all or to one', async () => {
    const [t, c] = [saidIn(language, 'channels'), saidIn(language, 'conversations')];
    const templates = [{ name: 'order_ready', language: 'pt_BR', text: 'Olá {{1}}, está pronto.' }];
    standIn.templates.set('order_ready pt_BR', 1);
    const whatsapp = await messaging.addMessenger(jornada, standIn, 'whatsapp', { templates });
    const facebook = await messaging.addMessenger(jornada, standIn, 'facebook');
    const from = phone ? '5511987650101' : '5511987650102';
    const yesterday = new Date(Date.now() - 25 * HOUR_MS);
    await messaging.bring(
      jornada,
      whatsapp.webhookPath,
      shapes.whatsappText(from, `Ontem ${from}`, yesterday),
    );
    const { news, id: comment } = shapes.pageComment(`50${from}`, `Em estoque? ${from}`);
    standIn.wrote.set(comment, new Date());
    await messaging.bring(jornada, facebook.webhookPath, news);
    const all = await messaging.conversations(jornada);
    const idOf = (text: string) => all.find((one: { preview: string }) => one.preview === text).id;

    const { page, complaints, close } = await visit(browser, jornada, { language, phone, dark });
    await page.goto(`/inbox/${idOf(`Ontem ${from}`)}`);
    await page.getByText(t('messaging.line.window.whatsapp')).waitFor();
    const send = page.getByRole('button', { name: c('mail'), exact: true });
    expect(await send.isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: t('messaging.template') }).click();
    await page.getByRole('option', { name: 'order_ready · pt_BR' }).click();
    expect(await send.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: t('messaging.line.value', { number: '1' }) }).fill('Ana');
    await page.getByRole('figure').getByText('Olá Ana, está pronto.').waitFor();
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    await send.click();
    const held = page.getByRole('article', { name: c('held.mailLabel') });
    await held.getByRole('button', { name: c('held.mailNow') }).click();
    await page.getByText(c('delivery.sent'), { exact: true }).waitFor();
    expect(standIn.sent.at(-1)!.body.template.name).toBe('order_ready');

    await page.goto(`/inbox/${idOf(`Em estoque? ${from}`)}`);
    await page.getByText(t('messaging.line.public')).waitFor();
    await page.getByText(t('messaging.note.comment'), { exact: true }).waitFor();
    await page.getByRole('combobox', { name: t('messaging.line.as') }).click();
    await page.getByRole('option', { name: t('messaging.line.asPrivate') }).click();
    await page.getByText(t('messaging.line.private')).waitFor();
    await page.getByRole('textbox', { name: c('replyHere') }).fill('x'.repeat(2001));
    await page.getByText(t('messaging.line.tooLong', { count: '2001', most: '2000' })).waitFor();
    expect(await send.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: c('replyHere') }).fill('Sim, em azul.');
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    await send.click();
    await held.getByRole('button', { name: c('held.mailNow') }).click();
    await page.getByText(c('delivery.sent'), { exact: true }).waitFor();
    expect(standIn.sent.at(-1)!.body.recipient).toEqual({ comment_id: comment });
    expect(complaints).toEqual([]);
    await close();
    for (const { id } of [whatsapp, facebook]) await jornada.ask('DELETE', `/api/channels/${id}`);
  });

  test('a conversation begins with a template to a number; where only customers can begin is said', async () => {
    const [t, c] = [saidIn(language, 'channels'), saidIn(language, 'conversations')];
    const templates = [{ name: 'order_ready', language: 'pt_BR', text: 'Olá {{1}}, está pronto.' }];
    standIn.templates.set('order_ready pt_BR', 1);
    const whatsapp = await messaging.addMessenger(jornada, standIn, 'whatsapp', { templates });
    const telegram = await messaging.addMessenger(jornada, standIn, 'telegram');
    const name = `Dora ${language}`;
    await jornada.ask('POST', '/v1/identify', { json: { userId: `dora-${language}`, traits: { name } } });

    const { page, complaints, close } = await visit(browser, jornada, { language, phone, dark });
    await page.goto('/inbox');
    await page
      .getByRole('button', { name: c('new.open'), exact: true })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: c('begin') });
    await dialog.getByLabel(c('customer'), { exact: true }).fill(name);
    await page.getByRole('option', { name }).click();
    await dialog.getByRole('combobox', { name: c('channel'), exact: true }).click();
    await page
      .getByRole('option', { name: saidIn(language, 'ui')('channel.messaging'), exact: true })
      .click();
    await dialog.getByRole('radio', { name: c('new.ours') }).click();
    await dialog.getByText(t('messaging.first.onlyAnswers', { where: 'Telegram' })).waitFor();
    const send = dialog.getByRole('button', { name: c('mail'), exact: true });
    await dialog.getByRole('combobox', { name: t('messaging.template') }).click();
    await page.getByRole('option', { name: 'order_ready · pt_BR' }).click();
    await dialog.getByRole('textbox', { name: t('messaging.line.value', { number: '1' }) }).fill('Dora');
    await dialog.getByRole('figure').getByText('Olá Dora, está pronto.').waitFor();
    // She has no number here, and a country is not guessed.
    expect(await send.isDisabled()).toBe(true);
    const number = dialog.getByLabel(t('messaging.first.phone'), { exact: true });
    await number.fill('11 98765 0103');
    await dialog.getByText(c('new.international')).waitFor();
    expect(await send.isDisabled()).toBe(true);
    await number.fill(phone ? '+55 11 98765 0103' : '+55 11 98765 0104');
    expect(await sidewaysRoom(page)).toBe(0);
    await expectAccessible(page);
    await send.click();
    await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
    await page.getByText(c('delivery.sent'), { exact: true }).waitFor();
    await page.getByText('Olá Dora, está pronto.').first().waitFor();
    await page.getByText(t('messaging.line.never-wrote')).waitFor();
    expect(standIn.sent.at(-1)!.body.to).toBe(phone ? '5511987650103' : '5511987650104');
    expect(complaints).toEqual([]);
    await close();
    for (const { id } of [whatsapp, telegram]) await jornada.ask('DELETE', `/api/channels/${id}`);
  });
});
