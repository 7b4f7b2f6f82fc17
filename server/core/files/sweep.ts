/** Files that nothing points at are removed: uploads that were never sent, and what went with a message that is gone. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../database/database.ts';
import type { Job } from '../jobs/jobs.ts';

const AT_ONCE = 200;
/** Of somebody who uploads now and sends later. */
const KEPT_HOURS = 24;

export const sweepFilesJob = (db: Database, dataDir: string): Job<never> => ({
  name: 'files.sweep',
  cron: '17 * * * *',
  async run() {
    await sweepFiles(db);
    await sweepSpool(dataDir);
  },
});

/** Left by a server that was killed while it took them in. */
async function sweepSpool(dataDir: string): Promise<void> {
  const folder = path.join(dataDir, 'spool');
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (found && found.mtimeMs < Date.now() - KEPT_HOURS * 3_600_000)
      await rm(path.join(folder, name), { force: true });
  }
}

export async function sweepFiles(db: Database): Promise<void> {
  const unused = (await pointers(db)).map(
    ({ table, column }) => `not exists (select from ${table} pointing where pointing.${column} = files.id)`,
  );
  const statement = `delete from files where id in (
      select id from files where wanted_at < now() - interval '${KEPT_HOURS} hours' and ${unused.join(' and ')}
      limit ${AT_ONCE} for update skip locked)
    and wanted_at < now() - interval '${KEPT_HOURS} hours'`;
  while ((await db.owner.query(statement)).rowCount === AT_ONCE);
}

/** Every foreign key to files, but that of their own pieces. */
async function pointers(db: Database): Promise<{ table: string; column: string }[]> {
  const { rows } = await db.owner.query<{ table: string; column: string }>(
    `select k.conrelid::regclass::text as table, quote_ident(a.attname) as column
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'files'::regclass and k.conrelid <> 'file_chunks'::regclass`,
  );
  return rows;
}
