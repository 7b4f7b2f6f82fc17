/** Keeping questions on a board and looking at them again: in a real browser, in two of the languages. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../server/features/workspaces/contract.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';
import { textsOf } from '../../testing/texts.ts';
import { PERIOD, plantShop } from '../journeys/map/walk-shop.fixture.ts';

const PATIENCE_MS = 240_000;
const THEN = { from: '2026-03-01', to: '2026-05-01' };

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  await plantShop(jornada);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

describe('in Romanian', () => {
  const language = 'ro';

  test(
    'a board draws every kind of question, and each leads to the whole of it',
    async () => {
      const said = texts(language);
      const id = await makeBoard(`Walked ${language}`);
      const { page, complaints, close } = await visit(browser, jornada, {
        language,
        dark: true,
      });
      await page.goto('/boards');
      await page.getByRole('link', { name: `Walked ${language}` }).click();
      await page.waitForURL(`**/boards/${id}`);
      const funnel = page.getByRole('article', { name: 'Through' });
      await funnel.getByText(said.questions.funnel.cameThrough).waitFor();
      await page
        .getByRole('article', { name: 'After' })
        .locator('svg path')
        .first()
        .waitFor({ state: 'attached' });
      await page
        .getByRole('article', { name: 'Again' })
        .getByText(said.questions.retention.cameBack)
        .waitFor();
      await page.getByRole('article', { name: 'Late' }).getByText(/50/).first().waitFor();
      const map = page.getByRole('article', { name: 'All of it' });
      await map.scrollIntoViewIfNeeded();
      await map.getByRole('table').waitFor();
      await expectAccessible(page);
      await funnel.getByRole('link', { name: 'Through' }).click();
      await page.waitForURL(/\/questions\/funnel\?/);
      await page.getByRole('region', { name: said.questions.funnel.table.label }).waitFor();
      expect(new URL(page.url()).searchParams.get('until')).toBe('2026-04-30');
      expect(complaints).toEqual([]);
      await close();
    },
    PATIENCE_MS,
  );
});

test(
  'a question is saved on a new board, moved, removed and taken back, and the board is deleted',
  async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto(`/questions/retention?${PERIOD}`);
    await page.getByRole('button', { name: 'Save on a board' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save on a board' });
    const name = dialog.getByRole('textbox', { name: 'Name of the card' });
    expect(await name.inputValue()).toBe('An order, then an order');
    await name.fill('Kept');
    await dialog.getByRole('combobox', { name: 'Board' }).click();
    await page.getByRole('option', { name: 'A new board' }).click();
    await dialog.getByRole('textbox', { name: 'Name of the new board' }).fill('By hand');
    await dialog.getByRole('button', { name: 'Save the card' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const board = await boardCalled('By hand');
    await addCard(board, { kind: 'paths', title: 'Second', question: THEN, days: null });
    await page.goto(`/boards/${board}`);
    await page.getByRole('button', { name: 'Kept: what can be done' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Move later' }).click();
    await waitForOrder(page, board, ['Second', 'Kept']);
    await page.getByRole('button', { name: 'Kept: what can be done' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await waitForOrder(page, board, ['Second']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await waitForOrder(page, board, ['Second', 'Kept']);
    await drag(page, 'Kept', 'Second');
    await waitForOrder(page, board, ['Kept', 'Second']);
    await page.getByRole('button', { name: 'By hand: what can be done' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete the board' }).click();
    await page.waitForURL('**/boards');
    expect(complaints).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

test(
  'an empty board says what to do, also on a phone',
  async () => {
    const { body } = await jornada.ask('POST', '/api/boards', { json: { name: 'Empty' } });
    const { page, close } = await visit(browser, jornada, { phone: true });
    await page.goto(`/boards/${body.id}`);
    await page.getByRole('link', { name: 'Ask a question' }).waitFor();
    await expectAccessible(page);
    await close();
  },
  PATIENCE_MS,
);

test(
  'where there is no such board it is said once, with the way back to all of them',
  async () => {
    for (const id of ['xyz', crypto.randomUUID()]) {
      const { page, close } = await visit(browser, jornada);
      await page.goto(`/boards/${id}`);
      await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
      expect(await page.getByText('There is nothing at this address').count()).toBe(1);
      await page.getByRole('link', { name: 'Back to the list' }).click();
      await page.waitForURL(/\/boards$/);
      await close();
    }
  },
  PATIENCE_MS,
);

async function makeBoard(name: string): Promise<string> {
  const card = (kind: string, title: string, question: object) => ({
    ...{ kind, title, days: null },
    question: { ...THEN, ...question },
  });
  const cards = [
    card('funnel', 'Through', { step: ['Order Completed', 'Order Delivered'] }),
    card('paths', 'After', { start: 'Order Completed' }),
    card('retention', 'Again', { return: 'any', interval: 'week' }),
    card('metric', 'Late', { id: 'late-share', interval: 'week' }),
    card('map', 'All of it', {}),
  ];
  const { body } = await jornada.ask('POST', '/api/boards', { json: { name, cards } });
  return body.id;
}

async function boardCalled(name: string): Promise<string> {
  const { body } = await jornada.ask('GET', '/api/boards');
  return body.items.find((board: { name: string }) => board.name === name).id;
}

const addCard = (board: string, json: object) => jornada.ask('POST', `/api/boards/${board}/cards`, { json });

/** On the server, and then on the screen: what is done next goes by what is seen. */
async function waitForOrder(page: Page, board: string, titles: string[]): Promise<void> {
  const order = async () => {
    const { body } = await jornada.ask('GET', `/api/boards/${board}`);
    return body.cards.map(({ title }: { title: string }) => title);
  };
  await expect.poll(order).toEqual(titles);
  const cards = page.getByRole('article');
  const seen = () => cards.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  await expect.poll(seen).toEqual(titles);
}

/** By the grip of one card onto another. */
async function drag(page: Page, from: string, onto: string): Promise<void> {
  const grip = page.getByRole('article', { name: from }).getByTitle('Drag to move');
  const target = page.getByRole('article', { name: onto });
  await page.getByRole('article', { name: from }).waitFor();
  const [start, end] = [await grip.boundingBox(), await target.boundingBox()];
  await page.mouse.move(start!.x + 8, start!.y + 8);
  await page.mouse.down();
  await page.mouse.move(end!.x + 60, end!.y + 60, { steps: 8 });
  await page.mouse.up();
}

interface Texts {
  questions: {
    funnel: { cameThrough: string; table: { label: string } };
    retention: { cameBack: string };
  };
}

function texts(language: Language): Texts {
  return { questions: textsOf(language, 'questions') };
}
