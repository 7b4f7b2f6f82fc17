import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Config } from '../core/config.ts';
import { chooseAccount } from '../core/record/account.ts';
import { findBinaries } from '../core/record/binaries.ts';
import { attempt, type Check, well, wrong } from './check.ts';

const LEAST_NODE = 24;
const LEAST_FREE_GB = 2;
const GB = 1e9;
const REINSTALL = 'Run "npm install --include=optional" in the folder of Jornada.';

/** What the machine and the install must offer before anything starts. */
export async function checkMachine(config: Config): Promise<Check[]> {
  const checks = [checkNode()];
  if (!config.databaseUrl)
    checks.push(await attempt('PostgreSQL inside', REINSTALL, () => findBinaries().native));
  if (!config.clickhouseUrl) checks.push(await attempt('ClickHouse inside', REINSTALL, findChdb));
  checks.push(await checkWritable(config.dataDir), checkDisk(config.dataDir));
  if (!config.databaseUrl && process.getuid?.() === 0) checks.push(await checkPostgresUser(config.dataDir));
  return checks;
}

function checkNode(): Check {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= LEAST_NODE) return well('Node', process.version);
  return wrong('Node', process.version, `Jornada brings Node ${LEAST_NODE} with it. ${REINSTALL}`);
}

function findChdb(): string {
  const require = createRequire(import.meta.url);
  const name = `@chdb/lib-${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}`;
  const own = createRequire(require.resolve('chdb'));
  return path.dirname(own.resolve(`${name}/package.json`));
}

function checkWritable(dir: string): Promise<Check> {
  const todo = `Give this user the right to write there, or name another folder with JORNADA_DATA.`;
  return attempt('Data folder', todo, () => {
    const place = nearestExisting(dir);
    const probe = fs.mkdtempSync(path.join(place, '.jornada-doctor-'));
    fs.rmdirSync(probe);
    return place === dir ? dir : `${dir}, not made yet`;
  });
}

function checkDisk(dir: string): Check {
  const { bavail, bsize } = fs.statfsSync(nearestExisting(dir));
  const free = (bavail * bsize) / GB;
  const found = `${free.toFixed(1)} GB free`;
  if (free >= LEAST_FREE_GB) return well('Disk', found);
  return wrong(
    'Disk',
    found,
    `Make room: Jornada wants at least ${LEAST_FREE_GB} GB, or set JORNADA_DATA to another disk.`,
  );
}

function checkPostgresUser(dir: string): Promise<Check> {
  const todo = 'Do one of the things named, then ask the doctor again.';
  return attempt('User for PostgreSQL', todo, () => {
    const { uid, before } = chooseAccount(findBinaries().native, path.join(dir, 'record'));
    if (before) return 'we are root in a folder of our own, so PostgreSQL runs in a user namespace';
    if (uid === undefined) return 'we are not root, so PostgreSQL runs as ourselves';
    return 'we are root, so PostgreSQL runs as postgres, which can enter the install and the data folder';
  });
}

/** The folder itself, or the closest one above it that exists. */
function nearestExisting(dir: string): string {
  return fs.existsSync(dir) ? dir : nearestExisting(path.dirname(dir));
}
