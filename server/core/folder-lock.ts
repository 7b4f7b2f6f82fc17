import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A folder that this process alone may use until it releases it or ends, however it ends. */
export interface FolderLock {
  /** The process that held the folder last and ended without releasing it. */
  abandonedBy?: number;
  release(): void;
}

interface Holder {
  pid: number;
  since: string;
}

/**
 * Takes a folder for this process alone.
 *
 * The lock is the operating system's own, on an empty SQLite file: it is gone the moment its process is,
 * even by `kill -9`, so there is never a stale one to judge. `lock.json` only tells people who holds it.
 * @throws Error saying which process holds the folder and what to do
 */
export function lockFolder(dir: string): FolderLock {
  fs.mkdirSync(dir, { recursive: true });
  const holderFile = path.join(dir, 'lock.json');
  const database = new DatabaseSync(path.join(dir, 'lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw isLocked(error) ? new Error(takenMessage(dir, readHolder(holderFile)), { cause: error }) : error;
  }
  const before = readHolder(holderFile);
  fs.writeFileSync(holderFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  return {
    ...(before && { abandonedBy: before.pid }),
    release() {
      fs.rmSync(holderFile, { force: true });
      if (database.isOpen) database.close();
    },
  };
}

/** Who holds the folder now, or undefined when nobody does. */
export function holderOf(dir: string): Holder | undefined {
  if (!fs.existsSync(path.join(dir, 'lock'))) return undefined;
  const database = new DatabaseSync(path.join(dir, 'lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return undefined;
  } catch {
    return readHolder(path.join(dir, 'lock.json')) ?? { pid: 0, since: '' };
  } finally {
    database.close();
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
