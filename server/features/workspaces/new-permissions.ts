import type { Database } from '../../core/database/database.ts';
import { PERMISSIONS } from '../../core/http/contract.ts';
import { ROLES } from './defaults.ts';

/**
 * Gives the built-in roles of every workspace their share of the permissions that this version brings and the record
 * has never met. Each permission is handed out once, so what people took away stays away.
 */
export async function meetNewPermissions(db: Database): Promise<void> {
  const client = await db.owner.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ permission: string }>(
      `insert into jornada.permissions_met (permission) select unnest($1::text[])
       on conflict do nothing returning permission`,
      [[...PERMISSIONS]],
    );
    const fresh = new Set(rows.map((row) => row.permission));
    for (const { key, permissions } of fresh.size ? ROLES : []) {
      await client.query(
        `update roles set permissions = array(select distinct unnest(permissions || $2::text[]) order by 1)
         where built_in and key = $1`,
        [key, permissions.filter((permission) => fresh.has(permission))],
      );
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
