import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { commandOf, isRunning, signal, waitUntilGone } from '../processes.ts';
import type { Cluster } from './cluster.ts';
import { asArguments } from './settings.ts';

/** One running PostgreSQL server. */
export interface Postmaster {
  pid: number;
  /** Resolves with PostgreSQL's last words when it ended, whoever ended it. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** The settings and the log of one launch, and where to say what was mended. */
export interface Launch {
  cluster: Cluster;
  settings: Record<string, string>;
  log: Log;
  mended: string[];
}

const START_TIMEOUT_MS = 120_000;
const OLD_CHILDREN_RETRIES = 100;
const FAST_STOP_MS = 20_000;
const STOP_MS = 5_000;
const KEPT_LOG_CHARACTERS = 8_000;

/**
 * The shell waits for the end of its standard input, which comes when the process that started it is gone,
 * even by `kill -9`, and then stops PostgreSQL. Without it PostgreSQL would outlive us.
 */
const GUARD = `exec 3<&0
"$@" 3<&- </dev/null & server=$!
(read _ <&3; kill -INT $server 2>/dev/null) & watch=$!
exec 3<&-
wait $server; status=$?
kill $watch 2>/dev/null
exit $status`;

/** Starts PostgreSQL on a cluster and resolves when it accepts connections. Ends an orphan of an earlier run first. */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  await endOrphan(launch);
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryLaunch(launch);
    if ('pid' in outcome) return outcome;
    const oldChildrenRemain = /lock file|shared memory block/.test(outcome.failure);
    if (!oldChildrenRemain || attempt === OLD_CHILDREN_RETRIES) {
      throw new Error(`PostgreSQL did not start:\n${outcome.failure.trim()}`);
    }
    if (attempt === 1) launch.mended.push('Waited for the last processes of a killed PostgreSQL.');
    await sleep(50);
  }
}

async function endOrphan({ cluster, mended }: Launch): Promise<void> {
  const pid = readPid(cluster.data);
  if (!pid || !isRunning(pid)) return;
  const command = commandOf(pid);
  if (!command) return;
  if (!command.includes(cluster.data)) {
    // Another program has this number now. PostgreSQL would take it for one of its own, where it may send it signals.
    fs.rmSync(path.join(cluster.data, 'postmaster.pid'), { force: true });
    return;
  }
  mended.push(`Stopped a PostgreSQL (process ${pid}) that had outlived the Jornada that started it.`);
  await stopByPid(pid);
}

function readPid(data: string): number | undefined {
  try {
    return Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

async function tryLaunch(launch: Launch): Promise<Postmaster | { failure: string }> {
  const child = spawnGuarded(launch);
  const output = followOutput(child, launch);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(output.tail()));
  });
  const ready = await Promise.race([
    output.ready,
    ended.then(() => false),
    sleep(START_TIMEOUT_MS, false, { ref: false }),
  ]);
  const pid = readPid(launch.cluster.data);
  if (ready && pid) return { pid, ended, stop: () => stop(child, pid, ended) };
  child.stdin?.end();
  return { failure: await ended };
}

function spawnGuarded({ cluster, settings }: Launch): ChildProcess {
  const args = [
    '-c',
    GUARD,
    'jornada-record',
    ...(cluster.account.before ?? []),
    cluster.binaries.postgres,
    '-D',
    cluster.data,
    ...asArguments(settings),
  ];
  return spawn('/bin/sh', args, {
    uid: cluster.account.uid,
    gid: cluster.account.gid,
    env: cluster.env,
    cwd: path.dirname(cluster.data),
    stdio: ['pipe', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C in the terminal must reach us alone, so that we stop things in order.
    detached: true,
  });
}

function followOutput(child: ChildProcess, { log, mended }: Launch) {
  let tail = '';
  const ready = new Promise<boolean>((resolve) => {
    child.stdin?.on('error', () => {});
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-KEPT_LOG_CHARACTERS);
      if (text.includes('not properly shut down') || text.includes('was interrupted')) {
        mended.push('PostgreSQL had not been stopped in order; it replayed its log.');
      }
      if (text.includes('PANIC:')) log.error('PostgreSQL panicked', { said: text.trim() });
      else log.debug(text.trim());
      if (text.includes('ready to accept connections')) resolve(true);
    });
  });
  return { ready, tail: () => tail };
}

async function stop(child: ChildProcess, pid: number, ended: Promise<string>): Promise<void> {
  await stopByPid(pid);
  child.stdin?.end();
  await ended;
}

/** Fast stop (ends sessions, writes a checkpoint), then a hard one that replays the log at the next start. */
async function stopByPid(pid: number): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', STOP_MS],
    ['SIGKILL', STOP_MS],
  ];
  for (const [name, timeoutMs] of steps) {
    signal(pid, name);
    if (await waitUntilGone(pid, timeoutMs)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) could not be stopped.`);
}
