// The command line. Installs and builds what is missing, then runs the command on the pinned Node.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureWebBuilt } from './build-web.js';
import { ensureInstalled, pinnedNode, root, toolEnvironment } from './install.js';

const COMMANDS = {
  start: 'start Jornada (also: npm start)',
  dev: 'start it for development: server and web app restart or reload as files change',
  import: 'send files to a running Jornada: import FILE... --url URL --key KEY',
  keys: 'list, create and revoke API keys',
  password: 'a link to choose a new password, for an owner who forgot theirs',
  rebuild: 'fill the lens again from the record of a running Jornada: rebuild --url URL --key KEY',
  backup: 'write everything into one file, or restore it',
  doctor: 'check versions, ports, disk, rights and both engines, and say what to do',
  help: 'show this',
};
/** Set for the second of two processes: the one that runs on the pinned Node. */
const INNER = 'JORNADA_INNER';

const [command = 'help', ...args] = process.argv.slice(2);
try {
  await run(command.replace(/^(--?h(elp)?)$/, 'help'));
} catch (error) {
  console.error(error.name === 'Error' || error.name === 'ConfigError' ? error.message : error);
  // Not `exitCode`: what a start opened before it failed would keep us here.
  process.exit(1);
}

async function run(name) {
  if (name === 'help') return showHelp();
  if (name === '--version')
    return console.log(JSON.parse(fs.readFileSync(path.join(root, 'package.json'))).version);
  if (!fileOf(name)) {
    console.error(`There is no command "${name}".\n`);
    showHelp();
    process.exitCode = 2;
    return;
  }
  if (!process.env[INNER]) prepare(name);
  if (name === 'dev') return develop();
  if (isPinned()) return runHere(name);
  runOnPinnedNode();
}

function prepare(name) {
  ensureInstalled();
  if (name === 'start') ensureWebBuilt();
}

function showHelp() {
  const known = Object.entries(COMMANDS).filter(([name]) => fileOf(name));
  const lines = known.map(([name, what]) => `  ${name.padEnd(8)} ${what}`);
  console.log(
    `Jornada, the open customer-experience system\n\nUsage: jornada COMMAND\n\n${lines.join('\n')}\n`,
  );
}

function fileOf(name) {
  if (!Object.hasOwn(COMMANDS, name)) return undefined;
  const places = { start: 'server/main.ts', dev: 'server/main.ts', help: 'bin/jornada.js' };
  const file = path.join(root, places[name] ?? `server/cli/${name}.ts`);
  return fs.existsSync(file) ? file : undefined;
}

function isPinned() {
  return fs.realpathSync(process.execPath) === pinnedNode();
}

/** No second process: signals and exit status are the command's own. */
async function runHere(name) {
  if (process.env[INNER]) {
    delete process.env[INNER];
    endWithChannel();
  } else if (process.env.npm_lifecycle_event) endWithParent();
  nodeModule.enableCompileCache?.(path.join(root, 'node_modules', '.cache', 'jornada'));
  const file = fileOf(name);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}

/** The first process only waits for the second, hands signals on, and ends the way that ended. */
function runOnPinnedNode() {
  if (process.env.npm_lifecycle_event) endWithParent();
  const child = spawn(
    pinnedNode(),
    ['--disable-warning=ExperimentalWarning', process.argv[1], command, ...args],
    {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, [INNER]: '1' },
    },
  );
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  // The terminal sends Ctrl-C to both of us; handed on, it would count twice, and twice means force.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The channel to the first process closes when that one is gone, even by `kill -9`. */
function endWithChannel() {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

/** Killed by `kill -9`, npm cannot tell us; but then our parent is another. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** Server and Vite side by side; when one ends, so does the other. */
function develop() {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const children = [
    ['--watch-path=server', '--watch-preserve-output', 'server/main.ts'],
    [vite, 'web'],
  ].map((list) => spawn(pinnedNode(), list, { cwd: root, stdio: 'inherit', env: toolEnvironment() }));
  const endAll = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  process.on('SIGTERM', endAll);
  process.on('SIGINT', () => {});
  for (const child of children) child.on('exit', endAll);
}
