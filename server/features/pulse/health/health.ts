/** Whether what Pulse shows can be trusted: is everything here, and does everything have its place? */
import { sql } from 'kysely';
import { inWorkspace, type Scope, type Tx } from '../../../core/database/workspace.ts';
import type { Lenses } from '../../lens/ask.ts';
import { readLensState } from '../../lens/state.ts';
import type { PulseHealth } from '../contract.ts';
import { findQuiet } from './quiet.ts';

const MOST_IMPORTS = 5;

export async function readHealth(lenses: Lenses, scope: Scope, now: Date): Promise<PulseHealth> {
  const [lens, quiet, stuck] = await Promise.all([
    readLensState(lenses),
    findQuiet(lenses, scope.workspaceId, now),
    inWorkspace(lenses.db, scope, async (tx) => ({
      refused: await readRefused(tx),
      imports: await readImports(tx),
    })),
  ]);
  return { lens, quiet, ...stuck };
}

async function readRefused(tx: Tx): Promise<PulseHealth['refused']> {
  const { open, last } = await tx
    .selectFrom('tracking_rejects')
    .select((select) => [select.fn.countAll<number>().as('open'), select.fn.max('received_at').as('last')])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return { open: Number(open), lastAt: last ? new Date(last).toISOString() : null };
}

/** Imports that stopped with an error, or wait for somebody to say what a column is. */
async function readImports(tx: Tx): Promise<PulseHealth['imports']> {
  const { rows } = await sql<{ id: string; fileName: string; state: 'failed' | 'mapping' }>`
    select id, file_name as "fileName", state from imports
    where state in ('failed', 'mapping') and kind is distinct from 'sample'
    order by created_at desc, id desc limit ${MOST_IMPORTS}`.execute(tx);
  return rows;
}
