import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lockFolder } from '../folder-lock.ts';
import type { Log } from '../log.ts';
import { createBackOff } from '../processes.ts';
import type { FromChild, ToChild } from './messages.ts';

/** The lens inside the install, kept running until {@link RunningLens.stop}. */
export interface RunningLens {
  /** Its address with user and password; stays the same when the child had to be started again. */
  url: string;
  /** The child's process now. */
  readonly pid: number;
  /** Resolves when the engine first answers; questions asked before that wait. */
  ready: Promise<void>;
  /** Calls back whenever the engine answers again after its process had ended. */
  onRestart(callback: () => void): void;
  /** Lets running questions finish for a few seconds, then stops. Safe to call twice. */
  stop(): Promise<void>;
}

interface Child {
  process: ChildProcess;
  /** Rejects with the reason when the child cannot serve or open its folder. */
  listening: Promise<number>;
  opened: Promise<void>;
  ended: Promise<string>;
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** The engine works in libuv's threads: too few, and reading a file would wait for a query. */
const THREADS = '12';
const STOP_MS = 7_000;
const KEPT_OUTPUT_CHARACTERS = 4_000;

/**
 * Starts chDB on a folder in a child process that speaks ClickHouse's HTTP on loopback, and keeps it running.
 * Resolves when the child accepts connections; the engine opens meanwhile. Address and secret are kept in
 * `<dir>/lens.json`, and used again at the next start.
 * @throws Error when another Jornada uses the folder
 */
export async function startLens({ dir, log }: { dir: string; log: Log }): Promise<RunningLens> {
  const folder = path.resolve(dir);
  const lock = await lockFolder(folder);
  fs.chmodSync(folder, 0o700);
  const addressFile = path.join(folder, 'lens.json');
  const before = readAddress(addressFile);
  const orders = {
    dir: path.join(folder, 'engine'),
    port: before?.port ?? 0,
    secret: before?.secret ?? randomBytes(24).toString('base64url'),
  };
  try {
    const first = launch({ ...orders, portMayDiffer: true }, log);
    const port = await first.listening;
    const url = `http://default:${orders.secret}@127.0.0.1:${port}`;
    fs.writeFileSync(addressFile, JSON.stringify({ url, port, secret: orders.secret }), { mode: 0o600 });
    return supervise(first, { ...orders, port, portMayDiffer: false }, url, log, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function readAddress(file: string): { port: number; secret: string } | undefined {
  try {
    const { port, secret } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Number.isInteger(port) && typeof secret === 'string' && secret.length >= 32
      ? { port, secret }
      : undefined;
  } catch {
    return undefined;
  }
}

function launch(orders: Exclude<ToChild, { stop: true }>, log: Log): Child {
  const child = fork(CHILD, [], {
    execArgv: [],
    env: { PATH: process.env.PATH, TZ: 'UTC', HOME: orders.dir, UV_THREADPOOL_SIZE: THREADS },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own process group: Ctrl-C in the terminal must reach us alone, so that we stop things in order.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT_OUTPUT_CHARACTERS);
      log.debug(text.trim());
    });
  }
  const listening = Promise.withResolvers<number>();
  const opened = Promise.withResolvers<void>();
  let reason = '';
  child.on('message', (message: FromChild) => {
    if ('listening' in message) listening.resolve(message.listening);
    else if ('opened' in message) opened.resolve();
    else reason = message.failed;
  });
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, name) =>
      resolve(reason || (name ? `ended by ${name}` : output.trim() || `status ${code}`)),
    );
  });
  void ended.then((why) => {
    const error = new Error(`The lens did not start: ${why}`);
    listening.reject(error);
    opened.reject(error);
  });
  for (const promise of [listening.promise, opened.promise]) promise.catch(() => {});
  child.send(orders satisfies ToChild);
  return { process: child, listening: listening.promise, opened: opened.promise, ended };
}

function supervise(
  first: Child,
  orders: Exclude<ToChild, { stop: true }>,
  url: string,
  log: Log,
  release: () => void,
): RunningLens {
  const restarts: (() => void)[] = [];
  const backOff = createBackOff();
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  let current = first;
  let openedBefore = false;
  let done: Promise<void> | undefined;

  const tellWhenOpen = async (child: Child) => {
    await child.opened;
    if (openedBefore) {
      log.info('the lens answers again');
      for (const callback of restarts) callback();
    }
    openedBefore = true;
    ready.resolve();
  };
  const keepRunning = async () => {
    for (;;) {
      tellWhenOpen(current).catch(() => {});
      const why = await current.ended;
      if (stopping.signal.aborted) return;
      log.warn('the lens ended by itself; starting it again', { said: why.split('\n').at(-1) });
      await sleep(backOff.nextDelayMs(), undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      current = launch(orders, log);
    }
  };
  const running = keepRunning();
  const stop = async () => {
    stopping.abort();
    ready.reject(new Error('The lens was stopped.'));
    if (current.process.connected) current.process.send({ stop: true } satisfies ToChild);
    const timer = setTimeout(() => current.process.kill('SIGKILL'), STOP_MS);
    await current.ended;
    clearTimeout(timer);
    await running;
    release();
  };
  return {
    url,
    get pid() {
      return current.process.pid ?? 0;
    },
    ready: ready.promise,
    onRestart: (callback) => void restarts.push(callback),
    stop: () => (done ??= stop()),
  };
}
