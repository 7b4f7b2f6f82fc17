/** How many touchpoints are there of each type? */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';

/** Up to here every row is counted: a fraction of a second. */
const MAX_COUNTED_ROWS = 400_000;
const SAMPLED_ROWS = 200_000;

export interface TypeCounts {
  items: { name: string; count: number }[];
  /** False: estimated from a sample of the pages of the table. */
  exact: boolean;
}

export async function countTypes(tx: Tx): Promise<TypeCounts> {
  const rows = await roughSize(tx);
  if (rows <= MAX_COUNTED_ROWS) return { items: await count(tx, 100), exact: true };
  return { items: await count(tx, (SAMPLED_ROWS / rows) * 100), exact: false };
}

/** Rows of the table by the planner's own way: rows per page when last looked, times pages now. */
async function roughSize(tx: Tx): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select greatest(reltuples, 0) / greatest(relpages, 1) * (pg_relation_size(oid) / 8192.0) as rows
    from pg_class where oid = 'touchpoints'::regclass`.execute(tx);
  return Number(rows[0]?.rows ?? 0);
}

async function count(tx: Tx, percent: number) {
  const source = percent === 100 ? sql`touchpoints` : sql`touchpoints tablesample system (${percent})`;
  const { rows } = await sql<{ name: string; count: number }>`
    select type as name, round(count(*) * 100 / ${percent}::float8)::int8 as count from ${source} group by type`.execute(
    tx,
  );
  return rows;
}
