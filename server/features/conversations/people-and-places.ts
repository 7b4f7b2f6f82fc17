/** Members and departments as callers name them. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { forbidden, invalid } from '../../core/http/problems.ts';

/** @param told a member's id, `me`, or null @throws 400 when there is no such member; 403 when a key says `me` */
export async function memberOf(tx: Tx, { actor }: Scope, told: string | null): Promise<string | null> {
  if (told === null) return null;
  if (told === 'me' && actor.kind !== 'member')
    throw forbidden('"me" is a member who is signed in; a key names a member by id.');
  const id = told === 'me' ? actor.id! : told;
  await requireMembers(tx, [id], 'assignee');
  return id;
}

/** @throws 400 */
export async function requireMembers(tx: Tx, ids: string[], at: string): Promise<void> {
  if (!ids.length) return;
  const found = await tx
    .selectFrom('members')
    .select('id')
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  const there = new Set(found.map(({ id }) => id));
  const missing = ids.find((id) => !there.has(id));
  if (missing)
    throw invalid(`${at}: nobody who works here has the id ${missing}.`, [
      { at, message: 'must be a member of this workspace' },
    ]);
}

/** @param key of a department, or null @throws 400 when there is none of it */
export async function departmentOf(tx: Tx, key: string | null): Promise<string | null> {
  if (key === null) return null;
  const found = await tx.selectFrom('departments').select('id').where('key', '=', key).executeTakeFirst();
  if (found) return found.id;
  throw invalid(`department: there is no department "${key}" here.`, [
    { at: 'department', message: 'must be the key of a department' },
  ]);
}
