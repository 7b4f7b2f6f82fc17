/**
 * Members who never were: colleagues in a sample of a company. They are written down as having left, so that nobody signs
 * in as them, nothing is given to them, and no mail goes to them; what they did stands under their names.
 */
import { jsons } from '../../core/database/arrays.ts';
import type { Database } from '../../core/database/database.ts';
import type { Sql } from '../../core/database/workspace.ts';

export interface MadeUpMember {
  id: string;
  name: string;
  email: string;
  /** Keys; another role where theirs is not here. */
  role: string;
  department: string;
}

/** @param key of what brings them, by which they are forgotten */
export async function bringMadeUp(
  sql: Sql,
  workspaceId: string,
  key: string,
  members: readonly MadeUpMember[],
): Promise<void> {
  await sql.query(
    `insert into members (workspace_id, id, user_id, name, email, role_id, department_id, removed_at)
     select $1, told.id, $2 || told.id, told.name, told.email,
       (select id from roles where workspace_id = $1 order by key <> told.role, key = 'owner', id limit 1),
       (select id from departments where workspace_id = $1 and key = told.department), now()
     from unnest($3::jsonb[]) one, jsonb_to_record(one) told (id uuid, name text, email text, role text, department text)
     on conflict (id) do nothing`,
    [workspaceId, userIdOf(key), jsons(members.map((member) => JSON.stringify(member)))],
  );
}

/** With the reviews that they wrote. As the tables' owner: of those who worked here nobody is ever deleted. */
export async function forgetMadeUp(db: Database, workspaceId: string, key: string): Promise<void> {
  await db.owner.query('delete from members where workspace_id = $1 and starts_with(user_id, $2)', [
    workspaceId,
    userIdOf(key),
  ]);
}

/** No account has an id with a space. */
const userIdOf = (key: string) => `made up ${key} `;
