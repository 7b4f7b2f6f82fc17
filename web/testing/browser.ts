/**
 * A real browser for the walks: signs in as the owner, speaks a language, and looks for what keeps people out. A course is
 * walked in one language, a short one in two, so that all walks together speak all four; that every screen is whole in
 * each of them is looked at in web/features/sample/whole.walk.ts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { type Browser, type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { OWNER, type TestJornada } from '../../server/testing/jornada.ts';
import { signIn } from '../../server/testing/sign-in.ts';
import type { Language } from '../i18n.ts';

/** The shell without a window is the same browser for a quarter less work. */
const PROGRAMS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** @throws when there is no browser: walks never pass by being left out */
export function launchBrowser(): Promise<Browser> {
  const executablePath = PROGRAMS.find((file) => file && existsSync(file));
  if (!executablePath) {
    throw new Error(
      'No Chromium was found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
    );
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

export interface VisitOptions {
  language?: Language;
  /** A phone in the hand instead of a wide screen. */
  phone?: boolean;
  dark?: boolean;
  /** Who looks: the owner, unless told otherwise. */
  as?: { email: string; password: string };
}

/** A signed-in window. Whatever the page itself complains of ends in `complaints`. */
export async function visit(
  browser: Browser,
  jornada: Pick<TestJornada, 'url' | 'ask'>,
  options: VisitOptions = {},
): Promise<Visit> {
  const { language = 'en', phone = false, dark = false, as = OWNER } = options;
  const context = await browser.newContext({
    baseURL: jornada.url,
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    ...(phone ? { isMobile: true, hasTouch: true } : {}),
    reducedMotion: 'reduce',
  });
  await addSession(context, jornada, as);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => isComplaint(message) && complaints.push(message.text()));
  return { page, complaints, close: () => context.close() };
}

/** An error; or that a form went away before it was sent, which a browser merely warns of. */
const isComplaint = (message: ConsoleMessage) =>
  message.type() === 'error' || message.text().includes('Form submission canceled');

export interface Visit {
  page: Page;
  complaints: string[];
  close(): Promise<void>;
}

async function addSession(
  context: BrowserContext,
  jornada: Pick<TestJornada, 'url' | 'ask'>,
  who: NonNullable<VisitOptions['as']>,
) {
  const { cookie } = await signIn(jornada, who);
  const [name, ...value] = cookie.split('=');
  await context.addCookies([{ name: name!, value: value.join('='), url: jornada.url, sameSite: 'Strict' }]);
}

/** Pixels by which the page is wider than the window; less than none is none. */
export function sidewaysRoom(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.getElementById('main')!;
    return Math.max(0, main.scrollWidth - main.clientWidth);
  });
}

/** The short one: it is sent and read for every document that is looked at. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with what axe finds against WCAG 2.2 AA on the page as it stands. There are no frames to look into. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(violationsOnPage);
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(found).toEqual([]);
}

/** Runs in the page. */
async function violationsOnPage() {
  const page = window as unknown as { axe: typeof axe };
  // What holds the focus in a dialog hands it on; axe knows that of a dialog that has come to rest only.
  const { violations } = await page.axe.run(
    { exclude: [['[data-base-ui-focus-guard]']] },
    {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    },
  );
  return violations;
}
