import { statfsSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Linux's disk in memory. */
const IN_MEMORY = '/dev/shm';
const GIB = 1024 ** 3;
/** The whole run holds one or two at a time. */
const ROOM = 6 * GIB;
const MEMORY_LEFT = 8 * GIB;

/** A new folder for engines to work in. Others may pass through it: as root, PostgreSQL runs as another user. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jornada-'));
  await chmod(folder, 0o711);
  return folder;
}

/**
 * Has this process, and those it starts, keep what is temporary in memory where there is plenty: each test's database is
 * a thousand small files, which take half a second to make on a disk, and none here.
 */
export function keepTemporaryInMemory(): void {
  if (!process.env.TMPDIR && hasRoom()) process.env.TMPDIR = IN_MEMORY;
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM && os.freemem() >= MEMORY_LEFT;
  } catch {
    return false;
  }
}
