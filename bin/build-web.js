// Builds the web app when its sources changed. Plain JavaScript for any Node ≥ 20.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { pinnedNode, root, toolEnvironment } from './install.js';

const web = path.join(root, 'web');
const widget = path.join(root, 'widget');
const stampFile = path.join(web, 'dist', '.stamp');

/** Builds `web/dist` unless it is that of the present sources. Throws with Vite's words when it cannot. */
export function ensureWebBuilt() {
  if (!fs.existsSync(path.join(web, 'index.html'))) return;
  const wanted = stampOf();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === wanted) return;
  build();
  fs.writeFileSync(stampFile, wanted);
}

function build() {
  process.stdout.write('Building the web app … ');
  const started = Date.now();
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = spawnSync(pinnedNode(), [vite, 'build', 'web', '--logLevel', 'error'], {
    cwd: root,
    env: { ...toolEnvironment(), NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    process.stdout.write('failed.\n');
    throw new Error(`The web app could not be built:\n${withoutStack(`${result.stdout}${result.stderr}`)}`);
  }
  process.stdout.write(`done in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
}

/** Vite's own stack says nothing about our sources. */
function withoutStack(output) {
  return stripVTControlCharacters(output)
    .split(/\n\s+at /)[0]
    .trim();
}

/** Name, size and time of every file the build reads. */
function stampOf() {
  const hash = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json')));
  const sources = [
    ...filesBelow(web, () => true),
    ...filesBelow(widget, () => true),
    ...filesBelow(path.join(root, 'server'), isShared),
  ];
  for (const file of sources.sort()) {
    const { size, mtimeMs } = fs.statSync(file);
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Shapes and words of the server that the app imports lie in files of several names: all but the tests. */
function isShared(name) {
  return name.endsWith('.ts') && !name.endsWith('.test.ts');
}

function filesBelow(dir, matches) {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory())
      return ['dist', 'node_modules'].includes(entry.name) ? [] : filesBelow(full, matches);
    return matches(entry.name) ? [full] : [];
  });
}
