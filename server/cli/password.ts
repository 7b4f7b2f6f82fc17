/**
 * `jornada password EMAIL`: a link by which an owner who forgot their password chooses a new one. For whoever has this
 * machine and its data folder; Jornada must be stopped for it, unless the record is a server of its own (DATABASE_URL).
 */
import path from 'node:path';
import { readConfig } from '../core/config.ts';
import { openDatabase, type RecordConnection } from '../core/database/database.ts';
import { log } from '../core/log.ts';
import { startRecord } from '../core/record/record.ts';
import { rescueLink } from '../features/members/rescue.ts';

const [email] = process.argv.slice(2);
try {
  if (!email) throw new Error('Usage: jornada password EMAIL');
  const token = await withRecord((connection) => makeLink(connection, email));
  console.log(`Start Jornada and open /invitation/${token} there. The link works once, within seven days.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function withRecord<T>(work: (connection: RecordConnection) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = readConfig();
  if (databaseUrl) return work({ connectionString: databaseUrl });
  const record = await startRecord({ dir: path.join(dataDir, 'record'), log });
  try {
    return await work(record.connection);
  } finally {
    await record.stop();
  }
}

async function makeLink(connection: RecordConnection, address: string): Promise<string> {
  const db = openDatabase(connection);
  try {
    return await rescueLink(db, address);
  } finally {
    await db.close();
  }
}
