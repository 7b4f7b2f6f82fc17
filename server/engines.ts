/** Both engines: inside the install, or wherever `DATABASE_URL` and `CLICKHOUSE_URL` point. */
import path from 'node:path';
import type { Config } from './core/config.ts';
import { startLens } from './core/lens/lens.ts';
import { log } from './core/log.ts';
import { startRecord } from './core/record/record.ts';
import type { Engines } from './start.ts';

export interface RunningEngines extends Engines {
  stop(): Promise<void>;
}

export async function startEngines(config: Config): Promise<RunningEngines> {
  const [record, lens] = await Promise.all([recordOf(config), lensOf(config)]);
  return {
    record: record.connection,
    lensUrl: lens.url,
    async stop() {
      await Promise.all([record.stop(), lens.stop()]);
    },
  };
}

async function recordOf({ databaseUrl, dataDir }: Config) {
  if (databaseUrl) return { connection: { connectionString: databaseUrl }, stop: async () => {} };
  const record = await startRecord({ dir: path.join(dataDir, 'record'), log });
  for (const mended of record.recovered) log.info(mended);
  return record;
}

async function lensOf({ clickhouseUrl, dataDir }: Config) {
  if (clickhouseUrl) return { url: clickhouseUrl, stop: async () => {} };
  return startLens({ dir: path.join(dataDir, 'lens'), log });
}
