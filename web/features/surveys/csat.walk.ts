/** Asking is turned on in the settings, a customer answers on the page of the mail, and the conversation shows it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addChannel } from '../../../server/features/channels/testing.ts';
import { became, begin, mailsFor, pageIn, solve } from '../../../server/features/surveys/csat/testing.ts';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { type SmtpSink, startSmtpSink } from '../../../server/testing/smtp-server.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;
let sink: SmtpSink;

beforeAll(async () => {
  [jornada, browser, sink] = await Promise.all([startTestJornada(), launchBrowser(), startSmtpSink()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
  await sink?.close();
});

const WINDOWS = [
  {
    language: 'es',
    phone: false,
    dark: false,
    yes: 'Muy buena',
    voice: 'Rápido y amable',
    send: 'Enviar mi respuesta',
  },
  {
    language: 'ro',
    phone: true,
    dark: true,
    yes: 'Foarte bine',
    voice: 'Rapid și amabil',
    send: 'Trimit răspunsul',
  },
] as const;

describe.each(WINDOWS)('in $language', ({ language, phone, dark, yes, voice, send }) => {
  test('turn it on, be asked, answer, and see it', async () => {
    const t = saidIn(language, 'surveys');
    const { page, complaints, close } = await visit(browser, jornada, { language, phone, dark });
    await page.goto('/settings/csat');
    if (!sink.taken.length && !phone) {
      await page.getByText(t('noAccount')).waitFor();
      const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '' };
      await addChannel(jornada, { address: 'help@shop.example', name: 'Casa', smtp });
      await page.reload();
    }
    const isOn = page.getByRole('checkbox', { name: t('on') });
    if (!(await isOn.isChecked())) await isOn.click();
    expect(await page.getByRole('textbox', { name: t('address') }).inputValue()).toBe(jornada.url);
    await page.getByRole('textbox', { name: t('question') }).fill(`${language}?`);
    const mail = page.frameLocator('iframe');
    await mail.getByText(`${language}?`).waitFor();
    await page.getByRole('radio', { name: t('show.page') }).click();
    await mail.getByRole('radio', { name: yes }).waitFor();
    await expectAccessible(page);
    expect(await sidewaysRoom(page)).toBe(0);
    await page.getByRole('button', { name: t('save') }).click();
    await page.getByText(t('saved'), { exact: true }).waitFor();
    // The rest of the rule as tests need it: at once, at any hour, of everybody.
    await jornada.ask('PATCH', '/api/csat', { json: { afterMinutes: 0, everyDays: 0, quiet: null } });

    const id = await begin(jornada, { language });
    await solve(jornada, id);
    await became(jornada, id, 'asked');
    const [letter] = await mailsFor(jornada, sink, id);
    await page.goto(`${pageIn(letter!)}?score=5`);
    await page.getByRole('heading', { name: `${language}?` }).waitFor();
    expect(await page.getByRole('radio', { name: yes }).isChecked()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('textbox').fill(voice);
    await page.getByRole('button', { name: send }).click();
    await page.getByText(voice).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThan(
      1,
    );

    await page.goto(`/inbox/${id}`);
    const messages = page.getByRole('log');
    await messages.getByText(t('line.asked')).waitFor();
    await messages.getByText(t('answered', { score: '5', word: yes })).waitFor();
    await messages.getByText(voice).waitFor();
    await page.goto('/inbox?view=solved');
    await page
      .getByRole('grid')
      .getByText(t('rated', { score: '5' }))
      .first()
      .waitFor();
    // Looking for what keeps people out runs in the preview's frame, too, which lets nothing run.
    expect(complaints.filter((one) => !one.includes('sandboxed'))).toEqual([]);
    await close();
  });
});
