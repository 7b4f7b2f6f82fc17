/** Roles: a name for what members may do. Permissions are data; the owner's role always has them all. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import type { Permission } from '../../core/http/contract.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { permissionsOf } from './keys.ts';
import { type RoleRow, requireOwn, requireReach } from './reach.ts';
import type { Role } from './rights-contract.ts';

type RoleView = z.input<typeof Role>;

export const ROLES_TOPIC = 'roles';

export async function listRoles(tx: Tx): Promise<RoleView[]> {
  const rows = await tx
    .selectFrom('roles')
    .leftJoin('members', (join) =>
      join.onRef('members.role_id', '=', 'roles.id').on('members.removed_at', 'is', null),
    )
    .selectAll('roles')
    .select(sql<number>`count(members.id)`.as('members'))
    .groupBy('roles.id')
    .orderBy('roles.built_in', 'desc')
    .orderBy(sql`cardinality(roles.permissions)`, 'desc')
    .orderBy('roles.created_at')
    .orderBy('roles.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    permissions: [...permissionsOf(row.permissions)],
    builtIn: row.built_in,
    members: row.members,
  }));
}

export async function addRole(
  tx: Tx,
  caller: Caller,
  { name, permissions }: { name: string; permissions: Permission[] },
): Promise<RoleView> {
  requireOwn(caller, permissions);
  await refuseTwin(tx, name);
  const id = newId();
  await tx
    .insertInto('roles')
    .values({ id, workspace_id: caller.workspaceId, key: `r-${id}`, name, permissions })
    .execute();
  await tell(tx, caller, 'role.created', { id, name }, { after: { name, permissions } });
  return roleView(tx, id);
}

export async function changeRole(
  tx: Tx,
  caller: Caller,
  id: string,
  change: { name?: string; permissions?: Permission[] },
): Promise<RoleView> {
  const role = await roleRow(tx, id);
  requireReach(caller, role);
  if (role.key === 'owner' && change.permissions) {
    throw conflict(
      "The owner's role always may do everything. Make another role for people who may do less.",
    );
  }
  if (change.permissions) requireOwn(caller, change.permissions);
  if (change.name) await refuseTwin(tx, change.name, id);
  const before = { name: role.name, permissions: role.permissions };
  const after = { ...before, ...change };
  await tx.updateTable('roles').set(after).where('id', '=', id).execute();
  await tell(tx, caller, 'role.changed', { id, name: after.name }, { before, after });
  return roleView(tx, id);
}

export async function removeRole(tx: Tx, caller: Caller, id: string): Promise<void> {
  const role = await roleRow(tx, id);
  if (role.built_in) throw conflict('This role came with Jornada and stays; change what it may do instead.');
  requireReach(caller, role);
  const { members } = await roleView(tx, id);
  if (members) throw conflict(`${members} members have this role. Give them another one first.`);
  await giveFormerMembersAnotherRole(tx, id);
  await tx.deleteFrom('roles').where('id', '=', id).execute();
  const { name, permissions } = role;
  await tell(tx, caller, 'role.removed', { id, name }, { before: { name, permissions } });
}

/** Removed members keep a role in the record; one that nobody else has must not hold it. */
async function giveFormerMembersAnotherRole(tx: Tx, id: string): Promise<void> {
  await sql`update members set role_id = (select id from roles where key = 'viewer' and built_in)
            where role_id = ${id} and removed_at is not null`.execute(tx);
}

async function roleRow(tx: Tx, id: string): Promise<RoleRow> {
  const row = await tx.selectFrom('roles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('There is no such role in this workspace.');
  return row;
}

async function roleView(tx: Tx, id: string): Promise<RoleView> {
  return (await listRoles(tx)).find((role) => role.id === id)!;
}

async function refuseTwin(tx: Tx, name: string, except?: string): Promise<void> {
  const twin = (await listRoles(tx)).find(
    (one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (twin) throw conflict(`There is a role "${twin.name}" already.`, [{ at: 'name', message: 'is taken' }]);
}

async function tell(
  tx: Tx,
  caller: Caller,
  action: string,
  subject: { id: string; name: string },
  change: { before?: object; after?: object },
): Promise<void> {
  await audit(tx, caller, { action, subject: { kind: 'role', ...subject }, ...change });
  await announce(tx, caller.workspaceId, [{ topic: ROLES_TOPIC }]);
}
