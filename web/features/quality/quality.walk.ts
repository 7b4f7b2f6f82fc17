/** From what was drawn to what the member says to it, in a real browser. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeredConversation, solvedLastWeek } from '../../../server/features/quality/testing.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { type NewMember, newMember } from '../../../server/testing/members.ts';
import { signIn } from '../../../server/testing/sign-in.ts';
import { expectAccessible, launchBrowser, sidewaysRoom, visit } from '../../testing/browser.ts';
import { saidIn } from '../../testing/texts.ts';

const PATIENCE_MS = 120_000;

let jornada: TestJornada;
let browser: Browser;
let lea: NewMember;
let leo: NewMember;
let ana: NewMember;

beforeAll(async () => {
  [jornada, browser] = await Promise.all([startTestJornada(), launchBrowser()]);
  const owner = await signIn(jornada, OWNER);
  lea = await newMember(jornada, owner, 'lea@example.com', 'lead', 'Lea');
  leo = await newMember(jornada, owner, 'leo@example.com', 'lead', 'Leo');
  ana = await newMember(jornada, owner, 'ana@example.com', 'agent', 'Ana');
  await solvedLastWeek(jornada.context.db.owner, [await answeredConversation(jornada, { by: ana })]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await jornada?.stop();
});

const isInSight = (one: Locator) =>
  one.evaluate((node) => {
    const { x, y, height } = node.getBoundingClientRect();
    return document.elementFromPoint(x + 2, y + height / 2) === node;
  });

test('drawn, reviewed by the keys alone, and counted', { timeout: PATIENCE_MS }, async () => {
  const said = saidIn('en', 'quality');
  const { page, complaints, close } = await visit(browser, jornada, { as: lea });
  await page.goto('/service/quality?tab=setup');
  await page.getByRole('button', { name: said('rules.new') }).click();
  await page.getByRole('textbox', { name: said('rules.name'), exact: true }).fill('Three each');
  await page.getByRole('button', { name: said('save') }).click();
  await page.getByText('Three each', { exact: true }).waitFor();
  await expectAccessible(page);

  await page.getByRole('tab', { name: said('tab.queue') }).click();
  await page.getByRole('button', { name: said('queue.next') }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('n');
  await page.waitForURL(/\/service\/quality\/reviews\//);
  const first = page.getByRole('group', { name: 'Courtesy' });
  await first.waitFor();
  await expectAccessible(page);
  // On a low screen the sheet scrolls beneath its own head, and never out above it.
  await page.setViewportSize({ width: 1440, height: 560 });
  const head = page.getByRole('heading', { name: said('review.sheet') });
  const before = await first.boundingBox();
  await first.hover();
  await page.mouse.wheel(0, 120);
  await expect.poll(async () => (await first.boundingBox())!.y).toBeLessThan(before!.y);
  await expect.poll(() => isInSight(head)).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('5');
  await page.keyboard.press('4');
  await page.keyboard.press('0');
  await page.keyboard.press('c');
  await page.keyboard.type('Says what comes next');
  await page.keyboard.press('Escape');
  // What is kept while one writes arrives before the review is given, however long its way.
  const arrives = Promise.withResolvers<void>();
  let kept = 0;
  await page.route(/\/api\/quality\/reviews\/[\da-f-]{36}$/, async (route) => {
    if (route.request().method() !== 'GET') kept += 1;
    await arrives.promise;
    await route.continue();
  });
  await page.keyboard.press('3');
  await expect.poll(() => kept).toBe(1);
  await page.keyboard.press('Control+Enter');
  await page.locator('button[aria-busy="true"]').waitFor();
  expect(kept).toBe(1);
  arrives.resolve();
  // (1 · 1 + 2 · ¾ + 2 · ½) / 5
  await page.getByText('70', { exact: true }).first().waitFor();
  await page.getByText(said('talk.given', { name: 'Ana' })).waitFor();
  await expectAccessible(page);

  await page.goto('/service/quality?tab=report&by=criterion');
  await page.getByRole('link', { name: 'Courtesy: 100' }).click();
  await page.waitForURL(/tab=reviews.*criterion=/);
  await page.getByText(said('reviews.count_one', { count: '1' })).waitFor();

  await page.goto('/service/quality?tab=queue');
  await page.getByRole('button', { name: said('queue.after') }).click();
  await page.getByRole('button', { name: said('queue.drawNow') }).click();
  await page.getByText(said('queue.drawnNow_other', { count: '0' }), { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('a note is come back to on its day, which is moved', { timeout: PATIENCE_MS }, async () => {
  const said = saidIn('es', 'quality');
  const json = { member: ana.id, text: 'Look at it again', followUpOn: '2026-01-02' };
  await lea.ask('POST', '/api/quality/coaching', { json });
  const { page, complaints, close } = await visit(browser, jornada, { as: lea, language: 'es' });
  await page.goto('/service/quality');
  const reminder = page.getByRole('link', { name: said('waiting.followUps_one', { n: '1' }) });
  await reminder.click();
  await page.getByRole('button', { name: said('coaching.move') }).click();
  await expectAccessible(page);
  await page.getByLabel(said('coaching.followUpOn')).fill('2999-01-02');
  await page.getByRole('button', { name: said('save'), exact: true }).click();
  await reminder.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test('the member reads it on a phone, and says so', { timeout: PATIENCE_MS }, async () => {
  const said = saidIn('pt-BR', 'quality');
  const { page, complaints, close } = await visit(browser, jornada, {
    ...{ as: ana, language: 'pt-BR', phone: true, dark: true },
  });
  await page.goto('/service/quality');
  const waits = page
    .getByText(saidIn('pt-BR', 'shell')('nav.waits_other', { n: '2' }), { exact: true })
    .first();
  await waits.waitFor({ state: 'attached' });
  await page.getByRole('link', { name: /Ana/ }).click();
  await page.getByText('Says what comes next').waitFor();
  expect(await sidewaysRoom(page)).toBe(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: said('talk.acknowledge'), exact: true }).click();
  await page.getByText(said('talk.youAcknowledged')).waitFor();
  await waits.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test('two review the same, blind; held side by side one sees where they differ, and writes down what holds', {
  timeout: PATIENCE_MS,
}, async () => {
  const [said, hisWords] = [saidIn('ro', 'quality'), saidIn('en', 'quality')];
  const conversation = await answeredConversation(jornada, { by: ana });
  const hers = await visit(browser, jornada, { as: lea, language: 'ro', phone: true });
  const his = await visit(browser, jornada, { as: leo, dark: true });
  const rate = async (page: Page, courtesy: string, ratings: string[]) => {
    await page.getByRole('group', { name: courtesy }).waitFor();
    for (const rating of ratings) await page.keyboard.press(rating);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/calibrations\//);
  };
  await hers.page.goto(`/inbox/${conversation}`);
  await hers.page.getByRole('button', { name: said('review.begin'), exact: true }).click();
  await hers.page.getByRole('button', { name: said('choose.calibrateOf', { name: 'Ana' }) }).click();
  const opening = hers.page.getByRole('dialog', { name: said('choose.calibrateOf', { name: 'Ana' }) });
  const open = opening.getByRole('button', { name: said('choose.openCalibration') });
  expect(await open.isDisabled()).toBe(true);
  await opening.getByRole('combobox').fill('Leo');
  await hers.page.getByRole('option', { name: 'Leo' }).click();
  await open.click();
  await hers.page.getByRole('button', { name: said('calibration.writeMine') }).click();
  await rate(hers.page, 'Amabilitate', ['5', '4', '0', '3']);
  // Nobody reads it before it is compared, so nobody is said to.
  await hers.page.getByText(said('calibration.isGiven'), { exact: true }).first().waitFor();
  expect(await hers.page.getByText(said('review.given', { name: 'Ana' })).count()).toBe(0);

  await his.page.goto('/service/quality?tab=calibration');
  await his.page.getByRole('link', { name: /Ana/ }).click();
  await his.page.getByText(hisWords('calibration.blind'), { exact: true }).waitFor();
  expect(await his.page.getByRole('table').count()).toBe(0);
  await expectAccessible(hers.page);
  await his.page.getByRole('button', { name: hisWords('calibration.writeMine') }).click();
  await rate(his.page, 'Courtesy', ['3', '4', '0', '5']);
  await his.page.getByRole('button', { name: hisWords('calibration.compare') }).click();
  // On her screen, too, by itself. (1 · 1 + 2 · ¾ + 2 · ½) / 5 and (1 · ½ + 2 · ¾ + 2 · 1) / 5
  const rows = async (page: Page) => {
    await page.getByRole('table').waitFor();
    const texts = await page.getByRole('row').allInnerTexts();
    return texts.slice(1).map((text) => text.split(/\s*\t\s*/).slice(1));
  };
  const apart = (words: typeof said) => {
    const [of, none] = [(value: string) => words('review.ofFive', { value }), words('review.none')];
    return [
      [of('5'), of('3'), '50'],
      [of('4'), of('4'), '0'],
      [none, none, '–'],
      [of('3'), of('5'), '50'],
      ['70', '80', '10'],
    ];
  };
  expect(await rows(his.page)).toEqual(apart(hisWords));
  expect(await rows(hers.page)).toEqual(apart(said));
  await expectAccessible(hers.page);
  expect(await sidewaysRoom(hers.page)).toBe(0);
  await hers.page.getByRole('combobox', { name: 'Amabilitate' }).click();
  await hers.page.getByRole('option', { name: said('review.ofFive', { value: '4' }) }).click();
  await hers.page.getByRole('textbox', { name: said('calibration.whole') }).fill('Destul de politicos');
  await hers.page.getByRole('button', { name: said('calibration.write') }).click();
  await his.page.getByText(/^Written down by Lea/).waitFor();
  await his.page.goto('/service/quality?tab=calibration');
  await his.page.getByText(hisWords('calibration.apart', { points: '10' })).waitFor();
  await expectAccessible(his.page);
  expect([...hers.complaints, ...his.complaints]).toEqual([]);
  await Promise.all([hers.close(), his.close()]);
});
