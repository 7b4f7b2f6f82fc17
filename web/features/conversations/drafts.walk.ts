/** Two people in one conversation: whose draft it is, who goes on with it, and who is sending: in real browsers. */
import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../../../server/testing/scratch.ts';
import { startServerProcess } from '../../../server/testing/server-process.ts';
import { expectAccessible, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';
import { open, startTwoMembers, type TwoMembers } from './two-members.fixture.ts';

let desk: TwoMembers;
let { jornada, browser, sink, marta, eva, begin, read } = {} as TwoMembers;

beforeAll(async () => {
  desk = await startTwoMembers();
  ({ jornada, browser, sink, marta, eva, begin, read } = desk);
}, 120_000);

afterAll(() => desk?.stop());

const t = saidIn('es', 'conversations');
const field = (page: Page, words = t) => page.getByRole('textbox', { name: words('replyHere') });

test('nobody writes into another’s draft unasked; it is left to them, or gone on with, and they are told', async () => {
  const id = await begin();
  const ours = saidIn('en', 'conversations');
  const mine = await visit(browser, jornada, { as: marta });
  await open(mine.page, id);
  await mine.page.keyboard.press('r');
  await mine.page.keyboard.type('We send you another lamp');
  await mine.page.getByText(ours('draft.saved')).waitFor();

  const theirs = await visit(browser, jornada, { as: eva, language: 'es', phone: true, dark: true });
  await open(theirs.page, id);
  const drafted = theirs.page.getByRole('region', { name: t('draft.by', { name: 'Marta' }) });
  await drafted.getByText('We send you another lamp', { exact: true }).waitFor();
  // Held until one has said how to go on.
  expect(await field(theirs.page).getAttribute('readonly')).not.toBeNull();
  expect(await sidewaysRoom(theirs.page)).toBe(0);
  await expectAccessible(theirs.page);
  await drafted.getByRole('button', { name: t('draft.own') }).click();
  await field(theirs.page).fill('¿Cuál es?');
  await theirs.page.getByText(t('draft.saved')).waitFor();
  await mine.page.getByRole('region', { name: ours('draft.by', { name: 'Eva' }) }).waitFor();
  expect(await field(mine.page, ours).inputValue()).toBe('We send you another lamp');

  // After a reload each still has their own.
  await open(theirs.page, id);
  await expect.poll(() => field(theirs.page).inputValue()).toBe('¿Cuál es?');
  await drafted.getByRole('button', { name: t('draft.look') }).click();
  const add = drafted.getByRole('button', { name: t('draft.add') });
  // She types again: nobody takes it from under her hands.
  await field(mine.page, ours).press('End');
  await mine.page.keyboard.type(' today');
  await drafted.getByText(t('draft.isTyping', { name: 'Marta' })).waitFor();
  expect(await add.isDisabled()).toBe(true);
  await drafted.getByText('We send you another lamp today', { exact: true }).waitFor();
  await expect.poll(() => add.isEnabled(), { timeout: 20_000 }).toBe(true);
  await add.click();
  await expect
    .poll(() => field(theirs.page).inputValue())
    .toBe('¿Cuál es?\n\nWe send you another lamp today');
  const { number } = await read(id);
  await mine.page.getByText(saidIn('en', 'notices')('takenOver', { name: 'Eva', number })).waitFor();
  await mine.page.getByText(ours('draft.tookMine', { name: 'Eva' }), { exact: true }).waitFor();
  await expect.poll(() => field(mine.page, ours).inputValue()).toBe('');
  expect((await read(id)).drafts).toMatchObject([
    {
      text: '¿Cuál es?\n\nWe send you another lamp today',
      member: { name: 'Eva' },
      takenFrom: { name: 'Marta' },
    },
  ]);
  expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
  await Promise.all([mine.close(), theirs.close()]);
});

test('while an answer waits out its seconds others see it, and sending another asks first; one mail goes out', async () => {
  const id = await begin();
  const ours = saidIn('en', 'conversations');
  const [mine, theirs] = await Promise.all([
    visit(browser, jornada, { as: marta }),
    visit(browser, jornada, { as: eva, language: 'es' }),
  ]);
  await open(mine.page, id);
  await open(theirs.page, id);
  await field(theirs.page).fill('Ya sale.');
  await theirs.page.getByText(t('draft.saved')).waitFor();
  await mine.page.getByRole('button', { name: ours('draft.own') }).click();
  await field(mine.page, ours).fill('It left today.');
  await field(mine.page, ours).press('Control+Enter');
  await mine.page.getByRole('article', { name: ours('held.mailLabel') }).waitFor();

  const isSending = t('sending.who_one', { names: 'Marta' });
  await theirs.page.getByText(isSending, { exact: true }).waitFor();
  await field(theirs.page).press('Control+Enter');
  await theirs.page.getByRole('alertdialog', { name: isSending }).waitFor();
  // It says otherwise once the answer has gone, which a slow machine may look at.
  const asked = theirs.page.getByRole('alertdialog');
  await expectAccessible(theirs.page);
  await asked.getByRole('button', { name: saidIn('es', 'ui')('cancel') }).click();
  await theirs.page.getByRole('log').getByText('It left today.').waitFor();
  await theirs.page.getByText(isSending, { exact: true }).waitFor({ state: 'detached' });
  expect(await field(theirs.page).inputValue()).toBe('Ya sale.');
  await expect.poll(() => sink.taken.length).toBe(1);
  expect(sink.taken[0]!.parsed.text).toContain('It left today.');
  expect(sink.taken[0]!.parsed.text).not.toContain('Ya sale.');

  // In another window of her own it is seen and asked about, too; taken back, nobody is sending any more.
  const second = await mine.page.context().newPage();
  await second.goto(`/inbox/${id}`);
  await field(mine.page, ours).fill('And one more thing');
  await expect.poll(() => field(second, ours).inputValue()).toBe('And one more thing');
  await field(mine.page, ours).press('Control+Enter');
  await theirs.page.getByText(isSending, { exact: true }).waitFor();
  await second.getByText(ours('sending.self'), { exact: true }).waitFor();
  await field(second, ours).press('Control+Enter');
  await second
    .getByRole('alertdialog', { name: ours('sending.self') })
    .getByRole('button', { name: saidIn('en', 'ui')('cancel') })
    .click();
  expect(await mine.page.getByText(ours('sending.self')).count()).toBe(0);
  await mine.page
    .getByRole('article', { name: ours('held.mailLabel') })
    .getByRole('button', { name: ours('undo') })
    .click();
  await theirs.page.getByText(isSending, { exact: true }).waitFor({ state: 'detached' });
  await second.close();

  // Who sends all the same, once asked, is stopped by the record, and told that it was not sent.
  await field(theirs.page).press('Control+Enter');
  await theirs.page.getByText(t('overtaken.notSent')).waitFor();
  await field(theirs.page).press('Control+Enter');
  const held = theirs.page.getByRole('article', { name: t('held.mailLabel') });
  await held.waitFor();
  await marta.ask('POST', `/api/conversations/${id}/messages`, { json: { text: 'Quicker' } });
  await held.getByText(t('held.mailOvertaken')).waitFor();
  await held.getByRole('button', { name: t('held.mailAnyway') }).waitFor();
  await Promise.all([mine.close(), theirs.close()]);
});

test('on screens of two servers one sees that the other writes and sends, and is asked before the same is answered twice', async () => {
  const dataDir = await scratchFolder();
  const { key, context } = jornada;
  const other = await startServerProcess({ connection: context.db.connection, dataDir, key });
  onTestFinished(async () => {
    await other.kill();
    await rm(dataDir, { recursive: true, force: true });
  });
  const id = await begin();
  const ours = saidIn('en', 'conversations');
  const [mine, theirs] = await Promise.all([
    visit(browser, jornada, { as: marta }),
    visit(browser, other, { as: eva, language: 'es', phone: true }),
  ]);
  await Promise.all([open(mine.page, id), open(theirs.page, id)]);
  await theirs.page.getByText(t('looking_one', { names: 'Marta' })).waitFor();
  await field(mine.page, ours).pressSequentially('It left');
  await theirs.page
    .getByText(t('typing_one', { names: 'Marta' }))
    .first()
    .waitFor();
  const drafted = theirs.page.getByRole('region', { name: t('draft.by', { name: 'Marta' }) });
  await drafted.getByText('It left', { exact: true }).waitFor();
  await expectAccessible(theirs.page);
  expect(await sidewaysRoom(theirs.page)).toBe(0);
  await drafted.getByRole('button', { name: t('draft.own') }).click();
  await field(theirs.page).fill('Ya salió.');
  await mine.page.getByRole('region', { name: ours('draft.by', { name: 'Eva' }) }).waitFor();

  await field(mine.page, ours).press('Control+Enter');
  const held = mine.page.getByRole('article', { name: ours('held.mailLabel') });
  const isSending = t('sending.who_one', { names: 'Marta' });
  await theirs.page.getByText(isSending, { exact: true }).waitFor();
  await field(theirs.page).press('Control+Enter');
  const asked = theirs.page.getByRole('alertdialog', { name: isSending });
  await asked.getByRole('button', { name: saidIn('es', 'ui')('cancel') }).click();
  const mailed = sink.taken.length;
  await held.getByRole('button', { name: ours('held.mailNow') }).click();
  await theirs.page.getByRole('log').getByText('It left', { exact: true }).waitFor();
  await theirs.page.getByText(isSending, { exact: true }).waitFor({ state: 'detached' });
  expect(await field(theirs.page).inputValue()).toBe('Ya salió.');
  await expect.poll(() => sink.taken.length).toBe(mailed + 1);
  expect(sink.taken.at(-1)!.parsed.text).toContain('It left');
  expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
  await Promise.all([mine.close(), theirs.close()]);
});
