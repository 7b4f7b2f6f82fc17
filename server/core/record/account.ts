import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The user PostgreSQL runs as; empty means ourselves. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * Chooses who runs PostgreSQL: ourselves, or the user `postgres` when we are root, because PostgreSQL
 * refuses to run as root. Creates that user where it is missing.
 */
export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const found = lookUp();
  if (found) return found;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const made = lookUp();
  if (made) return made;
  throw new Error(
    'PostgreSQL does not run as root, there is no user "postgres", and it could not be created with useradd. ' +
      'Create it, or start Jornada as an ordinary user.',
  );
}

/** Makes a folder that only the account may open. */
export function makePrivateFolder(dir: string, account: Account): void {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  fs.chmodSync(dir, 0o700);
  if (account.uid !== undefined) fs.chownSync(dir, account.uid, account.gid!);
}

/**
 * Makes sure the account can enter a folder, whoever owns the folders above it.
 * @throws Error naming the folder in the way and what to do
 */
export function requireReachable(dir: string, account: Account, what: string): void {
  if (account.uid === undefined || canEnter(dir, account)) return;
  const blocked = ancestors(dir).find((folder) => !canEnter(folder, account)) ?? dir;
  const rights = (fs.statSync(blocked).mode & 0o777).toString(8);
  throw new Error(
    `PostgreSQL does not run as root, so it runs as the user "postgres", and that user cannot enter ${blocked} ` +
      `(rights ${rights}), where ${what} is. Start Jornada as an ordinary user, or move ${what} to a folder ` +
      `everyone may enter, such as one under /srv or /opt, or run: chmod o+x ${blocked}`,
  );
}

function lookUp(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function canEnter(dir: string, account: Account): boolean {
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'probe', dir], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

function ancestors(dir: string): string[] {
  const parent = path.dirname(dir);
  return parent === dir ? [dir] : [...ancestors(parent), dir];
}
