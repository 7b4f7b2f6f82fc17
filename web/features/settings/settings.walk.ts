import { createHmac } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';

let jornada: TestJornada;
let browser: Browser;
beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const TITLES = {
  en: [
    'My account',
    'Workspace',
    'Members',
    'Departments',
    'Roles',
    'Business hours',
    'Service levels',
    'API keys',
    'Audit log',
  ],
  'pt-BR': [
    'Minha conta',
    'Espaço de trabalho',
    'Membros',
    'Departamentos',
    'Funções',
    'Horário de atendimento',
    'Níveis de serviço',
    'Chaves de API',
    'Registro de auditoria',
  ],
  es: [
    'Mi cuenta',
    'Espacio de trabajo',
    'Miembros',
    'Departamentos',
    'Roles',
    'Horario de atención',
    'Niveles de servicio',
    'Claves de API',
    'Registro de auditoría',
  ],
  ro: [
    'Contul meu',
    'Spațiu de lucru',
    'Membri',
    'Departamente',
    'Roluri',
    'Program de lucru',
    'Niveluri de serviciu',
    'Chei API',
    'Jurnal de audit',
  ],
} as const;

/** One light and wide, one dark: the others differ in words only. */
const LOOKED_AT = new Set(['en', 'pt-BR']);

describe('the settings', () => {
  test.each(Object.entries(TITLES))(
    'speak %s on every page, to everyone',
    { timeout: 90_000 },
    async (language, titles) => {
      const { page, complaints, close } = await visit(browser, jornada, {
        language: language as keyof typeof TITLES,
        phone: language === 'ro',
        dark: language === 'pt-BR',
      });
      await page.goto('/settings');
      for (const title of titles) {
        await page.getByRole('link', { name: title }).first().click();
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await page.locator('main [role=status]').first().waitFor({ state: 'detached' });
        if (LOOKED_AT.has(language)) await expectAccessible(page);
        await page.goBack();
      }
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('somebody is invited, comes in by the link, and is removed', async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/settings/members');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill('ana@example.com');
    await choose(page, 'Role', 'Agent');
    await choose(page, 'Department', 'Service');
    await page.getByRole('button', { name: 'Make link' }).click();
    const link = await textOf(page.getByRole('region', { name: 'The link' }));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByText('Invited, not here yet').waitFor();

    const stranger = await browser.newContext({ baseURL: jornada.url, locale: 'en' });
    const door = await stranger.newPage();
    await door.goto(link);
    await door.getByLabel('Your name').fill('Ana Lima');
    await door.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await door.getByRole('button', { name: 'Join' }).click();
    // Who answers customers begins where they are.
    await door.waitForURL(({ pathname }) => pathname === '/inbox');
    await door.getByRole('heading', { level: 1 }).waitFor();

    // The list hears of it by itself.
    const row = page.getByText('Ana Lima', { exact: true });
    await row.waitFor();
    await page.getByRole('button', { name: 'What to do about Ana Lima' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove member' }).click();
    await row.waitFor({ state: 'detached' });
    await door.goto('/settings/account');
    await door.waitForURL(/sign-in/);
    expect(complaints).toEqual([]);
    await Promise.all([stranger.close(), close()]);
  });

  test('a key is made, shown once, and revoked', async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/settings/keys?new=key');
    await page.getByRole('textbox', { name: 'Name' }).fill('Shop website');
    await page.getByRole('button', { name: 'Make key' }).click();
    const key = await textOf(page.getByRole('region', { name: 'The new key' }));
    expect((await jornada.ask('GET', '/api/session', { key })).status).toBe(200);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('button', { name: 'Revoke Shop website' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect((await jornada.ask('GET', '/api/session', { key })).status).toBe(401);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a change of the workspace shows in the audit log with what it was before', async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/settings/workspace');
    await page.getByRole('textbox', { name: 'Name' }).fill('Casa Clara');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Workspace saved').waitFor();
    await page.goto('/settings/audit?action=workspace.changed');
    await page.locator('summary', { hasText: 'changed the workspace' }).click();
    const change = page.getByRole('row', { name: 'name Test workspace Casa Clara' });
    await change.waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  });

  test('how long what is solved opens again is set, of a department too, and what it means is said', async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/settings/closing');
    const days = page.getByRole('textbox', { name: 'Days within which a solved conversation opens again' });
    await days.fill('0');
    await days.blur();
    await page.getByText('always begins another conversation').waitFor();
    const own = page.getByRole('textbox', { name: 'Service', exact: true });
    await own.fill('30');
    await own.blur();
    await page.getByRole('checkbox', { name: 'Solve by itself what waits for the customer' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { body } = await jornada.ask('GET', '/api/conversation-closing');
    expect(body).toEqual({ reopenDays: 0, departments: { service: 30 }, silentDays: 7 });
    expect(complaints).toEqual([]);
    await close();
  });

  test('a country is found by clicking and typing, and left as it was without a choice', async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/settings/workspace');
    const country = page.getByRole('combobox', { name: 'Country' });
    const before = await country.inputValue();
    const saved = page.getByText('Workspace saved');

    await country.click();
    await page.keyboard.type('xyz');
    await page.getByText('Nothing found').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect.poll(() => country.inputValue()).toBe(before);

    await country.focus();
    await country.press('ControlOrMeta+a');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    await expect.poll(() => country.inputValue()).toBe(before);

    await country.click();
    await page.keyboard.type('urug');
    await page.getByRole('option', { name: 'Uruguay' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => country.inputValue()).toBe('Uruguay');
    await page.keyboard.type('para');
    await page.getByRole('option', { name: 'Paraguay' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => country.inputValue()).toBe('Paraguay');
    expect(await saved.count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('two-factor sign-in is turned on with the code of an app', async () => {
    const { page, complaints, close } = await visit(browser, jornada);
    await page.goto('/settings/account');
    await page.getByRole('button', { name: 'Turn on two-factor sign-in' }).click();
    await page.getByRole('dialog').getByLabel('Current password').fill('a long enough password');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    await expectAccessible(page);
    const secret = await textOf(page.getByRole('dialog').locator('code'));
    await page.getByLabel('Six-digit code').fill(totp(secret.replaceAll(' ', '')));
    await page.getByRole('button', { name: 'Turn on', exact: true }).click();
    const codes = await textOf(page.getByRole('region', { name: 'Backup codes' }));
    expect(codes.split('\n').length).toBeGreaterThanOrEqual(8);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByRole('button', { name: 'New backup codes' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

async function textOf(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').trim();
}

async function choose(page: Page, field: string, option: string) {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** RFC 6238 as authenticator apps do it. */
function totp(secret: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac.at(-1)! & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
