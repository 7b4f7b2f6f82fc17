/** Doors and systems that customers came from. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';

const MOST = 200;

/** Every source there is, by name. */
export async function sourcesInUse(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    select distinct source from customers where source <> '' order by source limit ${MOST}`.execute(tx);
  return rows.map(({ source }) => source);
}
