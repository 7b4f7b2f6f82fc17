/** What goes on beside a conversation: others that have to do with it, and somebody else who is asked by mail. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addChannel } from '../../../server/features/channels/testing.ts';

import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { type SmtpSink, startSmtpSink } from '../../../server/testing/smtp-server.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';

let jornada: TestJornada;
let browser: Browser;
let sink: SmtpSink;
beforeAll(async () => {
  [jornada, browser, sink] = await Promise.all([startTestJornada(), launchBrowser(), startSmtpSink()]);
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none' };
  await addChannel(jornada, { address: 'help@shop.example', name: 'Casa', smtp });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([jornada.stop(), sink.close()]);
});

async function begin(json: object) {
  const { body } = await jornada.ask('POST', '/api/conversations', { json: { channel: 'email', ...json } });
  return body as { id: string; number: number };
}

test('a conversation is linked to another customer’s, which shows it too, and the link is taken back and restored', async () => {
  const one = await begin({ customer: { email: 'ana@links.example' }, text: 'The lamp flickers' });
  const two = await begin({ customer: { email: 'bia@links.example' }, text: 'Mine flickers too' });
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto(`/inbox/${one.id}`);
  await page.getByRole('button', { name: 'More to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Link another conversation' }).click();
  const dialog = page.getByRole('dialog', { name: `Link to #${one.number}` });
  await dialog.getByRole('textbox').fill('flickers too');
  await dialog.getByRole('radio', { name: /Mine flickers too/ }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByRole('list', { name: 'Linked conversations' }).getByRole('link').click();
  await page.waitForURL(`**/inbox/${two.id}`);
  const back = page.getByRole('list', { name: 'Linked conversations' });
  await back.getByText(`#${one.number} The lamp flickers`).waitFor();
  await page.getByRole('log').getByText(`linked to #${one.number}`).waitFor();
  await expectAccessible(page);
  await back.getByRole('button', { name: `Take back the link to #${one.number}` }).click();
  await back.waitFor({ state: 'detached' });
  const told = page.getByRole('dialog').filter({ hasText: 'They are not linked any more' });
  await told.getByRole('button', { name: 'Undo' }).click();
  await back.waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('a message is forwarded, and signed by who forwards it', async () => {
  const { id } = await begin({ customer: { email: 'ana@links.example' }, text: 'Where is my lamp?' });
  const { page, complaints, close } = await visit(browser, jornada, {
    language: 'ro',
    dark: true,
    phone: true,
  });
  await page.goto('/settings/account');
  const panel = page.getByRole('textbox', { name: /^Sub ce scrii/ });
  await panel.fill('Ioana\nAtelier');
  await page.locator('form', { has: panel }).getByRole('button', { name: 'Salvează' }).click();
  await expect
    .poll(async () => (await jornada.context.db.owner.query('select signature from members')).rows)
    .toContainEqual({ signature: 'Ioana\nAtelier' });
  await page.goto(`/inbox/${id}`);
  const thread = page.getByRole('log');
  await thread.getByRole('button', { name: 'Ce se poate face cu acest mesaj' }).last().click();
  await page.getByRole('menuitem', { name: 'Redirecționează' }).click();
  const dialog = page.getByRole('dialog', { name: 'Redirecționează acest mesaj' });
  await dialog.getByRole('textbox', { name: /^Către/ }).fill('depozit');
  await dialog.getByText('depozit nu este o adresă.').waitFor();
  await dialog.getByRole('textbox', { name: /^Către/ }).fill('depozit@supplier.example');
  await dialog.getByRole('textbox', { name: /^Spune ceva/ }).fill('Este la voi?');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Redirecționează' }).click();
  await thread.getByText('Redirecționat', { exact: true }).waitFor();
  await thread.getByText('Către depozit@supplier.example').waitFor();
  await expect.poll(() => sink.taken.length).toBe(1);
  const text = sink.taken[0]!.parsed.text!;
  for (const part of ['Este la voi?', 'Ioana\nAtelier', 'Where is my lamp?']) expect(text).toContain(part);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await close();
});
