/** Whether this moment is quiet by the workspace's rule and clock. */
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { endOfQuiet } from './quiet.ts';
import { settingsOf } from './settings.ts';

/** When the quiet ends; null when it is none. */
export async function afterQuiet(tx: Tx, { workspaceId }: Pick<Scope, 'workspaceId'>): Promise<Date | null> {
  const { quiet_from: from, quiet_until: until } = await settingsOf(tx);
  if (from === null || until === null) return null;
  const { timeZone } = await readWorkspace(tx, workspaceId);
  return endOfQuiet({ from, until }, new Date(), timeZone);
}
