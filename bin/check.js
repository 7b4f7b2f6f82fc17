// What `npm test` runs: types, lint, and every test, on a fresh clone too. Plain JavaScript for any Node ≥ 20.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureWebBuilt } from './build-web.js';
import { ensureInstalled, root, toolEnvironment } from './install.js';

const BROWSERS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const started = Date.now();
let passed = 0;
let failed = 0;

try {
  ensureInstalled();
  const browser = findBrowser();
  step('Types', () => tool('tsc', ['-p', 'tsconfig.json']));
  step('Lint', () => tool('biome', ['check', '.']));
  step('Unused code', () => tool('knip', []));
  step('Web app', buildWeb);
  step('Tests', () => runTests(browser));
} catch (error) {
  console.error(error.message);
  failed += 1;
}
console.log(`\nTook ${((Date.now() - started) / 1000).toFixed(1)} s.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function findBrowser() {
  const browser = BROWSERS.find((file) => file && fs.existsSync(file));
  if (browser) return browser;
  console.error(
    'No Chromium was found, so the browser walks cannot run, and that counts as a failure.\n' +
      '  Debian, Ubuntu:  sudo apt-get install chromium-headless-shell (or chromium)\n' +
      '  macOS:           brew install --cask chromium\n' +
      '  elsewhere:       install Chromium or Chrome and set CHROMIUM_PATH to its program.',
  );
  failed += 1;
  return undefined;
}

function step(title, run) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 60 - title.length))}`);
  const from = Date.now();
  run();
  console.log(`${title}: ${((Date.now() - from) / 1000).toFixed(1)} s`);
}

function tool(name, args) {
  if (run(name, args) !== 0) failed += 1;
}

function run(name, args, env = {}) {
  const program = path.join(root, 'node_modules', '.bin', name);
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...toolEnvironment(), ...env },
  });
  if (result.error) console.error(`${name} could not be run: ${result.error.message}`);
  return result.status;
}

/** The walks, and the tests of the command line, use the built app. */
function buildWeb() {
  try {
    ensureWebBuilt();
  } catch (error) {
    console.error(error.message);
    failed += 1;
  }
}

function runTests(browser) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'jornada-check-')), 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  if (!browser) args.push('--exclude=**/*.walk.ts');
  const status = run('vitest', args, browser ? { CHROMIUM_PATH: browser } : {});
  const counted = count(report);
  fs.rmSync(path.dirname(report), { recursive: true, force: true });
  passed += counted.passed;
  failed += counted.failed;
  // Vitest also fails for errors outside of any test.
  if (status !== 0 && counted.failed === 0) failed += 1;
}

function count(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    fs.readFileSync(report, 'utf8'),
  );
  if (numPendingTests > 0) console.log(`${numPendingTests} tests were skipped by their authors.`);
  const unloadable = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}
