/** The members of a workspace: listed, placed, removed. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../core/database/workspace.ts';
import type { Permission } from '../../core/http/contract.ts';
import { readCursor, writeCursor } from '../../core/http/cursor.ts';
import { notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { Member, membersApi } from './contract.ts';
import { requireAnotherOwner, requireDepartment, requireReach, roleToGive } from './reach.ts';

type MemberView = z.input<typeof Member>;
type Question = z.output<typeof membersApi.list.query & object>;
type Change = z.output<typeof membersApi.update.body & object>;

export const MEMBERS_TOPIC = 'members';

/** Of these, whoever works here now. */
export function membersHere(tx: Tx, ids: string[]): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('members')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
}

/** The id of whoever works here and signs in with this address; undefined for nobody. */
export async function memberWithEmail(tx: Tx, email: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('members')
    .select('id')
    .where(sql<boolean>`lower(email) = lower(${email.trim()})`)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return found?.id;
}

/** Ids of whoever works in a department now. */
export async function membersOfDepartment(tx: Tx, departmentId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('members')
    .select('id')
    .where('department_id', '=', departmentId)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of whoever leads: leads, or those who may do everything where there are none. */
export async function leadsHere(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('members')
    .innerJoin('roles', 'roles.id', 'members.role_id')
    .select(['members.id', 'roles.key'])
    .where('roles.key', 'in', ['lead', 'admin', 'owner'])
    .where('members.removed_at', 'is', null)
    .execute();
  const leads = rows.filter(({ key }) => key === 'lead');
  return (leads.length ? leads : rows).map(({ id }) => id);
}

/** Whoever works here now and has a role that allows it, who came first first. */
export const membersWhoMay = (
  tx: Tx,
  permission: Permission,
): Promise<{ id: string; name: string; permissions: string[] }[]> =>
  tx
    .selectFrom('members')
    .innerJoin('roles', 'roles.id', 'members.role_id')
    .select(['members.id', 'members.name', 'roles.permissions'])
    .where(sql<boolean>`${permission} = any(roles.permissions)`)
    .where('members.removed_at', 'is', null)
    .orderBy('members.created_at')
    .orderBy('members.id')
    .execute();

/** Whoever has been the owner for longest; undefined where nobody is. */
export const firstOwner = (tx: Tx): Promise<{ id: string; name: string } | undefined> =>
  tx
    .selectFrom('members')
    .innerJoin('roles', 'roles.id', 'members.role_id')
    .select(['members.id', 'members.name'])
    .where('roles.key', '=', 'owner')
    .where('members.removed_at', 'is', null)
    .orderBy('members.created_at')
    .orderBy('members.id')
    .executeTakeFirst();

const Place = z.object({ name: z.string(), id: z.uuid() });

export async function listMembers(db: Database, caller: Caller, { search, cursor, limit }: Question) {
  const after = readCursor(Place, cursor);
  const rows = await inWorkspace(db, caller, (tx) => {
    let query = membersWithPlace(tx)
      .where('members.removed_at', 'is', null)
      .orderBy(sql`lower(members.name)`)
      .orderBy('members.id')
      .limit(limit + 1);
    if (search) {
      const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
      query = query.where(
        sql<boolean>`jornada.searchable(members.name || ' ' || members.email) like jornada.searchable(${pattern})`,
      );
    }
    if (after)
      query = query.where(sql<boolean>`(lower(members.name), members.id) > (${after.name}, ${after.id})`);
    return query.execute();
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await withSignInFacts(db, page),
    nextCursor: rows.length > limit && last ? writeCursor({ name: last.sort_name, id: last.id }) : null,
  };
}

/** Gives a member another role or department. */
export async function changeMember(
  db: Database,
  caller: Caller,
  id: string,
  change: Change,
): Promise<MemberView> {
  const row = await inWorkspace(db, caller, async (tx) => {
    const before = await memberInReach(tx, caller, id);
    if (change.roleId && change.roleId !== before.role_id) {
      await roleToGive(tx, caller, change.roleId);
      if (before.role_key === 'owner') await requireAnotherOwner(tx, caller.workspaceId, id);
    }
    if (change.departmentId !== undefined) await requireDepartment(tx, change.departmentId);
    await tx
      .updateTable('members')
      .set({
        role_id: change.roleId ?? before.role_id,
        department_id: change.departmentId === undefined ? before.department_id : change.departmentId,
      })
      .where('id', '=', id)
      .execute();
    const after = await activeMember(tx, id);
    await audit(tx, caller, {
      action: 'member.changed',
      subject: { kind: 'member', id, name: after.name },
      before: { role: before.role_name, department: before.department_name },
      after: { role: after.role_name, department: after.department_name },
    });
    await announce(tx, caller.workspaceId, [{ topic: MEMBERS_TOPIC }]);
    return after;
  });
  return (await withSignInFacts(db, [row]))[0]!;
}

/** Removes a member. Their sessions here end with the commit; what they did stays under their name. */
export async function removeMember(db: Database, caller: Caller, id: string): Promise<void> {
  const userId = await inWorkspace(db, caller, async (tx) => {
    const member = await memberInReach(tx, caller, id);
    if (member.role_key === 'owner') await requireAnotherOwner(tx, caller.workspaceId, id);
    await tx.updateTable('members').set({ removed_at: new Date() }).where('id', '=', id).execute();
    await audit(tx, caller, {
      action: 'member.removed',
      subject: { kind: 'member', id, name: member.name },
      before: { email: member.email, role: member.role_name, department: member.department_name },
    });
    await announce(tx, caller.workspaceId, [{ topic: MEMBERS_TOPIC, ended: id }]);
    return member.user_id;
  });
  await db.owner.query(
    `delete from auth.session where "userId" = $1 and ("workspaceId" = $2
       or not exists (select from members where user_id = $1 and removed_at is null))`,
    [userId, caller.workspaceId],
  );
}

/** A member whom the caller may change: nobody touches those who may do more. */
export async function memberInReach(tx: Tx, caller: Caller, id: string): Promise<MemberRow> {
  const member = await activeMember(tx, id);
  const role = await tx
    .selectFrom('roles')
    .selectAll()
    .where('id', '=', member.role_id)
    .executeTakeFirstOrThrow();
  requireReach(caller, role);
  return member;
}

async function activeMember(tx: Tx, id: string): Promise<MemberRow> {
  const member = await membersWithPlace(tx)
    .where('members.id', '=', id)
    .where('members.removed_at', 'is', null)
    .executeTakeFirst();
  if (!member) throw notFound('There is no such member in this workspace.');
  return member;
}

function membersWithPlace(tx: Tx) {
  return tx
    .selectFrom('members')
    .innerJoin('roles', 'roles.id', 'members.role_id')
    .leftJoin('departments', 'departments.id', 'members.department_id')
    .select([
      'members.id',
      'members.user_id',
      'members.name',
      'members.email',
      'members.role_id',
      'roles.key as role_key',
      'roles.name as role_name',
      'members.department_id',
      'departments.name as department_name',
      'members.created_at',
      sql<string>`lower(members.name)`.as('sort_name'),
    ]);
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof membersWithPlace>['executeTakeFirstOrThrow']>>;

/** Adds what only the sign-in tables know, which a workspace's own role cannot read. */
async function withSignInFacts(db: Database, rows: MemberRow[]): Promise<MemberView[]> {
  const { rows: facts } = await db.owner.query<{ id: string; two_factor: boolean; seen: Date | null }>(
    `select u.id, coalesce(u."twoFactorEnabled", false) as two_factor, max(s."updatedAt") as seen
     from auth."user" u left join auth.session s on s."userId" = u.id
     where u.id = any($1) group by u.id`,
    [rows.map((row) => row.user_id)],
  );
  const factsOf = new Map(facts.map((fact) => [fact.id, fact]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: { id: row.role_id, key: row.role_key, name: row.role_name },
    department: row.department_id ? { id: row.department_id, name: row.department_name ?? '' } : null,
    twoFactor: factsOf.get(row.user_id)?.two_factor ?? false,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: factsOf.get(row.user_id)?.seen?.toISOString() ?? null,
  }));
}
