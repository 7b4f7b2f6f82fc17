/** Files dropped, looked over, corrected, run, and undone: in a real browser, in two languages. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';
import { textsOf } from '../../testing/texts.ts';

const PATIENCE_MS = 60_000;
let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const orders = (mark: string) =>
  `order_id,customer_id,order_status,order_purchase_timestamp,note\n${mark}-1,C1,paid,2026-01-05 10:00:00,x\n${mark}-2,C2,paid,31/02/2026,y\n${mark}-3,C2,paid,2026-01-06 10:00:00,z\n`;

async function drop(page: Page, ...files: [name: string, content: string][]) {
  await page.setInputFiles(
    'input[type=file]',
    files.map(([name, content]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })),
  );
}

describe.each(['es', 'pt-BR'] as const)('in %s', (language) => {
  test(
    'drop a file, correct a column, see the rows as they will become, run it, read why a row was rejected, undo it, take the file again',
    async () => {
      const t = textsOf<Texts>(language, 'imports');
      const { page, complaints, close } = await visit(browser, jornada, { language });
      await page.goto('/imports');
      await page.getByRole('heading', { level: 1, name: t.title }).waitFor();
      await expectAccessible(page);

      await drop(page, ['orders.csv', orders(language)]);
      await page.getByRole('heading', { level: 2, name: t.match.preview }).waitFor();
      await page.getByRole('cell', { name: `${language}-1`, exact: true }).waitFor();
      await page.getByRole('cell', { name: /31\/02\/2026/ }).waitFor();
      await expectAccessible(page);

      const note = page.getByRole('combobox', { name: t.match.becomes.replace('{{column}}', 'note') });
      await note.fill(t.match.leaveOut);
      await page.getByRole('option', { name: t.match.leaveOut }).click();
      await page.getByRole('columnheader', { name: 'note' }).waitFor({ state: 'detached' });

      await page.getByRole('button', { name: t.deeds.run, exact: true }).click();
      await page.getByRole('heading', { level: 2, name: t.result.title }).waitFor({ timeout: PATIENCE_MS });
      await page.getByRole('grid').getByText('31/02/2026').first().waitFor();
      await expectAccessible(page);

      await page.getByRole('button', { name: t.deeds.undo }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: t.undo.yes }).click();
      await page.getByText(t.undone).waitFor({ timeout: PATIENCE_MS });
      const undone = page.url();

      await page.getByRole('button', { name: t.deeds.again }).click();
      await page.getByRole('heading', { level: 2, name: t.match.preview }).waitFor();
      await page.getByRole('cell', { name: `${language}-1`, exact: true }).waitFor();
      expect(page.url()).not.toBe(undone);
      expect(await note.inputValue()).toBe(t.match.leaveOut);
      await page.getByRole('button', { name: t.deeds.leaveOut }).click();
      await page.getByRole('heading', { level: 1, name: t.title }).waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
    2 * PATIENCE_MS,
  );
});

test('how day and month stand is asked only where a date can be read both ways', async () => {
  const { page, close } = await visit(browser, jornada);
  for (const [date, asked] of [
    ['2026-04-03', 0],
    ['03/04/2026', 1],
  ] as const) {
    await page.goto('/imports');
    await drop(page, ['dates.csv', `order_id,customer_id,purchase_date\nD1,C1,${date}\n`]);
    await page.getByRole('cell', { name: 'D1', exact: true }).waitFor();
    expect(await page.getByText('Day first: 3 April').count()).toBe(asked);
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('dialog').getByText('Time zone of dates without one').waitFor();
    expect(await page.getByRole('dialog').getByText('Dates such as 03/04/2026').count()).toBe(asked);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Leave this file out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Imports' }).waitFor();
  }
  await close();
});

test(
  'several files wait together and are run together, also from a phone',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada, { phone: true, dark: true });
    await page.goto('/imports');
    await drop(
      page,
      ['orders.csv', orders('phone').replace('31/02/2026', '2026-02-01')],
      ['customers.csv', 'customer_id,name,email\nC1,Ana,ana@example.com\n'],
      ['notes.csv', 'a,b\n1,2\n'],
    );
    await page.getByRole('button', { name: 'Import 2 files' }).click();
    await page.getByText('Done').nth(1).waitFor({ timeout: PATIENCE_MS });
    await page.getByText('Jornada has no place for this kind of file yet').waitFor();
    await expectAccessible(page);
    // They came up side by side: which of the two was first is as it happened.
    await expect
      .poll(async () => (await fileNames(page)).slice(0, 2).sort())
      .toEqual(['customers.csv', 'orders.csv']);

    await page.getByText('notes.csv').click();
    await page.getByText('Its columns fit nothing that can be taken.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Products' }).click();
    await page.getByText('Its columns fit nothing that can be taken.').waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'What a becomes' }).waitFor();
    await page.getByRole('button', { name: 'Leave this file out' }).click();
    await page.getByText('notes.csv').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  },
  2 * PATIENCE_MS,
);

/** Of the imports so far, from the top. */
function fileNames(page: Page) {
  const list = page.locator('section', { has: page.getByRole('heading', { name: 'Imports so far' }) });
  return list.locator('strong').allInnerTexts();
}

interface Texts {
  title: string;
  undone: string;
  match: { preview: string; becomes: string; leaveOut: string };
  deeds: { run: string; undo: string; again: string; leaveOut: string };
  result: { title: string };
  undo: { yes: string };
}
