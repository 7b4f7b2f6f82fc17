/**
 * What goes on beside a conversation: others that have to do with it, somebody else who is asked by mail, articles that
 * answer it, and who is told of it wherever they are.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addChannel } from '../../../server/features/channels/testing.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { newMember } from '../../../server/testing/members.ts';
import { type SignedIn, signIn } from '../../../server/testing/sign-in.ts';
import { type SmtpSink, startSmtpSink } from '../../../server/testing/smtp-server.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

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
  // It takes the address and goes on to the words: nothing is out before they are written.
  await page.keyboard.press('Enter');
  const words = dialog.getByRole('textbox', { name: /^Spune ceva/ });
  await expect.poll(() => words.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('Este la voi?');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await thread.getByText('Redirecționat', { exact: true }).waitFor();
  await thread.getByText('Către depozit@supplier.example').waitFor();
  await expect.poll(() => sink.taken.length).toBe(1);
  const text = sink.taken[0]!.parsed.text!;
  for (const part of ['Este la voi?', 'Ioana\nAtelier', 'Where is my lamp?']) expect(text).toContain(part);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await close();
});

test('an article is written, fits a question, goes into the answer by a key, counts, and is removed and brought back', async () => {
  const [t, inbox] = [saidIn('pt-BR', 'knowledge'), saidIn('pt-BR', 'conversations')];
  const { page, complaints, close } = await visit(browser, jornada, { language: 'pt-BR' });
  await page.goto('/articles');
  await page.getByText(t('empty.title')).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: t('write') }).click();
  await page.getByRole('textbox', { name: t('field.title') }).fill('Trocar por outro tamanho');
  await page.getByRole('textbox', { name: t('field.text') }).fill('Até 30 dias.\n\nSem custo.');
  const address = page.getByRole('textbox', { name: t('field.address') });
  await address.fill('loja');
  await page.getByRole('button', { name: t('publish') }).click();
  await page.getByText(t('fault.address')).waitFor();
  await address.fill('https://loja.example/trocar');
  await expectAccessible(page);
  await page.getByRole('button', { name: t('publish') }).click();
  await page.waitForURL(/\/articles\/[\da-f-]{36}$/);
  await page.getByText(t('means.published')).waitFor();

  const { id } = await begin({
    ...{ channel: 'phone', customer: { email: 'caio@links.example' }, language: 'pt-BR' },
    text: 'A bota ficou pequena. Consigo trocar o tamanho?',
  });
  await page.goto(`/inbox/${id}`);
  const field = page.getByRole('textbox', { name: inbox('replyHere') });
  await field.fill('Olá!');
  await page
    .getByRole('button', { name: t('suggest.fitting', { title: 'Trocar por outro tamanho' }) })
    .waitFor();
  await field.press('Escape');
  await page.keyboard.press('h');
  const find = page.getByRole('combobox', { name: t('suggest.find') });
  const option = page.getByRole('option', { name: /Trocar por outro tamanho/ });
  await option.getByText('trocar · tamanho').waitFor();
  expect(await option.locator('mark').allTextContents()).toEqual(['Trocar', 'tamanho']);
  await expectAccessible(page);
  await find.fill('CUSTO');
  await page.getByText(t('suggest.found'), { exact: true }).waitFor();
  await expect.poll(() => option.locator('mark').allTextContents()).toEqual(['custo']);
  await find.press('Enter');
  const link = 'Trocar por outro tamanho: https://loja.example/trocar';
  await expect.poll(() => field.inputValue()).toBe(`Olá! ${link}`);
  await page.keyboard.type(' Até logo');
  expect(await field.inputValue()).toBe(`Olá! ${link} Até logo`);
  await field.press('Control+Enter');
  await page.getByRole('button', { name: inbox('held.now') }).click();
  const last = async () => (await jornada.ask('GET', `/api/conversations/${id}`)).body.items.at(-1);
  await expect.poll(async () => (await last()).text).toBe(`Olá! ${link} Até logo`);

  await page.goto('/articles');
  await page
    .getByRole('link', { name: t('usedIn_one', { title: 'Trocar por outro tamanho', shown: '1' }) })
    .click();
  await page.getByText(t('answeredWith', { title: 'Trocar por outro tamanho' })).waitFor();
  await page.getByRole('row').filter({ hasText: 'Até logo' }).waitFor();
  expect(await page.getByRole('grid').getByRole('row').count()).toBe(1);
  await page.goto('/articles?search=CUST&state=published');
  await page.getByRole('row').filter({ hasText: 'Sem custo' }).waitFor();
  await page.getByRole('button', { name: t('moreOf', { title: 'Trocar por outro tamanho' }) }).click();
  await page.getByRole('menuitem', { name: t('remove') }).click();
  await page.getByText(t('empty.noneFit')).waitFor();
  const told = page
    .getByRole('dialog')
    .filter({ hasText: t('removed', { title: 'Trocar por outro tamanho' }) });
  await told.getByRole('button', { name: saidIn('pt-BR', 'ui')('undo') }).click();
  await page.getByRole('row').filter({ hasText: 'Sem custo' }).waitFor();
  expect(await sidewaysRoom(page)).toBe(0);
  // Only of the address that is none.
  expect(complaints).toEqual([expect.stringContaining('400')]);
  await close();
});

test('who waits is counted in the navigation and the tab; what concerns one is told by one toast that opens it, by click and key, and never of what is open', async () => {
  const owner = await signIn(jornada, OWNER);
  const bea = await newMember(jornada, owner, 'bea@notices.example', 'agent', 'Bea Moraes');
  const me = (await owner.ask('GET', '/api/session')).body.member.id;
  const counted = async (who: SignedIn) => {
    const { body } = await who.ask('GET', '/api/conversations/waiting');
    return body.mine + body.nobodys;
  };
  const say = (id: string, text: string, kind = 'customer') =>
    jornada.ask('POST', `/api/conversations/${id}/messages`, { json: { kind, text } });
  const customer = { email: 'dora@notices.example', name: 'Dora Lima' };
  const mine = await begin({ customer, assignee: me, text: 'Is my chair on its way?' });
  const hers = await begin({ customer, assignee: bea.id, text: 'And the table?' });
  const visits = [await visit(browser, jornada), await visit(browser, jornada, { as: bea })] as const;
  const [{ page }, { page: beas }] = visits;
  const heard = (of: Page) => of.waitForResponse((response) => response.url().includes('member%3A'));
  await Promise.all([heard(page), heard(beas), page.goto('/settings/account'), beas.goto('/customers')]);
  const nav = page.getByRole('navigation', { name: 'Navigation' });
  const shown = async (of: Page, who: SignedIn, name: string) => {
    const count = await counted(who);
    expect(count).toBeGreaterThan(0);
    await of.getByRole('link', { name: `Inbox ${count} thing` }).waitFor();
    await expect.poll(() => of.title()).toBe(`(${count}) ${name} · Jornada`);
    return count;
  };
  const before = await shown(page, owner, 'My account');
  await shown(beas, bea, 'Customers');

  // Somebody new: of a mail nobody in particular is told, of who waits in a chat whoever is there.
  const eli = { email: 'eli@notices.example', name: 'Eli Rocha' };
  await begin({ channel: 'email', customer: eli, text: 'Hello?' });
  expect(await shown(page, owner, 'My account')).toBe(before + 1);
  const { id: waits } = await begin({ channel: 'chat', customer: eli, text: 'Is anybody there?' });
  const toasts = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Open' }) });
  const waiting = toasts.filter({ hasText: 'Eli Rocha waits, and nobody has the conversation' });
  await waiting.getByText('Is anybody there?').waitFor();
  await jornada.ask('PATCH', `/api/conversations/${waits}`, { json: { status: 'solved' } });

  await say(mine.id, 'I ask once more');
  const toast = toasts.filter({ hasText: 'Dora Lima wrote' });
  await toast.getByText('I ask once more').waitFor();
  await expectAccessible(page);
  const opened = page.waitForResponse((response) => response.url().includes(`conversation%3A${mine.id}`));
  await toast.getByRole('button', { name: 'Open' }).click();
  await page.waitForURL(`**/inbox/${mine.id}`);
  await Promise.all([opened, toasts.waitFor({ state: 'detached' })]);

  // What is open, and what a list before one shows, is not told; what one does oneself neither.
  const news: object[] = [];
  const stop = jornada.context.live.on(jornada.workspaceId, `member:${me}`, (one) => news.push(one));
  await say(mine.id, 'And again');
  await page.getByRole('log').getByText('And again').waitFor();
  await owner.ask('PATCH', `/api/conversations/${hers.id}`, { json: { assignee: 'me' } });
  await owner.ask('POST', `/api/conversations/${mine.id}/messages`, {
    json: { kind: 'note', text: '@owner look', mentions: [me] },
  });
  await bea.ask('POST', `/api/conversations/${hers.id}/messages`, {
    json: { kind: 'note', text: '@owner look', mentions: [me] },
  });
  await toasts.filter({ hasText: `Bea Moraes calls you to #${hers.number}` }).waitFor();
  expect(news.map((one) => Object.keys(one).find((key) => key !== 'topic'))).toEqual([
    'wrote',
    'mentionedIn',
  ]);
  stop();
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.waitForURL(`**/inbox/${hers.id}`);

  // Of many that come together one tells: given to Bea, and written to her.
  await owner.ask('PATCH', `/api/conversations/${hers.id}`, { json: { assignee: bea.id } });
  await owner.ask('PATCH', `/api/conversations/${mine.id}`, { json: { assignee: bea.id } });
  await say(mine.id, 'Anybody?');
  const all = beas.getByRole('dialog').filter({ hasText: 'News in 2 conversations' });
  await all.getByRole('button', { name: 'Open' }).click();
  await beas.waitForURL('**/inbox?view=mine');
  await expect.poll(() => nav.getByRole('link', { name: /^Inbox/ }).textContent()).toMatch(/^Inbox\d/);
  for (const { complaints, close } of visits) {
    expect(complaints).toEqual([]);
    await close();
  }
}, 90_000);

test('notifications and a sound are off until they are chosen, say nothing of the words unless wanted, and rest while one is away', async () => {
  const owner = await signIn(jornada, OWNER);
  const me = (await owner.ask('GET', '/api/session')).body.member.id;
  const { id, number } = await begin({
    ...{ customer: { email: 'fabi@notices.example', name: 'Fabi Reis' }, assignee: me },
    text: 'Anyone there?',
  });
  const say = (text: string) =>
    jornada.ask('POST', `/api/conversations/${id}/messages`, { json: { kind: 'customer', text } });
  const { page, complaints, close } = await visit(browser, jornada);
  // A browser behind another program, that writes down what it is asked to show.
  await page.addInitScript(() => {
    const told: string[] = [];
    class Told {
      static permission = 'default';
      static requestPermission = async () => {
        told.push('asked');
        Told.permission = 'granted';
        return 'granted';
      };
      close() {}
      constructor(title: string, { body }: { body: string }) {
        told.push(`${title}: ${body}`);
      }
    }
    Object.assign(window, { Notification: Told, told });
    document.hasFocus = () => false;
  });
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
  const listening = page.waitForResponse((response) => response.url().includes('member%3A'));
  await page.goto('/settings/account');
  await listening;
  await page.getByRole('button', { name: 'Try it' }).waitFor();
  await say('Nothing is chosen yet');
  await page.getByText('Nothing is chosen yet').waitFor();
  expect(await told()).toEqual([]);

  await page.getByRole('switch', { name: /^Notifications of the browser/ }).click();
  await page.getByRole('switch', { name: /^Say who wrote/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect.poll(told).toEqual(['asked', 'Jornada: This is how you will be told.']);
  await say('A secret');
  const plain = `Jornada: A new message in conversation #${number}`;
  await expect.poll(async () => (await told()).at(-1)).toBe(plain);
  await page.getByRole('switch', { name: /^Say who wrote/ }).click();
  await say('No secret');
  await expect.poll(async () => (await told()).at(-1)).toBe('Fabi Reis wrote: No secret');

  const knows = page.waitForResponse((response) => response.url().endsWith('/api/me/availability'));
  expect((await owner.ask('PUT', '/api/me/availability', { json: { away: true } })).status).toBe(200);
  await knows;
  await say('While away');
  await page.getByText('While away').waitFor();
  expect((await told()).at(-1)).toBe('Fabi Reis wrote: No secret');
  await owner.ask('PUT', '/api/me/availability', { json: { away: false } });
  expect(complaints).toEqual([]);
  await close();
}, 60_000);
