/** Whether what Pulse shows can be trusted: is everything here, and does everything have its place? */
import { inWorkspace, type Scope } from '../../../core/database/workspace.ts';
import { stuckImports } from '../../imports/list.ts';
import type { Lenses } from '../../lens/ask.ts';
import { readLensState } from '../../lens/state.ts';
import { countOpen } from '../../tracking/rejected-list.ts';
import type { PulseHealth } from '../contract.ts';
import { findQuiet } from './quiet.ts';

const MOST_IMPORTS = 5;

export async function readHealth(lenses: Lenses, scope: Scope, now: Date): Promise<PulseHealth> {
  const [lens, quiet, stuck] = await Promise.all([
    readLensState(lenses),
    findQuiet(lenses, scope, now),
    inWorkspace(lenses.db, scope, async (tx) => ({
      refused: await countOpen(tx),
      imports: await stuckImports(tx, MOST_IMPORTS),
    })),
  ]);
  return { lens, quiet, ...stuck };
}
