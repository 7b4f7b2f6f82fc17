import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '../core/config.ts';
import { createLens, startLens } from '../core/lens/lens.ts';
import type { Log } from '../core/log.ts';
import { startRecord } from '../core/record/record.ts';
import { attempt, type Check } from './check.ts';

const LEAST_POSTGRES = '15';
/** The first whose questions may read a part once and use it several times (`WITH … AS MATERIALIZED`), as far as we know. */
const LEAST_CLICKHOUSE = '26.7';
const CONNECT_MS = 5_000;
const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Whether both engines answer: those of `DATABASE_URL` and `CLICKHOUSE_URL`, or those inside, started for the test. */
export async function checkEngines(config: Config): Promise<Check[]> {
  const [record, lens] = await Promise.all([
    config.databaseUrl ? checkRecordAt(config.databaseUrl) : checkRecordInside(config.dataDir),
    config.clickhouseUrl ? checkLensAt(config.clickhouseUrl) : checkLensInside(config.dataDir),
  ]);
  return [record, lens];
}

function checkRecordAt(url: string): Promise<Check> {
  const todo = 'Check that the server runs, and the address, user and password in DATABASE_URL.';
  return attempt('Record (DATABASE_URL)', todo, () => askRecord({ connectionString: url }));
}

function checkLensAt(url: string): Promise<Check> {
  const todo = 'Check that the server runs, and the address, user and password in CLICKHOUSE_URL.';
  return attempt('Lens (CLICKHOUSE_URL)', todo, () => askLens(url));
}

function checkRecordInside(dataDir: string): Promise<Check> {
  return attempt('Record inside', 'Do what the message says; the data itself was not changed.', () =>
    inFolder(dataDir, 'record', async (dir) => {
      const record = await startRecord({ dir, log: SILENT });
      try {
        return await askRecord(record.connection);
      } finally {
        await record.stop();
      }
    }),
  );
}

function checkLensInside(dataDir: string): Promise<Check> {
  const todo =
    'If it goes on, move the folder "lens" of the data folder aside and run "npx jornada rebuild".';
  return attempt('Lens inside', todo, () =>
    inFolder(dataDir, 'lens', async (dir) => {
      const lens = await startLens({ dir, log: SILENT });
      try {
        return await askLens(lens.url);
      } finally {
        await lens.stop();
      }
    }),
  );
}

/** The engine's own folder where it exists; else one made for the test and removed, so that nothing is left behind. */
async function inFolder<T>(dataDir: string, name: string, use: (dir: string) => Promise<T>): Promise<T> {
  const own = path.join(dataDir, name);
  if (fs.existsSync(own)) return use(own);
  const firstMade = fs.mkdirSync(dataDir, { recursive: true });
  const trial = path.join(dataDir, `${name}-trial-${process.pid}`);
  try {
    return await use(trial);
  } finally {
    fs.rmSync(trial, { recursive: true, force: true });
    if (firstMade && fs.readdirSync(dataDir).length === 0)
      fs.rmSync(firstMade, { recursive: true, force: true });
  }
}

async function askRecord(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    const { rows } = await client.query('show server_version');
    return requireVersion('PostgreSQL', rows[0].server_version, LEAST_POSTGRES);
  } finally {
    await client.end();
  }
}

async function askLens(url: string): Promise<string> {
  const lens = createLens(url);
  try {
    const result = await lens.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' });
    const [row] = await result.json<{ version: string }>();
    return requireVersion('ClickHouse', row?.version ?? '', LEAST_CLICKHOUSE);
  } finally {
    await lens.close();
  }
}

function requireVersion(product: string, version: string, least: string): string {
  if (isAtLeast(version, least)) return `${product} ${version} answers`;
  throw new Error(`${product} ${version} is too old; Jornada needs ${least} or newer`);
}

/** By numbers, not by letters: 26.10 is newer than 26.7. */
export function isAtLeast(version: string, least: string): boolean {
  const [have, need] = [version, least].map((one) =>
    one.split('.').map((part) => Number.parseInt(part, 10) || 0),
  );
  const differs = need!.findIndex((part, index) => (have![index] ?? 0) !== part);
  return differs < 0 || (have![differs] ?? 0) > need![differs]!;
}
