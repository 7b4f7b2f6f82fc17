/** Those who answer see in the inbox that no mail comes in, and that it does again, without looking anew. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addChannel, watched } from '../../../server/features/channels/testing.ts';
import { type ImapServer, startImapServer } from '../../../server/testing/imap-server.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { type NewMember, newMember } from '../../../server/testing/members.ts';
import { signIn } from '../../../server/testing/sign-in.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

const ADDRESS = 'help@shop.example';

let jornada: TestJornada;
let browser: Browser;
let imap: ImapServer;
let marta: NewMember;
let id: string;
beforeAll(async () => {
  [jornada, browser, imap] = await Promise.all([startTestJornada(), launchBrowser(), startImapServer()]);
  marta = await newMember(jornada, await signIn(jornada, OWNER), 'marta@walk.example', 'agent', 'Marta');
  const server = { host: imap.host, port: imap.port, tls: 'none', user: 'help', pass: imap.pass };
  ({ id } = await addChannel(jornada, { address: ADDRESS, name: 'Casa', imap: server }));
  await watched(jornada, id);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await imap?.stop();
});

/** What began just now is asked for again in a second instead of two minutes. */
const hurried = (page: Page) =>
  page.route('**/api/channels/troubles', async (route) => {
    const response = await route.fetch();
    const told = await response.json();
    await route.fulfill({ response, json: { ...told, again: told.again && 1 } });
  });

/** The server is away, for three minutes already. */
async function goesAway() {
  await imap.kill();
  await expect
    .poll(async () => {
      const { rowCount } = await jornada.context.db.owner.query(
        `update channel_states set reading_trouble_since = now() - interval '3 minutes'
         where account_id = $1 and reading_trouble = 'refused'`,
        [id],
      );
      return rowCount;
    })
    .toBe(1);
}

test('an owner is told, puts it out of sight for today, is told anew when it begins anew; an agent, whom to tell', async () => {
  const t = saidIn('ro', 'channels');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'ro', phone: true });
  await hurried(page);
  await page.goto('/inbox');
  const told = page.getByText(t('down.reading', { name: ADDRESS }));
  const hide = page.getByRole('button', { name: t('down.hide') });
  const settings = page.getByRole('link', { name: t('down.settings.channels') });
  await page.waitForResponse('**/api/channels/troubles');

  await goesAway();
  await told.waitFor();
  await page.getByText(t('trouble.refused'), { exact: false }).waitFor();
  expect(await settings.getAttribute('href')).toBe('/settings/channels');
  expect(await page.getByText(t('down.tellOwner')).count()).toBe(0);
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);
  await imap.start();
  await told.waitFor({ state: 'detached' });

  await goesAway();
  await hide.click();
  await told.waitFor({ state: 'detached' });
  const asked = page.waitForResponse('**/api/channels/troubles');
  await page.reload();
  expect((await (await asked).json()).items).toHaveLength(1);
  await page.getByRole('button', { name: saidIn('ro', 'conversations')('new.open'), exact: true }).waitFor();
  expect(await told.count()).toBe(0);
  await imap.start();
  await watched(jornada, id);
  await goesAway();
  await told.waitFor();
  expect(complaints).toEqual([]);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await close();

  const said = saidIn('es', 'channels');
  const agent = await visit(browser, jornada, { language: 'es', dark: true, as: marta });
  await agent.page.goto('/inbox');
  await agent.page.getByText(said('down.reading', { name: ADDRESS })).waitFor();
  await agent.page.getByText(said('down.tellOwner')).waitFor();
  expect(await agent.page.getByRole('link', { name: said('down.settings.channels') }).count()).toBe(0);
  await expectAccessible(agent.page);
  expect(agent.complaints).toEqual([]);
  await agent.close();
});
