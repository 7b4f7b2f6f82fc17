/** From an empty workspace to the first event, and mending one that was refused; in two languages. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { expectAccessible, launchBrowser, visit } from '../../testing/browser.ts';
import { textsOf } from '../../testing/texts.ts';

let jornada: TestJornada;
let browser: Browser;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

type Texts = Record<string, Record<string, string> & string>;

describe.each(['pt-BR', 'es'] as const)('in %s', (language) => {
  test('make a key, paste the snippet, see an event arrive, mend a refused one', async () => {
    const said = textsOf<Texts>(language, 'connect');
    const { page, complaints, close } = await visit(browser, jornada, { language, phone: language === 'es' });
    await page.goto('/connect');
    await page.getByRole('heading', { level: 1, name: said.title }).waitFor();
    if (language === 'pt-BR') await page.getByText(said.arriving!.none!).waitFor();

    await page.getByLabel(said.key!.name!).fill(`Walk ${language}`);
    await page.getByRole('button', { name: said.key!.make }).click();
    await page.getByText(said.key!.once!).waitFor();
    const key = (await page.getByRole('region', { name: said.key!.label }).textContent())!.trim();
    await page.getByRole('tab', { name: said.platform!.http }).click();
    await page.getByRole('tabpanel').getByText(key, { exact: false }).last().waitFor();

    const send = (json: object) => jornada.ask('POST', '/v1/track', { json, key });
    expect((await send({ userId: `walker-${language}`, event: `Walked ${language}` })).status).toBe(200);
    await page.getByText(`Walked ${language}`).waitFor();
    if (language === 'pt-BR') await expectAccessible(page);

    if (language === 'pt-BR') await trySnippet(page, said);
    await send({ event: `Refused ${language}` });
    await page.getByText(`Refused ${language}`).waitFor();
    await page.getByRole('tab', { name: said.tab!.refused }).click();
    const refused = page.getByRole('link', { name: `Refused ${language}` });
    expect(await refused.textContent()).toContain(said.fault!['no-person']);
    await refused.click();
    const drawer = page.getByRole('dialog', { name: said.refused!.one });
    const raw = drawer.getByLabel(said.refused!.raw!);
    await drawer.getByRole('button', { name: said.refused!.replay }).click();
    await drawer.getByText(said.refused!.still!).waitFor();
    if (language === 'pt-BR') await expectAccessible(page);
    await raw.fill(JSON.stringify({ userId: `walker-${language}`, event: `Mended ${language}` }));
    await drawer.getByRole('button', { name: said.refused!.replay }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: said.state!.replayed }).first().waitFor();
    // The browser reports the refusal that this walk provoked.
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
    await close();
  }, 60_000);
});

/** Runs the snippet in a page of another site, and looks for what its visitor did. */
async function trySnippet(page: Page, said: Texts) {
  await page.getByRole('tab', { name: said.platform!.html }).click();
  const code = await page.getByRole('region', { name: said.platform!.html }).textContent();
  const script = /<script>(.*)<\/script>/s.exec(code!)![1]!;
  const site = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><link rel="icon" href="data:,"><title>Lamps</title><body><script>${script}</script>`,
    );
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const shop = await browser.newPage();
  await shop.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/lamps`);
  await page.getByText('page', { exact: true }).first().waitFor();
  const { rows } = await jornada.context.db.owner.query(
    `select t.channel, t.context from touchpoints t where type = 'Page Viewed'`,
  );
  expect(rows).toMatchObject([{ channel: 'web', context: { page: { path: '/lamps', title: 'Lamps' } } }]);
  await shop.context().close();
  await new Promise((resolve) => site.close(resolve));
}
