import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Who PostgreSQL runs as; empty means ourselves. */
export interface Account {
  uid?: number;
  gid?: number;
  /** What goes before the program so that it does not see itself as root. */
  before?: string[];
}

/** In a user namespace of its own the program sees another user id; outside it stays us, and opens what we may. */
const NOT_ROOT_INSIDE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * Chooses who runs PostgreSQL, which refuses to run as root: ourselves; or, when we are root, the user `postgres`
 * (created where it is missing); or, where that user cannot enter the folders (they lie in root's home), root in a
 * user namespace. What made a cluster goes on running it.
 * @throws Error naming the folder in the way and what to do
 */
export function chooseAccount(install: string, folder: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = ownerOf(path.join(folder, 'cluster'));
  const postgres = owner === 0 ? undefined : (lookUp() ?? create());
  const blocked = postgres && (obstacle(install, postgres) ?? obstacle(path.dirname(folder), postgres));
  if (postgres && !blocked) return postgres;
  if ((owner === undefined || owner === 0) && mayHideRoot()) return { before: NOT_ROOT_INSIDE };
  throw new Error(blocked ? unreachable(blocked) : NO_USER);
}

const NO_USER =
  'PostgreSQL does not run as root, there is no user "postgres", and it could not be created with useradd. ' +
  'Create it, or start Jornada as an ordinary user.';

function create(): Account | undefined {
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  spawnSync('useradd', [...flags, 'postgres']);
  return lookUp();
}

function ownerOf(dir: string): number | undefined {
  return fs.statSync(dir, { throwIfNoEntry: false })?.uid;
}

function mayHideRoot(): boolean {
  const [program, ...flags] = NOT_ROOT_INSIDE;
  return spawnSync(program!, [...flags, 'true'], { stdio: 'ignore' }).status === 0;
}

/** The program and its arguments as they are started for this account. */
export function asAccount({ before = [] }: Account, program: string, args: string[]): [string, string[]] {
  const [first, ...rest] = [...before, program, ...args];
  return [first!, rest];
}

/** Makes a folder that only the account may open. */
export function makePrivateFolder(dir: string, account: Account): void {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  fs.chmodSync(dir, 0o700);
  if (account.uid !== undefined) fs.chownSync(dir, account.uid, account.gid!);
}

/** The first folder on the way that the account cannot enter; folders that do not exist yet are in nobody's way. */
function obstacle(dir: string, account: Account): string | undefined {
  const existing = ancestors(dir).findLast((folder) => fs.existsSync(folder))!;
  if (canEnter(existing, account)) return undefined;
  return ancestors(existing).find((folder) => !canEnter(folder, account)) ?? existing;
}

function unreachable(blocked: string): string {
  const rights = (fs.statSync(blocked).mode & 0o777).toString(8);
  return (
    `PostgreSQL does not run as root, so it runs as the user "postgres", and that user cannot enter ${blocked} ` +
    `(rights ${rights}). Start Jornada as an ordinary user, or move it to a folder everyone may enter, such as ` +
    `one under /srv or /opt, or run: chmod o+x ${blocked}`
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
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

function ancestors(dir: string): string[] {
  const parent = path.dirname(dir);
  return parent === dir ? [dir] : [...ancestors(parent), dir];
}
