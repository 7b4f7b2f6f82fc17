/**
 * `jornada rebuild`: fills a new lens from the record beside the one in use, which answers until the new one takes its
 * place. Of a running Jornada, by `--url` and `--key` (or JORNADA_URL and JORNADA_API_KEY). Stopping this command does
 * not stop the rebuilding; asked again meanwhile, it shows how far it is.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import type { LensState } from '../features/lens/contract.ts';
import { askRemote, REMOTE_OPTIONS, type Remote, remoteOf } from './remote.ts';

const LOOK_EVERY_MS = 500;

const HELP = `jornada rebuild [--url URL] [--key KEY] [--json]

Fills a new lens from the record beside the one in use, which answers until the new one takes its place.
--url   of the running Jornada (or JORNADA_URL; this machine's when left out)
--key   an API key that may manage the workspace (or JORNADA_API_KEY)
--json  print the state of the lens at the end, and no progress`;

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      ...REMOTE_OPTIONS,
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const remote = remoteOf(values);
  const began = performance.now();
  if (!isBusy(await read(remote))) await askRemote(remote, 'POST', '/api/lens/rebuild', {});
  const state = await watch(remote, values.json);
  const seconds = (performance.now() - began) / 1000;
  if (values.json) console.log(JSON.stringify({ ...state, seconds }));
  else console.log(`The lens was filled anew in ${seconds.toFixed(1)} s.`);
}

function isBusy({ state }: LensState): boolean {
  return state === 'rebuilding' || state === 'filling';
}

function read(remote: Remote): Promise<LensState> {
  return askRemote(remote, 'GET', '/api/lens');
}

/** Resolves when the new lens is in use. */
async function watch(remote: Remote, quiet: boolean): Promise<LensState> {
  const bar = quiet || !process.stderr.isTTY ? null : newBar();
  for (;;) {
    const state = await read(remote);
    if (!isBusy(state) && state.state !== 'unreachable') {
      bar?.update(bar.getTotal());
      bar?.stop();
      return state;
    }
    const { touchpoints = 0, expected = 1 } = state.filling ?? {};
    bar?.setTotal(Math.max(1, expected));
    bar?.update(touchpoints);
    await sleep(LOOK_EVERY_MS);
  }
}

function newBar(): cliProgress.SingleBar {
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage}%  {value} of about {total} touchpoints, {eta_formatted} left',
      stream: process.stderr,
      hideCursor: true,
      barsize: 24,
    },
    cliProgress.Presets.rect,
  );
  bar.start(1, 0);
  return bar;
}
