/** Asking is turned on in the settings, a customer answers on the page of the mail, and the conversation shows it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addChannel } from '../../../server/features/channels/testing.ts';
import {
  asksOf,
  became,
  begin,
  mailsFor,
  pageIn,
  solve,
} from '../../../server/features/surveys/csat/testing.ts';
import { WORDS } from '../../../server/features/surveys/csat/words.ts';
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
    await page.getByRole('radio', { name: t('show.chat') }).click();
    await page.getByText(`${language}?`).first().waitFor();
    await page.getByText(yes).last().waitFor();
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
    // Of another one the mail came back: it says so where it was asked, and in the settings.
    const lost = await begin(jornada, { language });
    await solve(jornada, lost);
    await became(jornada, lost, 'asked');
    const { owner } = jornada.context.db;
    await owner.query(
      "update csat_asks set state = 'undelivered', reason = '550 No such user' where conversation_id = $1",
      [lost],
    );
    await page.goto(`/inbox/${lost}`);
    await messages.getByText(t('line.undelivered', { reason: '550 No such user' })).waitFor();
    await page.goto('/settings/csat');
    await page.getByText(t('figures.undelivered'), { exact: true }).waitFor();
    await expectAccessible(page);
    expect(await sidewaysRoom(page)).toBe(0);
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

test('it waits otherwise in each channel and asks by the rule; what cannot be is told; the page is answered, changed and then closed', async () => {
  const t = saidIn('pt-BR', 'surveys');
  const channelName = saidIn('pt-BR', 'ui');
  const { page, complaints, close } = await visit(browser, jornada, { language: 'pt-BR', phone: true });
  // What none of the choices is comes from a program, and can still be chosen.
  const { body: refused } = await jornada.ask('PATCH', '/api/csat', { json: { afterMinutes: 10_081 } });
  expect(refused.errors).toMatchObject([{ at: expect.stringContaining('afterMinutes') }]);
  await jornada.ask('PATCH', '/api/csat', {
    json: { on: true, address: jornada.url, everyDays: 0, quiet: null, afterMinutesIn: { phone: 45 } },
  });
  await page.goto('/settings/csat');
  const choose = async (label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const channels = page.getByRole('combobox', { name: t('channels'), exact: true });
  const phone = channelName('channel.phone');
  await channels.fill(phone);
  await page.getByRole('option', { name: phone }).click();
  await page.keyboard.press('Escape');
  const onPhone = page.getByRole('combobox', { name: phone, exact: true });
  expect(await onPhone.textContent()).toContain('45 min');
  await choose(t('after'), '4 h');
  await choose(phone, t('atOnce'));
  await page.getByRole('textbox', { name: t('tags') }).fill('vip, urgente');
  const address = page.getByRole('textbox', { name: t('address') });
  await address.fill('ftp://casa.example');
  const save = page.getByRole('button', { name: t('save') });
  await save.click();
  const wrong = page.locator('[aria-invalid="true"]');
  await wrong.waitFor();
  expect(await wrong.inputValue()).toBe('ftp://casa.example');
  await expectAccessible(page);
  expect(await sidewaysRoom(page)).toBe(0);
  await address.fill(jornada.url);
  await save.click();
  await page.getByText(t('saved'), { exact: true }).waitFor();
  expect((await jornada.ask('GET', '/api/csat')).body).toMatchObject({
    ...{ afterMinutes: 240, afterMinutesIn: { phone: 0 }, tags: ['vip', 'urgente'] },
    channels: expect.arrayContaining(['email', 'phone']),
  });

  const solved = async (channel: string, tags: string[]) => {
    const id = await begin(jornada, { channel, tags, language: 'pt-BR' });
    await solve(jornada, id);
    return id;
  };
  const [later, never, id] = [
    await solved('email', ['vip']),
    await solved('phone', []),
    await solved('phone', ['urgente']),
  ];
  await became(jornada, id, 'asked');
  expect(await asksOf(jornada, never)).toEqual([]);
  await page.goto(`/inbox/${later}`);
  await page.getByText(t('line.waiting', { when: '' }).trim(), { exact: false }).waitFor();

  const [letter] = await mailsFor(jornada, sink, id);
  const asked = pageIn(letter!);
  const words = WORDS['pt-BR'];
  const comment = page.getByRole('textbox');
  const isSound = async () => {
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThan(1);
  };
  await page.goto(asked);
  await page.getByRole('radio', { name: words.scores[3], exact: true }).check();
  await comment.fill('Quase tudo bem');
  await page.getByRole('button', { name: words.send }).click();
  await page.getByText('Quase tudo bem').waitFor();
  await page.getByRole('link', { name: words.change }).click();
  expect(await page.getByRole('radio', { name: words.scores[3], exact: true }).isChecked()).toBe(true);
  expect(await comment.inputValue()).toBe('Quase tudo bem');
  await isSound();
  await page.getByRole('radio', { name: words.scores[1], exact: true }).check();
  await comment.fill('A lâmpada queimou de novo');
  await page.getByRole('button', { name: words.change }).click();
  await page.getByText('A lâmpada queimou de novo').waitFor();
  await page.goto(`/inbox/${id}`);
  const messages = page.getByRole('log');
  await messages.getByText(t('answered', { score: '2', word: t('score.2') })).waitFor();
  await messages.getByText('A lâmpada queimou de novo').waitFor();
  await messages.getByText(t('changed', { when: '' }).trim(), { exact: false }).waitFor();

  const { owner } = jornada.context.db;
  const answered = (when: string) =>
    owner.query(`update csat_asks set ${when} where conversation_id = $1`, [id]);
  await answered("answered_at = now() - interval '25 hours'");
  await page.goto(`${asked}?score=5`);
  await page.getByText(words.closed).waitFor();
  await page.getByText('A lâmpada queimou de novo').waitFor();
  expect(await page.getByRole('radio').count()).toBe(0);
  await isSound();
  await answered("answered_at = null, score = null, comment = null, decided_at = now() - interval '31 days'");
  await page.goto(`${asked}?score=5`);
  await page.getByText(words.late).waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  await isSound();
  expect(complaints).toEqual([expect.stringContaining('400')]);
  await close();
});
