/**
 * `jornada import FILE...`: sends files to a running Jornada, watches them being imported, and says how it went. The
 * exit status is 0 only if every row of every file was imported.
 */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Import } from '../features/imports/contract.ts';
import { IMPORT_KINDS } from '../features/imports/kinds.ts';
import { Progress } from './import-progress.ts';
import { type LocalFile, sendFiles } from './import-upload.ts';
import { describe, describePreview, type Reason } from './import-words.ts';
import { askRemote, REMOTE_OPTIONS, type Remote, remoteOf } from './remote.ts';

const USAGE = `Usage: jornada import FILE... [--as KIND] [--map MAP.json] [--dry-run] [--json]

What a file holds and what its columns are is guessed by name and content; what is not certain waits in the web app
for a person. Files are CSV, TSV, JSON or JSON lines, gzipped or not, and run in the order in which they build on
each other.

  --as KIND     what the files hold: ${IMPORT_KINDS.join(', ')}
  --map FILE    JSON: {"columns": {"order_id": "number", "buyer": "customer.external:buyer_id", "x": null},
                "values": {"currency": "BRL"}, "format": {"dates": "day-first"}, "source": "shop"}; every part may be left out
  --source NAME what the system is called that the files come from
  --dry-run     show the guess and the first rows as they would become, import nothing
  --json        print the final state of each import as one line of JSON
  --url URL     address of Jornada (or JORNADA_URL; http://127.0.0.1:4600 without)
  --key KEY     an API key with the scopes imports.read and imports.write (or JORNADA_API_KEY)`;

const ASK_EVERY_MS = 400;
const SHOWN_REASONS = 3;
const ENDED = ['done', 'failed', 'cancelled', 'paused', 'mapping', 'undone'];

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...REMOTE_OPTIONS,
      as: { type: 'string' },
      map: { type: 'string' },
      source: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (!positionals.length) throw new Error(USAGE);
  const files = await Promise.all(positionals.map(localFile));
  const fields = await fieldsOf(values);
  const remote = remoteOf(values);
  const progress = new Progress(files, values.json);
  try {
    const imports = await sendFiles(remote, files, fields, (file, bytes) => progress.sent(file, bytes));
    if (values['dry-run']) return await showGuesses(remote, imports, progress, values.json);
    const ended = await watch(remote, imports, progress);
    progress.stop();
    for (const one of ended) {
      console.log(
        values.json ? JSON.stringify(one) : describe(one, remote.url, await firstReasons(remote, one)),
      );
    }
    return ended.every(({ state, rejected }) => state === 'done' && rejected === 0) ? 0 : 1;
  } finally {
    progress.stop();
  }
}

async function localFile(file: string): Promise<LocalFile> {
  const found = await stat(file).catch(() => null);
  if (!found) throw new Error(`There is no file ${file}.`);
  if (!found.isFile())
    throw new Error(
      `${file} is not a file. Name the files in it, for example ${file.replace(/\/$/, '')}/*.csv`,
    );
  return { path: file, name: path.basename(file), bytes: found.size };
}

interface Given {
  as?: string;
  map?: string;
  source?: string;
  'dry-run': boolean;
}

async function fieldsOf(given: Given): Promise<Record<string, string>> {
  if (given.as && !(IMPORT_KINDS as readonly string[]).includes(given.as)) {
    throw new Error(`There is no kind "${given.as}". There are: ${IMPORT_KINDS.join(', ')}.`);
  }
  const map = given.map ? await readMap(given.map) : {};
  const { format, ...mapping } = map;
  return {
    ...(given.as && { kind: given.as }),
    ...(given.source && { source: given.source }),
    ...(Object.keys(mapping).length && { mapping: JSON.stringify(mapping) }),
    ...(format !== undefined && { format: JSON.stringify(format) }),
    ...(given['dry-run'] && { start: 'false' }),
  };
}

async function readMap(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There is no file ${file}.`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}

async function watch(remote: Remote, imports: Import[], progress: Progress): Promise<Import[]> {
  for (;;) {
    const states = await Promise.all(
      imports.map(({ id }) => askRemote<Import>(remote, 'GET', `/api/imports/${id}`)),
    );
    progress.imported(states);
    if (states.every(({ state }) => ENDED.includes(state))) return states;
    await pause(ASK_EVERY_MS);
  }
}

async function firstReasons(remote: Remote, { id, state, rejected }: Import): Promise<Reason[]> {
  if (state !== 'done' || !rejected) return [];
  const address = `/api/imports/${id}/rejected?limit=${SHOWN_REASONS}`;
  return (await askRemote<{ items: Reason[] }>(remote, 'GET', address)).items;
}

/** Shows what every file is taken for, and leaves nothing behind. */
async function showGuesses(
  remote: Remote,
  imports: Import[],
  progress: Progress,
  json: boolean,
): Promise<number> {
  progress.stop();
  let isCertain = true;
  for (const one of imports) {
    const preview =
      one.state === 'failed'
        ? null
        : await askRemote<object>(remote, 'GET', `/api/imports/${one.id}/preview`);
    await askRemote(remote, 'DELETE', `/api/imports/${one.id}`);
    isCertain &&= preview !== null && one.problem?.code === 'asked';
    console.log(json ? JSON.stringify({ ...one, preview }) : describePreview(one, preview as never));
  }
  return isCertain ? 0 : 1;
}
