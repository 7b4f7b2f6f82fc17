/** What an import made and what it changed, by table. */
import type { Sql } from '../../core/database/workspace.ts';
import { SEEN } from './writing/record.ts';

/** Every table whose rows know which import made them. */
export const MADE_TABLES = [
  'customers',
  'identities',
  'accounts',
  'products',
  'orders',
  'order_items',
  'payments',
  'responses',
  'touchpoints',
] as const;

export interface Results {
  made: Record<string, number>;
  changed: Record<string, number>;
}

export async function countResults(sql: Sql, importId: string): Promise<Results> {
  const counts = MADE_TABLES.map(
    (table) => `select '${table}' as name, count(*)::int as rows from ${table} where import_id = $1`,
  );
  const made = await sql.query<{ name: string; rows: number }>(counts.join(' union all '), [importId]);
  const changed = await sql.query<{ name: string; rows: number }>(
    'select table_name as name, count(*)::int as rows from import_changes where import_id = $1 and table_name <> $2 group by 1',
    [importId, SEEN],
  );
  const asObject = (rows: { name: string; rows: number }[]) =>
    Object.fromEntries(rows.filter((row) => row.rows > 0).map((row) => [row.name, row.rows]));
  return { made: asObject(made.rows), changed: asObject(changed.rows) };
}
