/** What groups are called: their keys are for machines. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import type { Split } from './shapes-contract.ts';

const TABLES = {
  account: { table: 'accounts', key: 'id', name: sql`coalesce(name, external_id)` },
  product: { table: 'products', key: 'sku', name: sql`name` },
  stage: { table: 'stages', key: 'key', name: sql`name` },
  department: { table: 'departments', key: 'key', name: sql`name` },
  assignee: { table: 'members', key: 'id', name: sql`name` },
  member: { table: 'members', key: 'id', name: sql`name` },
  policy: { table: 'service_policies', key: 'id', name: sql`name` },
} as const;

/** Key → name. Channels, campaigns, surveys and traits are called by their keys. */
export async function groupNames(tx: Tx, split: Split, keys: string[]): Promise<Map<string, string>> {
  const asked = keys.filter(Boolean);
  if (!(split in TABLES) || !asked.length) return new Map();
  const { table, key, name } = TABLES[split as keyof typeof TABLES];
  const { rows } = await sql<{ key: string; name: string | null }>`
    select ${sql.ref(key)}::text as key, ${name} as name from ${sql.table(table)}
    where ${sql.ref(key)}::text = any(${asked}::text[])`.execute(tx);
  return new Map(rows.flatMap((row) => (row.name === null ? [] : [[row.key, row.name] as const])));
}
