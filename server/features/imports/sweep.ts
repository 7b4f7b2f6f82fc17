/** Uploads that are needed no more: of imports long over, and those that nobody knows of. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../core/feature.ts';
import type { Job } from '../../core/jobs/jobs.ts';
import { uploadPath } from './store.ts';

const DAY_MS = 24 * 3600_000;
/** Younger ones may still be arriving, at this server or at another one of the same folder. */
const OLD_MS = DAY_MS;
/** So long an import that was undone can be imported again. */
const KEPT_DAYS = 30;

/** Every night. */
export function sweepJob({ db, config }: Context): Job<Record<string, never>> {
  return { name: 'imports.sweep', cron: '17 3 * * *', run: () => sweepUploads({ db, config }) };
}

/**
 * Removes uploads of more than a day ago that belong to no import: a server was killed while it took them in. Those
 * of imports that ended well, were undone or were cancelled go after 30 days.
 */
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
  const overBefore = new Date(now - KEPT_DAYS * DAY_MS);
  const { rows } = await db.owner.query<{ file_path: string }>(
    `select file_path from imports where file_path = any($1::text[])
       and not (state in ('done', 'undone', 'cancelled') and finished_at < $2)`,
    [old, overBefore],
  );
  const needed = new Set(rows.map(({ file_path }) => file_path));
  const swept = old.filter((name) => !needed.has(name));
  await db.owner.query(`update imports set file_path = '' where file_path = any($1::text[])`, [swept]);
  for (const name of swept) await rm(path.join(folder, name), { force: true });
}
