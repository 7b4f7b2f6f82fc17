import { randomBytes } from 'node:crypto';
import type { Database } from '../../core/database/database.ts';

/** The secret that signs cookies: made once, kept in the record, so that every process of this install shares it. */
export async function signInSecret(db: Database): Promise<string> {
  await db.owner.query(
    `insert into jornada.secrets (name, value) values ('sign-in', $1) on conflict (name) do nothing`,
    [randomBytes(48).toString('base64url')],
  );
  const { rows } = await db.owner.query<{ value: string }>(
    `select value from jornada.secrets where name = 'sign-in'`,
  );
  return rows[0]!.value;
}
