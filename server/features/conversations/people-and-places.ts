/** Members, departments and accounts as callers name them. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { forbidden, invalid } from '../../core/http/problems.ts';
import { departmentWithKey } from '../members/departments.ts';
import { membersHere } from '../members/roster.ts';

/** @param told a member's id, or `me` @throws 403 when a key says `me` */
export function memberId({ actor }: Scope, told: string): string {
  if (told !== 'me') return told;
  if (actor.kind === 'member') return actor.id!;
  throw forbidden('"me" is a member who is signed in; a key names a member by id.');
}

/** @param told a member's id, `me`, or null @throws 400 when there is no such member; 403 when a key says `me` */
export async function memberOf(tx: Tx, scope: Scope, told: string | null): Promise<string | null> {
  if (told === null) return null;
  const id = memberId(scope, told);
  await requireMembers(tx, [id], 'assignee');
  return id;
}

/** @throws 400 */
export async function requireMembers(tx: Tx, ids: string[], at: string): Promise<void> {
  if (!ids.length) return;
  const found = await membersHere(tx, ids);
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
  const found = await departmentWithKey(tx, key);
  if (found) return found;
  throw invalid(`department: there is no department "${key}" here.`, [
    { at: 'department', message: 'must be the key of a department' },
  ]);
}

/** @param id of an account at a channel @throws 400 when there is none of it any more */
export async function requireAccount(tx: Tx, id: string): Promise<void> {
  // Asked of the table itself: channels stand on conversations, so that we cannot ask them.
  const found = await tx
    .selectFrom('channel_accounts')
    .select('id')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!found)
    throw invalid(`account: there is no account ${id} here.`, [
      { at: 'account', message: 'must be the id of an account' },
    ]);
}
