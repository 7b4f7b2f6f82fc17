/** How many touchpoints are there of each type? */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';

/** Up to `counted` rows every one is counted, a fraction of a second; beyond, a sample of `sampled` rows. */
const LIMITS = { counted: 400_000, sampled: 200_000 };
/** A type met less often than this in the sample is too rare for an estimate. */
const FEW_IN_SAMPLE = 20;

export interface TypeCounts {
  /** Null: it happened, but too rarely for the sample to say how often. */
  items: { name: string; count: number | null }[];
  /** False: estimated from a sample of the pages of the table. */
  exact: boolean;
}

export async function countTypes(tx: Tx, { counted, sampled } = LIMITS): Promise<TypeCounts> {
  const rows = await roughSize(tx);
  if (rows <= counted) return { items: await count(tx), exact: true };
  return { items: await estimate(tx, Math.min(100, (sampled / rows) * 100)), exact: false };
}

/** Rows of the table by the planner's own way: rows per page when last looked, times pages now. */
async function roughSize(tx: Tx): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select greatest(reltuples, 0) / greatest(relpages, 1) * (pg_relation_size(oid) / 8192.0) as rows
    from pg_class where oid = 'touchpoints'::regclass`.execute(tx);
  return Number(rows[0]?.rows ?? 0);
}

async function count(tx: Tx): Promise<TypeCounts['items']> {
  const { rows } = await sql<{ name: string; count: number }>`
    select type as name, count(*)::int8 as count from touchpoints group by type`.execute(tx);
  return rows;
}

/** Types that only exist because they were met are in the answer even where the sample missed them. */
async function estimate(tx: Tx, percent: number): Promise<TypeCounts['items']> {
  const { rows } = await sql<{ name: string; count: number | null }>`
    with sample as (
      select type, count(*) as met from touchpoints tablesample system (${percent}) group by type
    )
    select type as name,
      case when met >= ${FEW_IN_SAMPLE} then round(met * 100 / ${percent}::float8)::int8 end as count
    from sample
    union all
    select name, null from touchpoint_types
    where not built_in and not exists (select from sample where sample.type = touchpoint_types.name)`.execute(
    tx,
  );
  return rows;
}
