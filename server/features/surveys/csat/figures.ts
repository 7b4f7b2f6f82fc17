/** How many were asked of late, and how many of them answered. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { type csatApi, FIGURES_DAYS } from './contract.ts';

type Figures = z.input<typeof csatApi.figures.answer & object>;

export async function readFigures(tx: Tx, { workspaceId }: Pick<Scope, 'workspaceId'>): Promise<Figures> {
  const { rows } = await sql<Omit<Figures, 'days'>>`
    select count(*) filter (where state = 'asked')::int as asked,
      count(*) filter (where state = 'asked' and score is not null)::int as answered,
      count(*) filter (where state = 'undelivered')::int as undelivered,
      count(*) filter (where state = 'failed')::int as failed
    from csat_asks where workspace_id = ${workspaceId}
      and decided_at > now() - make_interval(days => ${FIGURES_DAYS}::int)`.execute(tx);
  return { days: FIGURES_DAYS, ...rows[0]! };
}
