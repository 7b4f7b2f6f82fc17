import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Account, asAccount } from './account.ts';
import { type Binaries, POSTGRES_MAJOR } from './binaries.ts';

/** What is needed to run one of PostgreSQL's programs on one cluster. */
export interface Cluster {
  binaries: Binaries;
  account: Account;
  env: Record<string, string>;
  /** PostgreSQL's data directory. */
  data: string;
}

/**
 * Creates the cluster unless it exists. It is built aside and moved into place when complete, so a first
 * start that was killed leaves nothing half made.
 * @returns a sentence for each thing that had to be mended
 * @throws Error when initdb fails, or the cluster is of another major version
 */
export async function prepareCluster(cluster: Cluster): Promise<string[]> {
  const aside = `${cluster.data}.new`;
  const unfinished = fs.existsSync(aside);
  fs.rmSync(aside, { recursive: true, force: true });
  const mended = unfinished ? ['Removed what a first start that was cut off had left, and began again.'] : [];
  if (fs.existsSync(path.join(cluster.data, 'PG_VERSION'))) {
    requireSameMajor(cluster.data);
    return mended;
  }
  await initdb(cluster, aside);
  fs.renameSync(aside, cluster.data);
  return mended;
}

function requireSameMajor(data: string): void {
  const found = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  if (found === String(POSTGRES_MAJOR)) return;
  throw new Error(
    `${data} was made by PostgreSQL ${found}, but this Jornada brings PostgreSQL ${POSTGRES_MAJOR}. ` +
      'Start the Jornada it was made with, take a backup there and restore it here.',
  );
}

async function initdb({ binaries, account, env }: Cluster, target: string): Promise<void> {
  const mac = process.platform === 'darwin';
  const args = ['-D', target, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-instructions'];
  args.push(`--locale=${mac ? 'C' : 'C.UTF-8'}`, '--locale-provider=icu', '--icu-locale=und');
  const child = spawn(...asAccount(account, binaries.initdb, args), {
    uid: account.uid,
    gid: account.gid,
    env,
    cwd: path.dirname(target),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  if (code !== 0) throw new Error(`PostgreSQL could not create its data folder ${target}:\n${said.trim()}`);
}
