import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { Department } from './rights-contract.ts';

type DepartmentView = z.input<typeof Department>;

export const DEPARTMENTS_TOPIC = 'departments';

export async function listDepartments(tx: Tx): Promise<DepartmentView[]> {
  return tx
    .selectFrom('departments')
    .leftJoin('members', (join) =>
      join.onRef('members.department_id', '=', 'departments.id').on('members.removed_at', 'is', null),
    )
    .select([
      'departments.id',
      'departments.key',
      'departments.name',
      sql<number>`count(members.id)`.as('members'),
    ])
    .groupBy('departments.id')
    .orderBy(sql`lower(departments.name)`)
    .execute();
}

/** The id of the department with this key; undefined when there is none. */
export async function departmentWithKey(tx: Tx, key: string): Promise<string | undefined> {
  const found = await tx.selectFrom('departments').select('id').where('key', '=', key).executeTakeFirst();
  return found?.id;
}

/** Of these keys, those that a department has. */
export async function departmentKeysHere(tx: Tx, keys: string[]): Promise<string[]> {
  const rows = await tx.selectFrom('departments').select('key').where('key', 'in', keys).execute();
  return rows.map(({ key }) => key);
}

export async function addDepartment(tx: Tx, caller: Caller, name: string): Promise<DepartmentView> {
  await refuseTwin(tx, name);
  const id = newId();
  await tx
    .insertInto('departments')
    .values({ id, workspace_id: caller.workspaceId, key: `d-${id}`, name })
    .execute();
  await tell(tx, caller, 'department.created', { id, name }, { after: { name } });
  return departmentById(tx, id);
}

export async function renameDepartment(
  tx: Tx,
  caller: Caller,
  id: string,
  name: string,
): Promise<DepartmentView> {
  const before = await departmentById(tx, id);
  if (name !== before.name) await refuseTwin(tx, name, id);
  await tx.updateTable('departments').set({ name }).where('id', '=', id).execute();
  await tell(
    tx,
    caller,
    'department.changed',
    { id, name },
    { before: { name: before.name }, after: { name } },
  );
  return { ...before, name };
}

export async function removeDepartment(tx: Tx, caller: Caller, id: string): Promise<void> {
  const { name } = await departmentById(tx, id);
  await tx.deleteFrom('departments').where('id', '=', id).execute();
  await tell(tx, caller, 'department.removed', { id, name }, { before: { name } });
}

async function departmentById(tx: Tx, id: string): Promise<DepartmentView> {
  const found = (await listDepartments(tx)).find((department) => department.id === id);
  if (!found) throw notFound('There is no such department in this workspace.');
  return found;
}

async function refuseTwin(tx: Tx, name: string, except?: string): Promise<void> {
  const twin = (await listDepartments(tx)).find(
    (one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (twin)
    throw conflict(`There is a department "${twin.name}" already.`, [{ at: 'name', message: 'is taken' }]);
}

async function tell(
  tx: Tx,
  caller: Caller,
  action: string,
  subject: { id: string; name: string },
  change: { before?: object; after?: object },
): Promise<void> {
  await audit(tx, caller, { action, subject: { kind: 'department', ...subject }, ...change });
  await announce(tx, caller.workspaceId, [{ topic: DEPARTMENTS_TOPIC }]);
}
