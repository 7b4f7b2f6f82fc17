// Makes sure the dependencies are there. Plain JavaScript for any Node ≥ 20, since it runs before they are.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.jornada-install');

/** Installs what package-lock.json asks for, unless that was done before. Throws a sentence when it cannot. */
export function ensureInstalled() {
  const wanted = stampOf();
  if (readOrEmpty(stampFile) === wanted) return;
  if (!isComplete()) install();
  fs.writeFileSync(stampFile, wanted);
}

/** The Node this program is made for: the pinned one from node_modules, or ours where it is new enough. */
export function pinnedNode() {
  const pinned = path.join(modules, '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fs.existsSync(pinned)) return fs.realpathSync(pinned);
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Jornada brings its own Node 24, but npm installed none for ${process.platform}-${process.arch}. ` +
      'Run "npm install --include=optional", or install Node 24 or newer and start again.',
  );
}

/** An environment in which tools of node_modules are found, and run on the pinned Node. */
export function toolEnvironment() {
  return { ...process.env, PATH: `${path.join(modules, '.bin')}${path.delimiter}${process.env.PATH ?? ''}` };
}

function stampOf() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of ['package.json', 'package-lock.json']) hash.update(readOrEmpty(path.join(root, file)));
  return hash.digest('hex');
}

/** Whether npm's own note of what it installed covers the lock file: someone ran npm install by hand. */
function isComplete() {
  try {
    const [lock, installed] = ['../package-lock.json', '.package-lock.json'].map(
      (name) => JSON.parse(fs.readFileSync(path.join(modules, name), 'utf8')).packages,
    );
    return Object.entries(lock).every(([place, entry]) => {
      if (place === '' || entry.optional || entry.devOptional || entry.peer) return true;
      return installed[place]?.version === entry.version && fs.existsSync(path.join(root, place));
    });
  } catch {
    return false;
  }
}

function install() {
  process.stdout.write('Installing what Jornada needs (once, about a minute) … ');
  const started = Date.now();
  // `npm ci` would insist on packages of other platforms, which not every registry has; and the clone stays clean.
  const flags = [
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const result = runNpm(['install', ...flags]);
  if (result.status !== 0) {
    process.stdout.write('failed.\n');
    const said = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim();
    throw new Error(`npm install did not succeed:\n${said || result.error?.message || 'no reason given'}`);
  }
  process.stdout.write(`done in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

function runNpm(args) {
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  // Under npm start, this is the very npm that was called.
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function readOrEmpty(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
