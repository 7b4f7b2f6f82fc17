import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** A folder that this process alone may use until it releases it or ends, however it ends. */
export interface FolderLock {
  /** The process that held the folder last and ended without releasing it. */
  abandonedBy?: number;
  release(): void;
}

/** A holder that is just stopping is waited for. */
const WAIT_MS = 3_000;
const POLL_MS = 50;

interface Holder {
  pid: number;
  since: string;
}

/**
 * Takes a folder for this process alone, waiting a few seconds for a holder that is just stopping.
 *
 * The lock is the operating system's own, on an empty SQLite file: it is gone the moment its process is,
 * even by `kill -9`, so there is never a stale one to judge. `lock.json` only tells people who holds it.
 * @throws Error saying which process holds the folder and what to do
 */
export async function lockFolder(dir: string): Promise<FolderLock> {
  fs.mkdirSync(dir, { recursive: true });
  const holderFile = path.join(dir, 'lock.json');
  const deadline = performance.now() + WAIT_MS;
  let database = tryLock(dir);
  while (!database) {
    if (performance.now() > deadline) throw new Error(takenMessage(dir, readHolder(holderFile)));
    await sleep(POLL_MS);
    database = tryLock(dir);
  }
  const held = database;
  const before = readHolder(holderFile);
  fs.writeFileSync(holderFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  return {
    ...(before && { abandonedBy: before.pid }),
    release() {
      if (!held.isOpen) return;
      fs.rmSync(holderFile, { force: true });
      held.close();
    },
  };
}

/** Who holds the folder now, or undefined when nobody does. */
export function holderOf(dir: string): Holder | undefined {
  if (!fs.existsSync(path.join(dir, 'lock'))) return undefined;
  const free = tryLock(dir);
  free?.close();
  return free ? undefined : (readHolder(path.join(dir, 'lock.json')) ?? { pid: 0, since: '' });
}

function tryLock(dir: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path.join(dir, 'lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (isLocked(error)) return undefined;
    throw error;
  }
}

function isLocked(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return (error as { errcode?: number }).errcode === SQLITE_BUSY;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function takenMessage(dir: string, holder: Holder | undefined): string {
  const who = holder ? `process ${holder.pid}, since ${holder.since}` : 'another process';
  return (
    `Another Jornada already uses ${dir} (${who}). Stop that one, or give this one its own folder with ` +
    'JORNADA_DATA, or let it share the engines of the other with DATABASE_URL and CLICKHOUSE_URL.'
  );
}
