import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder } from '../folder-lock.ts';
import type { Log } from '../log.ts';
import { createBackOff } from '../processes.ts';
import { chooseAccount, makePrivateFolder } from './account.ts';
import { environment, findBinaries, linkLibraries } from './binaries.ts';
import { type Cluster, prepareCluster } from './cluster.ts';
import { type Launch, launchPostmaster, type Postmaster } from './postmaster.ts';
import { serverSettings, socketFolderFor } from './settings.ts';

/** How to reach the record; `host` is the folder of a Unix socket. Fits `pg`'s pool as it is. */
export interface RecordConnection {
  host: string;
  port: number;
  user: string;
  database: string;
}

/** The record's PostgreSQL, kept running until {@link RunningRecord.stop}. */
export interface RunningRecord {
  connection: RecordConnection;
  /** The same as an address for `DATABASE_URL` of a second process on this machine. */
  url: string;
  /** PostgreSQL's process now; it changes when PostgreSQL had to be started again. */
  readonly pid: number;
  /** What was mended at start, a sentence each. */
  recovered: string[];
  /** Calls back whenever PostgreSQL ended by itself. It is started again without being asked. */
  onExit(callback: (lastWords: string) => void): void;
  /** Calls back whenever PostgreSQL accepts connections again. */
  onRestart(callback: () => void): void;
  /** Stops PostgreSQL in order and gives the folder back. Safe to call twice. */
  stop(): Promise<void>;
}

export interface RecordOptions {
  dir: string;
  log: Log;
  settings?: Record<string, string>;
}

const SOCKET_PORT = 5432;

/**
 * Starts the PostgreSQL inside the install on a folder, created at first start, and keeps it running.
 * @param dir the record's own folder, for example `data/record`
 * @param settings PostgreSQL's own, which go before ours
 * @throws Error with a way out: folder in use, unreachable for the user postgres, other version, disk full …
 */
export async function startRecord({ dir, log, settings = {} }: RecordOptions): Promise<RunningRecord> {
  const folder = path.resolve(dir);
  const lock = await lockFolder(folder);
  try {
    const launch = prepareLaunch(folder, log, settings);
    const recovered = launch.mended;
    if (lock.abandonedBy)
      recovered.push(`The last Jornada here (process ${lock.abandonedBy}) had not stopped in order.`);
    recovered.push(...(await prepareCluster(launch.cluster)));
    const first = await launchPostmaster(launch);
    return supervise(first, { ...launch, mended: [...recovered] }, lock.release, recovered);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function prepareLaunch(folder: string, log: Log, settings: Record<string, string>): Launch {
  const binaries = findBinaries();
  const account = chooseAccount(binaries.native, folder);
  const libraries = path.join(folder, 'lib');
  const sockets = socketFolderFor(folder, account.uid ?? process.getuid?.() ?? 0);
  linkLibraries(binaries, libraries);
  makePrivateFolder(folder, account);
  makePrivateFolder(sockets, account);
  const cluster: Cluster = {
    binaries,
    account,
    env: environment(binaries, libraries),
    data: path.join(folder, 'cluster'),
  };
  return { cluster, settings: { ...serverSettings(sockets), ...settings }, log, mended: [] };
}

function supervise(
  first: Postmaster,
  launch: Launch,
  release: () => void,
  recovered: string[],
): RunningRecord {
  const { log } = launch;
  const host = launch.settings.unix_socket_directories!;
  const exits: ((lastWords: string) => void)[] = [];
  const restarts: (() => void)[] = [];
  const backOff = createBackOff();
  const stopping = new AbortController();
  let current = first;
  let done: Promise<void> | undefined;

  const keepRunning = async () => {
    while (!stopping.signal.aborted) {
      const lastWords = await current.ended;
      if (stopping.signal.aborted) return;
      log.warn('PostgreSQL ended by itself; starting it again', {
        said: lastWords.trim().split('\n').at(-1),
      });
      for (const callback of exits) callback(lastWords);
      await restart();
    }
  };
  const restart = async () => {
    while (!stopping.signal.aborted) {
      await sleep(backOff.nextDelayMs(), undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        current = await launchPostmaster(launch);
        log.info('PostgreSQL runs again', { pid: current.pid });
        for (const callback of restarts) callback();
        return;
      } catch (error) {
        log.error('PostgreSQL could not be started again; trying once more', { err: error });
      }
    }
  };
  const running = keepRunning();
  const stop = async () => {
    stopping.abort();
    await current.stop();
    await running;
    // A restart that was under way when we were asked to stop has replaced it.
    await current.stop();
    fs.rmSync(host, { recursive: true, force: true });
    release();
  };

  return {
    connection: { host, port: SOCKET_PORT, user: 'postgres', database: 'postgres' },
    url: `postgres://postgres@/postgres?host=${encodeURIComponent(host)}`,
    get pid() {
      return current.pid;
    },
    recovered,
    onExit: (callback) => void exits.push(callback),
    onRestart: (callback) => void restarts.push(callback),
    stop: () => (done ??= stop()),
  };
}
