/** Files with an answer: chosen, shared in the draft, taken back, sent, looked at. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../../testing/browser.ts';
import { saidIn } from '../../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada({ JORNADA_MAX_FILE_MB: '1' }), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;

async function begin(): Promise<string> {
  const { body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer: { email: `${crypto.randomUUID()}@example.com` }, text: 'Cadê?' },
  });
  return body.id;
}

test('files are chosen, taken back and sent with an answer, or without a word', async () => {
  const t = saidIn('en', 'conversations');
  const id = await begin();
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto(`/inbox/${id}`);
  await page.getByRole('log').waitFor();
  const input = page.locator('input[type=file]');
  await input.setInputFiles([
    { name: 'label.png', mimeType: 'image/png', buffer: PNG },
    { name: 'terms and conditions.txt', mimeType: 'text/plain', buffer: Buffer.from('Terms') },
    { name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('Wrong') },
  ]);
  const unsent = page.getByRole('list', { name: t('files.unsent') });
  await page.getByRole('button', { name: t('files.remove', { name: 'wrong.txt' }) }).click();
  await unsent.getByText('wrong.txt').waitFor({ state: 'detached' });
  await expect.poll(async () => (await read(id)).unsent.length).toBe(2);
  await expectAccessible(page);
  // Somebody else who opens it sees them, too.
  await page.reload();
  await unsent.getByText('label.png').waitFor();
  await page.getByRole('button', { name: t('send'), exact: true }).click();
  const held = page.getByRole('article', { name: t('held.label') });
  await held.getByRole('img', { name: 'label.png' }).waitFor();
  await unsent.waitFor({ state: 'detached' });
  await held.getByRole('button', { name: t('undo') }).click();
  await unsent.getByText('label.png').waitFor();
  await page.getByRole('button', { name: t('send'), exact: true }).click();
  await held.getByRole('button', { name: t('held.now') }).click();
  const answer = page.getByRole('article', { name: t('wrote.reply', { name: 'owner' }) });
  await answer.getByRole('img', { name: 'label.png' }).waitFor();
  const saving = page.waitForEvent('download');
  await answer.getByRole('link', { name: 'terms and conditions.txt' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('terms and conditions.txt');
  expect(await readFile(await saved.path(), 'utf8')).toBe('Terms');
  expect((await read(id)).items.at(-1)).toMatchObject({ text: '', attachments: [{}, {}] });
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await close();
});

test('a file that is too long is told, and the rest stays', async () => {
  const t = saidIn('en', 'conversations');
  const id = await begin();
  const { page, close } = await visit(browser, jornada);
  await page.goto(`/inbox/${id}`);
  await page.getByRole('log').waitFor();
  await page.locator('input[type=file]').setInputFiles([
    { name: 'short.txt', mimeType: 'text/plain', buffer: Buffer.from('short') },
    { name: 'long.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(1_000_001, 1) },
  ]);
  await page.getByText('A file may have at most 1 MB.').waitFor();
  const unsent = page.getByRole('list', { name: t('files.unsent') });
  await unsent.getByText('short.txt').waitFor();
  await unsent.getByText('long.bin').waitFor({ state: 'detached' });
  await close();
});
