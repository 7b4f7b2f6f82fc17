/** Who may give what to whom, as sentences. */
import type { Tx } from '../../core/database/workspace.ts';
import type { Permission } from '../../core/http/contract.ts';
import { conflict, forbidden, invalid } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { permissionsOf } from './keys.ts';

export interface RoleRow {
  id: string;
  key: string;
  name: string;
  permissions: string[];
  built_in: boolean;
}

/** Nobody gives what they do not have themselves. */
export function requireOwn(caller: Caller, wanted: Iterable<Permission>): void {
  const lacking = [...wanted].filter((permission) => !caller.permissions.has(permission));
  if (lacking.length) throw forbidden(`You cannot give what you may not do yourself: ${lacking.join(', ')}.`);
}

/** A role is within reach of whoever may do all that it may; the owner's only of an owner. */
export function requireReach(caller: Caller, role: RoleRow): void {
  if (role.key === 'owner' && !isOwner(caller))
    throw forbidden('Only an owner can make, change or remove an owner.');
  requireOwn(caller, permissionsOf(role.permissions));
}

/** The role of this workspace. @throws 400 when there is none such */
export async function roleToGive(tx: Tx, caller: Caller, roleId: string): Promise<RoleRow> {
  const role = await tx.selectFrom('roles').selectAll().where('id', '=', roleId).executeTakeFirst();
  if (!role) {
    throw invalid('There is no such role in this workspace.', [
      { at: 'roleId', message: 'must be the id of a role' },
    ]);
  }
  requireReach(caller, role);
  return role;
}

/** @throws 400 when there is no such department in this workspace */
export async function requireDepartment(tx: Tx, departmentId: string | null): Promise<void> {
  if (!departmentId) return;
  const found = await tx
    .selectFrom('departments')
    .select('id')
    .where('id', '=', departmentId)
    .executeTakeFirst();
  if (found) return;
  throw invalid('There is no such department in this workspace.', [
    { at: 'departmentId', message: 'must be the id of a department, or null' },
  ]);
}

/** A workspace always keeps an owner. Two owners who go at the same moment wait for each other here. */
export async function requireAnotherOwner(tx: Tx, workspaceId: string, memberId: string): Promise<void> {
  await tx.selectFrom('workspaces').select('id').where('id', '=', workspaceId).forUpdate().execute();
  const other = await tx
    .selectFrom('members')
    .innerJoin('roles', 'roles.id', 'members.role_id')
    .select('members.id')
    .where('roles.key', '=', 'owner')
    .where('members.removed_at', 'is', null)
    .where('members.id', '<>', memberId)
    .executeTakeFirst();
  if (!other) throw conflict('This is the last owner. Make somebody else an owner first.');
}

function isOwner(caller: Caller): boolean {
  return 'roleKey' in caller && caller.roleKey === 'owner';
}
