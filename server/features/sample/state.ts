/** Where the sample company stands: its row among the imports, read for its own screen. */
import type { Tx } from '../../core/database/workspace.ts';
import type { SampleState } from './contract.ts';

/** Tables counted for the screen, and what they are called there. */
const NOTHING = {
  ...{ customers: 0, accounts: 0, products: 0, orders: 0, responses: 0, conversations: 0, touchpoints: 0 },
};
export type Made = typeof NOTHING;

const ABSENT: SampleState = {
  state: 'absent',
  importId: null,
  people: 0,
  done: 0,
  made: NOTHING,
  error: null,
  startedAt: null,
  finishedAt: null,
};

const STATES: Record<string, SampleState['state']> = {
  running: 'loading',
  paused: 'loading',
  done: 'loaded',
  failed: 'failed',
  cancelled: 'failed',
  undoing: 'removing',
};

export async function readSample(tx: Tx): Promise<SampleState> {
  const row = await tx
    .selectFrom('imports')
    .selectAll()
    .where('kind', '=', 'sample')
    .where('state', '<>', 'undone')
    .executeTakeFirst();
  if (!row) return ABSENT;
  const rows = row.rows ?? 0;
  return {
    state: STATES[row.state] ?? 'failed',
    importId: row.id,
    people: rows,
    done: row.state === 'undoing' ? rows - (row.undo_left ?? rows) : row.done,
    made: { ...NOTHING, ...(row.results as Partial<Made>) },
    error: row.error,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
