/** `npm run tables`: writes tables.ts, the types of every table, from a freshly migrated record. */
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { scratchFolder } from '../../testing/scratch.ts';
import { log } from '../log.ts';
import { startRecord } from '../record/record.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

const dir = await scratchFolder();
const record = await startRecord({ dir, log });
const db = openDatabase(record.connection);
await migrate(db.owner);
await db.close();
const { host, port, user, database } = record.connection;
const codegen = new URL('../../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url).pathname;
execFileSync(process.execPath, [
  codegen,
  ...['--dialect', 'postgres', '--numeric-parser', 'number', '--exclude-pattern', '{auth,jornada}.*'],
  ...['--type-mapping', '{"int8":"number","json":"unknown","jsonb":"unknown"}'],
  ...['--url', `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`],
  ...['--out-file', new URL('./tables.ts', import.meta.url).pathname],
]);
await record.stop();
await rm(dir, { recursive: true });
