/** Uploads that nobody knows of: a server was killed while it took them in. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../core/feature.ts';
import type { Job } from '../../core/jobs/jobs.ts';
import { uploadPath } from './store.ts';

/** Younger ones may still be arriving, at this server or at another one of the same folder. */
const OLD_MS = 24 * 3600_000;

/** Every night. */
export function sweepJob({ db, config }: Context): Job<Record<string, never>> {
  return { name: 'imports.sweep', cron: '17 3 * * *', run: () => sweepUploads({ db, config }) };
}

/** Removes uploads of more than a day ago that belong to no import. */
export async function sweepUploads(
  { db, config }: Pick<Context, 'db' | 'config'>,
  now = Date.now(),
): Promise<void> {
  const folder = uploadPath(config.dataDir, '');
  const old: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (found?.isFile() && now - found.mtimeMs > OLD_MS) old.push(name);
  }
  if (!old.length) return;
  const { rows } = await db.owner.query<{ file_path: string }>(
    'select file_path from imports where file_path = any($1::text[])',
    [old],
  );
  const known = new Set(rows.map(({ file_path }) => file_path));
  for (const name of old) if (!known.has(name)) await rm(path.join(folder, name), { force: true });
}
