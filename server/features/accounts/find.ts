/** Accounts to choose from. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import type { Account, accountsApi } from './contract.ts';

type Question = z.output<typeof accountsApi.list.query & object>;

/** The first of those that fit, by name. */
export async function findAccounts(
  tx: Tx,
  { search, id, limit }: Question,
): Promise<z.output<typeof Account>[]> {
  const { rows } = await sql<z.output<typeof Account>>`
    select id, external_id as "externalId", name from accounts
    where ${id ? sql`id = ${id}::uuid` : sql`true`}
      and strpos(jornada.searchable(concat_ws(' ', name, external_id)), jornada.searchable(${search ?? ''})) > 0
    order by lower(coalesce(name, external_id)), id limit ${limit}`.execute(tx);
  return rows;
}
