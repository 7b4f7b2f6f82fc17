import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A new folder for engines to work in. Others may pass through it: as root, PostgreSQL runs as another user. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jornada-'));
  await chmod(folder, 0o711);
  return folder;
}
