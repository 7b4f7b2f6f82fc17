/** One PostgreSQL and one lens for the whole test run, and a migrated database to copy for every test. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase, type RecordConnection } from '../core/database/database.ts';
import { migrate } from '../core/database/migrate.ts';
import { prepareJobs } from '../core/jobs/jobs.ts';
import { startLens } from '../core/lens/lens.ts';
import { log } from '../core/log.ts';
import { startRecord } from '../core/record/record.ts';
import { keepTemporaryInMemory, scratchFolder } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    record: RecordConnection;
    lensUrl: string;
  }
}

/** The database that every test's own is copied from. */
export const TEMPLATE = 'jornada_template';

/**
 * No test can cut the power, and what was written outlives a killed process without waiting for the disk. Tests of the
 * record itself start one of their own, with the settings of the product.
 */
const NOTHING_TO_LOSE = { fsync: 'off', full_page_writes: 'off' };

export default async function setup(project: TestProject) {
  keepTemporaryInMemory();
  const dir = await scratchFolder();
  // Servers that tests start read the program in translated.
  process.env.NODE_COMPILE_CACHE ??= path.join(dir, 'compiled');
  const [record, lens] = await Promise.all([
    startRecord({ dir: path.join(dir, 'record'), log, settings: NOTHING_TO_LOSE }),
    startLens({ dir: path.join(dir, 'lens'), log }),
  ]);
  await makeTemplate(record.connection);
  project.provide('record', record.connection);
  project.provide('lensUrl', lens.url);
  return async () => {
    await Promise.all([record.stop(), lens.stop()]);
    // Processes that end may still be writing down what they translated.
    await rm(dir, { recursive: true, force: true, maxRetries: 10 });
  };
}

async function makeTemplate(connection: RecordConnection) {
  const maintenance = openDatabase(connection);
  await maintenance.owner.query(`create database ${TEMPLATE}`);
  await maintenance.close();
  const template = openDatabase({ ...connection, database: TEMPLATE });
  await migrate(template.owner);
  await prepareJobs(template);
  await template.close();
}
