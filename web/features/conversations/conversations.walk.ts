/** A service agent's way through the inbox by keyboard, in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { type NewMember, newMember } from '../../../server/testing/members.ts';
import { signIn } from '../../../server/testing/sign-in.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let bea: NewMember;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  bea = await newMember(jornada, await signIn(jornada, OWNER), 'bea@walk.example', 'agent', 'Bea Moraes');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

let people = 0;

async function begin(more: object = {}): Promise<{ id: string; number: number }> {
  const customer = { email: `walker-${++people}@example.com`, name: `Walker ${people}` };
  const { status, body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer, text: 'Onde está meu pacote?', ...more },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const read = async (id: string) => (await jornada.ask('GET', `/api/conversations/${id}`)).body;
const write = (id: string, json: object) =>
  jornada.ask('POST', `/api/conversations/${id}/messages`, { json });

/** Opens one and waits until its news are listened to. */
async function open(page: Page, id: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes(`conversation%3A${id}`));
  await page.goto(`/inbox/${id}`);
  await page.getByRole('log').waitFor();
  await listening;
}

describe('in Portuguese', () => {
  const language = 'pt-BR';

  test('begin, answer, note, find, snooze and solve by keyboard', async () => {
    const t = saidIn(language, 'conversations');
    const ui = saidIn(language, 'ui');
    const { page, complaints, close } = await visit(browser, jornada, { language });
    await page.goto('/inbox');
    await page.getByRole('heading', { level: 1, name: t('title') }).waitFor();

    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: t('begin') });
    await dialog.getByRole('button', { name: t('new.unknown') }).click();
    await dialog.getByRole('textbox', { name: t('new.email') }).fill(`new-${language}@example.com`);
    await dialog.getByRole('textbox', { name: t('new.name') }).fill(`Nova ${language}`);
    await dialog.getByRole('textbox', { name: t('new.theySaid') }).fill('O abajur chegou quebrado');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: t('new.do'), exact: true }).click();
    await page.waitForURL(/\/inbox\/[\da-f-]{36}/);
    const id = page.url().split('/').at(-1)!;
    await page.getByRole('log').getByText('O abajur chegou quebrado').waitFor();

    await page.keyboard.press('r');
    await page.keyboard.type('Mandamos outro hoje.');
    await page.getByText(t('draft.saved')).waitFor();
    await page.keyboard.press('Control+Enter');
    const held = page.getByRole('article', { name: t('held.label') });
    await held.getByText('Mandamos outro hoje.').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('z');
    await held.waitFor({ state: 'detached' });
    const field = page.getByRole('textbox', { name: t('replyHere') });
    expect(await field.inputValue()).toBe('Mandamos outro hoje.');
    expect(await read(id)).toMatchObject({ messages: 1 });
    // Whoever takes it back goes on writing where it ends.
    await page.keyboard.type(' Até já!');
    expect(await field.inputValue()).toBe('Mandamos outro hoje. Até já!');
    for (const _ of ' Até já!') await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: saidIn(language, 'shell')('help.title') });
    for (const key of ['keys.send', 'mailAndSolve', 'keys.undoSend'] as const)
      await help.getByText(t(key), { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('r');
    await page.keyboard.press('Control+Enter');
    await held.getByRole('button', { name: t('held.now') }).click();
    await page.getByRole('article', { name: t('wrote.reply', { name: 'owner' }) }).waitFor();
    expect(await read(id)).toMatchObject({ messages: 2, status: 'waiting', drafts: [] });

    await page.keyboard.press('n');
    await page.keyboard.type('Veja @bea');
    await page.getByRole('option', { name: 'Bea Moraes' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.locator('mark').getByText('@Bea Moraes').waitFor();
    expect((await read(id)).items.at(-1)).toMatchObject({ kind: 'note', mentions: [bea.id] });
    expect((await bea.ask('GET', '/api/conversations?mentioned=me')).body.items).toContainEqual(
      expect.objectContaining({ id }),
    );

    await page.keyboard.press('p');
    await page.getByRole('combobox', { name: t('pick.priority') }).waitFor();
    await page.getByRole('option').first().click();
    await expect.poll(async () => (await read(id)).priority).toBe('urgent');
    await page.keyboard.press('#');
    await page.getByRole('combobox', { name: t('pick.tags') }).fill(`quebrado ${language}`);
    await page.getByRole('option', { name: `quebrado ${language}` }).click();
    await expect.poll(async () => (await read(id)).tags).toEqual([`quebrado ${language}`]);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: t('pick.tags') }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: new RegExp(`^${t('language')}`) }).click();
    await page.getByRole('option', { name: 'Română' }).click();
    await expect.poll(async () => (await read(id)).language).toBe('ro');
    await page.keyboard.press('s');
    await page.getByRole('option', { name: t('snooze.tomorrow') }).click();
    await expect.poll(async () => (await read(id)).status).toBe('snoozed');
    await page.keyboard.press('e');
    await expect.poll(async () => (await read(id)).status).toBe('solved');

    await page.keyboard.press('u');
    await page.waitForURL(/\/inbox$/);
    await page.keyboard.press('/');
    await page.keyboard.type('abajur quebr');
    await page.locator('mark').getByText('abajur').first().waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: `Nova ${language}` })
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: ui('search.clear') }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

test('what is searched is marked in the list and in the conversation, also in messages that are not loaded', async () => {
  const { id } = await begin({
    customer: { email: 'quita@plover.example', name: 'Quita Ibáñez' },
    subject: 'Plover feathers',
    text: 'The first plóver was grey',
  });
  for (let at = 0; at < 21; at += 1)
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => write(id, { kind: 'note', text: `Words ${at} ${n}` })),
    );
  await write(id, { kind: 'customer', text: 'The PLOVER flew away' });
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto('/inbox?search=ibanez');
  const row = page.getByRole('row').filter({ hasText: 'Quita' });
  await row.locator('mark').getByText('Ibáñez').waitFor();
  await page.goto('/inbox?search=plover');
  await row.locator('mark').getByText('Plover').first().waitFor();
  await row.getByText('quita@plover.example').waitFor();
  await row.click();
  const thread = page.getByRole('log');
  const hits = page.getByRole('region', { name: 'Messages with what you search' });
  await hits.getByText('1 of 2').waitFor();
  await thread.locator('mark').getByText('PLOVER').waitFor();
  expect(await thread.getByText('The first').count()).toBe(0);
  await page.keyboard.press(',');
  await hits.getByText('2 of 2').waitFor();
  const first = thread.locator('mark').getByText('plóver');
  await first.waitFor();
  await expect.poll(() => first.evaluate((mark) => mark.getBoundingClientRect().top > 0)).toBe(true);
  await expectAccessible(page);
  await hits.getByRole('button', { name: 'Later message with what you search' }).click();
  await hits.getByText('1 of 2').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('views, languages, joining, linking, splitting, forwarding and closing are reached by keys', async () => {
  const { id, number } = await begin({ text: 'Where is my parcel?' });
  await write(id, { kind: 'customer', text: 'And my invoice?' });
  const { page, complaints, close } = await visit(browser, jornada);
  await open(page, id);
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const escaped = async (name: string, key: string) => {
    await keys(key);
    await dialog(name).waitFor();
    await keys('Escape');
    await dialog(name).waitFor({ state: 'detached' });
  };
  await escaped(`Join to #${number}`, 'i');
  await escaped(`Link to #${number}`, 'l');
  await escaped('Forward this message', '>');
  await keys('t');
  await page.getByRole('combobox', { name: 'Which language the customer speaks' }).fill('Esp');
  await keys('Enter');
  await expect.poll(async () => (await read(id)).language).toBe('es');
  await keys('w');
  await page.getByText('Waiting for the customer', { exact: true }).waitFor();
  await keys('w');
  await expect.poll(async () => (await read(id)).status).toBe('open');
  await keys('?');
  for (const deed of ['Previous view', 'Articles', 'It belongs to somebody else', 'Saved reply or macro'])
    await dialog('Keyboard shortcuts').getByText(deed).first().waitFor();
  await keys('Escape');
  await dialog('Keyboard shortcuts').waitFor({ state: 'detached' });

  await keys(',', 'b');
  await dialog('A conversation of its own').getByRole('textbox', { name: 'Subject' }).fill('Invoice');
  await keys('Enter');
  await page.getByRole('log').getByText(`split off from #${number}`).waitFor();
  await page.getByRole('log').getByText('And my invoice?').waitFor();
  const split = page.url().split('/').at(-1)!;
  await keys('q');
  await page.getByRole('alertdialog', { name: /for good\?$/ }).waitFor();
  await expectAccessible(page);
  await keys('Tab', 'Enter');
  await expect.poll(async () => (await read(split)).status).toBe('closed');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });

  await page.goto(`/inbox/${id}`);
  await page.getByRole('log').getByText('Where is my parcel?').waitFor();
  await keys('=');
  const whose = dialog(`Whose is #${number}?`);
  await whose.getByRole('button', { name: 'Somebody new' }).click();
  await whose.getByRole('textbox', { name: 'E-mail' }).fill('whose-it-is@example.com');
  await expectAccessible(page);
  await keys('Enter');
  await expect.poll(async () => (await read(id)).customer.email).toBe('whose-it-is@example.com');
  await page
    .getByRole('dialog')
    .filter({ hasText: `#${number} belongs to whose-it-is@example.com now` })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect.poll(async () => (await read(id)).customer.email).not.toBe('whose-it-is@example.com');
  await keys('!');
  await page.getByText('This is spam: it is in no other view').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'More to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const deleting = dialog(`Delete #${number} for good?`);
  await deleting.getByRole('textbox').fill(String(number));
  await keys('Enter');
  await expect.poll(async () => (await jornada.ask('GET', `/api/conversations/${id}`)).status).toBe(404);
  await page.waitForURL(/\/inbox(\?|$)/);

  await keys('v', 's');
  await page.waitForURL(/view=snoozed/);
  await keys('v', 'j');
  await page.waitForURL(/view=solved/);
  await keys('v', 'k', 'v', 'a');
  await page.waitForURL((url) => !url.search.includes('view'));
  // The news that it is gone may be quicker than the way out of it: the browser itself writes down what it did not find.
  expect(complaints.filter((one) => !one.includes('404'))).toEqual([]);
  await close();
});

test('j and k move, x chooses, and many are changed together; those that cannot be are told', async () => {
  const [one, two, closed] = [
    await begin({ text: 'a zebra' }),
    await begin({ text: 'a zebra' }),
    await begin({ text: 'a zebra' }),
  ];
  await jornada.ask('PATCH', `/api/conversations/${closed.id}`, { json: { status: 'closed' } });
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto('/inbox?search=zebra');
  await expect.poll(() => page.getByRole('row').count()).toBe(3);
  for (const key of ['j', 'x', 'j', 'x', 'j', 'k', 'j', 'x']) await page.keyboard.press(key);
  await page.getByRole('region', { name: 'What to do with those chosen' }).getByText('3 chosen').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('a');
  await expect.poll(async () => (await read(one.id)).assignee?.name).toBe('owner');
  await page.getByText('3 conversations assigned').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await read(closed.id)).assignee).toBeNull();
  await page.keyboard.press('e');
  await page.getByText('1 conversation stays as it was').waitFor();
  await page.getByText(`#${closed.number}: `).waitFor();
  expect(await read(two.id)).toMatchObject({ status: 'solved' });
  expect(complaints).toEqual([]);
  await close();
});

test('two of one person are joined, and separated again from the line that tells of it', async () => {
  const customer = { email: 'joined@example.com', name: 'Joana Joined' };
  const one = await begin({ customer, text: 'First words', subject: 'Parcel' });
  const other = await begin({ customer, text: 'Second words', subject: 'Invoice' });
  const { page, complaints, close } = await visit(browser, jornada);
  await open(page, one.id);
  await page.getByRole('button', { name: 'More to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Join another conversation to it' }).click();
  const dialog = page.getByRole('dialog', { name: `Join to #${one.number}` });
  await dialog.getByRole('radio', { name: /Second words/ }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Join', exact: true }).click();
  const thread = page.getByRole('log');
  await thread.getByText('Second words').waitFor();
  await thread.getByText(`#${other.number} joined to this`).waitFor();
  await expectAccessible(page);
  // What tells of it stays while the pointer is on it, and goes when it is taken back elsewhere.
  const told = page.getByRole('dialog').filter({ hasText: `#${other.number} joined` });
  await told.hover();
  await thread.getByRole('button', { name: 'Undo' }).dispatchEvent('click');
  await told.waitFor({ state: 'detached' });
  await thread.getByText('Second words').waitFor({ state: 'detached' });
  await jornada.ask('POST', `/api/conversations/${one.id}/merge`, { json: { other: other.id } });
  await thread.getByText('Second words').waitFor();
  await page.goto(`/inbox/${other.id}`);
  await page.waitForURL(`**/inbox/${one.id}`);
  await thread.getByRole('button', { name: 'Undo' }).last().click();
  await thread.getByText('Second words').waitFor({ state: 'detached' });
  expect((await read(other.id)).id).toBe(other.id);
  await page.goto(`/inbox/${other.id}`);
  await thread.getByText(`joined to #${one.number}`).last().waitFor();
  await thread.getByText(`separated from #${one.number} again`).last().waitFor();

  // A split takes away all of what was joined: it cannot be separated any more.
  await page.goto(`/inbox/${one.id}`);
  await thread.getByText('First words').waitFor();
  await jornada.ask('POST', `/api/conversations/${one.id}/merge`, { json: { other: other.id } });
  await thread.getByRole('button', { name: 'Undo' }).last().waitFor();
  await thread.getByRole('article').filter({ hasText: 'Second words' }).hover();
  await thread.getByRole('button', { name: 'What can be done with this message' }).last().click();
  await page.getByRole('menuitem', { name: 'Split off' }).click();
  const split = page.getByRole('dialog', { name: 'A conversation of its own' });
  await expect.poll(() => split.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Invoice');
  await split.getByRole('button', { name: 'Split off' }).click();
  await thread.getByText(`split off from #${one.number}`).waitFor();
  await page.goto(`/inbox/${one.id}`);
  await thread.getByText(/split off$/).waitFor();
  await thread.getByText(`#${other.number} joined to this`).last().waitFor();
  expect(await thread.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('that something was solved is offered to be taken back only until its customer writes again', async () => {
  const { id, number } = await begin({ text: 'Is it solved?' });
  const { page, complaints, close } = await visit(browser, jornada);
  await open(page, id);
  await page.getByRole('log').getByText('Is it solved?').waitFor();
  await page.keyboard.press('e');
  const told = page.getByRole('dialog').filter({ hasText: `#${number} solved` });
  // While the pointer is on it, its time does not run.
  await told.hover();
  await told.getByRole('button', { name: 'Undo' }).waitFor();
  await write(id, { kind: 'customer', text: 'Not yet' });
  await told.waitFor({ state: 'detached' });
  expect((await read(id)).status).toBe('open');
  expect(complaints).toEqual([]);
  await close();
});

test('a message is split off into a conversation of its own, and joined again', async () => {
  const one = await begin({ customer: { email: 'split@example.com' }, text: 'Where is it?' });
  await jornada.ask('POST', `/api/conversations/${one.id}/messages`, {
    json: { text: 'And my invoice?', kind: 'customer' },
  });
  const { page, complaints, close } = await visit(browser, jornada);
  await open(page, one.id);
  const thread = page.getByRole('log');
  await thread.getByText('And my invoice?').waitFor();
  await thread.getByRole('button', { name: 'What can be done with this message' }).last().click();
  await page.getByRole('menuitem', { name: 'Split off' }).click();
  const dialog = page.getByRole('dialog', { name: 'A conversation of its own' });
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Invoice');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Split off' }).click();
  await thread.getByText(`split off from #${one.number}`).waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Invoice');
  await thread.getByText('Where is it?').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(`**/inbox/${one.id}`);
  await thread.getByText('And my invoice?').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('another agent is seen, their answer comes by itself, and what is typed here stays', async () => {
  const { id } = await begin({ text: 'Is anybody there?' });
  const mine = await visit(browser, jornada);
  const theirs = await visit(browser, jornada, { as: bea });
  await open(mine.page, id);
  await open(theirs.page, id);
  await mine.page.getByText('Bea Moraes is also looking').waitFor();
  await theirs.page.getByText('owner is also looking').waitFor();
  await mine.page.keyboard.press('r');
  await mine.page.keyboard.type('We are');
  await theirs.page.getByText('owner is typing').waitFor();
  await mine.page.getByText('Draft saved').waitFor();
  const drafted = theirs.page.getByRole('region', { name: 'Draft by owner' });
  await drafted.getByText('We are', { exact: true }).waitFor();
  await drafted.getByText('owner is writing in it right now').waitFor();
  const { status } = await bea.ask('POST', `/api/conversations/${id}/messages`, {
    json: { kind: 'note', text: 'I look into it' },
  });
  expect(status).toBe(201);
  await mine.page.getByRole('log').getByText('I look into it').waitFor();
  expect(await mine.page.getByRole('textbox', { name: 'Answer the customer' }).inputValue()).toBe('We are');
  await Promise.all([mine.close(), theirs.close()]);
});

test('of two windows in which one writes on a draft, both texts are shown and one chooses', async () => {
  const { id } = await begin();
  const self = await signIn(jornada, OWNER);
  const { page, complaints, close } = await visit(browser, jornada);
  await open(page, id);
  await page.route('**/api/live*', (route) => route.abort());
  // However long it takes, theirs is there before mine.
  const theirs = Promise.withResolvers<void>();
  await page.route(`**/api/conversations/${id}/draft`, async (route) => {
    await theirs.promise;
    await route.continue();
  });
  await page.keyboard.press('r');
  await page.keyboard.type('Mine');
  const draft = { text: 'Theirs', kind: 'reply', revision: 0 };
  expect((await self.ask('PUT', `/api/conversations/${id}/draft`, { json: draft })).status).toBe(200);
  theirs.resolve();
  await page.getByText('You have written on this draft in another window meanwhile').waitFor();
  await page.getByText('Theirs', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Keep what is here' }).click();
  await expect.poll(async () => (await read(id)).drafts[0]?.text).toBe('Mine');
  // The browser itself writes down that a save was refused.
  expect(complaints.filter((one) => !one.includes('409'))).toEqual([]);
  await close();
});

test('an answer that somebody else overtook is told and kept; leaving the app sends what waits', async () => {
  const { id } = await begin();
  const { page, close } = await visit(browser, jornada);
  await open(page, id);
  const held = page.getByRole('article', { name: 'An answer about to be saved' });
  await page.keyboard.press('r');
  await page.keyboard.type('Mine is late');
  await page.keyboard.press('Control+Enter');
  await held.waitFor();
  await write(id, { text: 'Theirs was quicker' });
  await page.getByRole('log').getByText('Theirs was quicker').waitFor();
  // It goes when its ten seconds are over, however long the news took.
  await held.getByText('Not saved: something has happened meanwhile').waitFor();
  await held.getByRole('button', { name: 'Go on writing' }).click();
  await held.waitFor({ state: 'detached' });
  const field = page.getByRole('textbox', { name: 'Answer the customer' });
  expect(await field.inputValue()).toBe('Mine is late');
  await field.press('Control+Enter');
  await held.waitFor();
  await page.goto('about:blank');
  await expect.poll(async () => (await read(id)).items.at(-1).text).toBe('Mine is late');
  await close();
});

test('on a phone in the dark: list, conversation, person, an answer at the thumb', async () => {
  const { id } = await begin({ subject: 'Phone', text: 'Can you read this on a phone?' });
  const { page, complaints, close } = await visit(browser, jornada, { phone: true, dark: true });
  await page.goto('/inbox');
  await page.getByRole('row').filter({ hasText: 'Can you read this' }).click();
  await page.waitForURL(`**/inbox/${id}`);
  await page.getByRole('log').getByText('Can you read this on a phone?').waitFor();
  expect(await sidewaysRoom(page)).toBe(0);
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Answer the customer' }).fill('Yes.');
  await page.getByRole('button', { name: 'Save and solve' }).click();
  await page.getByRole('button', { name: 'Save now' }).click();
  await expect.poll(async () => (await read(id)).status).toBe('solved');
  await page.getByRole('button', { name: 'The customer' }).click();
  await page.getByRole('dialog').getByText('Lately').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.getByRole('grid', { name: 'Inbox' }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('the customer’s page lists their conversations and begins one', async () => {
  const { id } = await begin({ subject: 'From their page' });
  const { customer } = await read(id);
  const { page, complaints, close } = await visit(browser, jornada);
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole('link', { name: 'From their page' }).waitFor();
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New conversation' });
  await dialog.getByRole('textbox', { name: 'What the customer said' }).fill('They rang');
  await dialog.getByRole('checkbox', { name: /Nothing is left to do/ }).click();
  await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
  await page.waitForURL(/\/inbox\//);
  await page.getByRole('log').getByText('They rang').waitFor();
  const begun = await read(page.url().split('/').at(-1)!);
  expect(begun).toMatchObject({ status: 'solved', channel: 'phone', customer: { id: customer.id } });
  expect(complaints).toEqual([]);
  await close();
});
