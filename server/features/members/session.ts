/** Who is here, and in which of their workspaces they work. */
import type { z } from 'zod';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import type { MemberCaller } from './callers.ts';
import type { CurrentMember, sessionApi } from './contract.ts';
import { isSetupNeeded } from './setup.ts';

type Session = z.input<typeof sessionApi.current.answer & object>;

export async function currentSession(db: Database, caller: Caller | null): Promise<Session> {
  if (!caller) return { setupNeeded: await isSetupNeeded(db), member: null, workspace: null, workspaces: [] };
  const workspace = await inWorkspace(db, caller, (tx) => readWorkspace(tx, caller.workspaceId));
  if (!('sessionId' in caller)) {
    return {
      setupNeeded: false,
      member: null,
      workspace,
      workspaces: [{ id: workspace.id, name: workspace.name }],
    };
  }
  const [member, workspaces] = await Promise.all([
    currentMember(db, caller as MemberCaller),
    workspacesOf(db, (caller as MemberCaller).userId),
  ]);
  return { setupNeeded: false, member, workspace, workspaces };
}

/** @throws notFound for a workspace that this person does not belong to */
export async function chooseWorkspace(
  db: Database,
  caller: MemberCaller,
  workspaceId: string,
): Promise<void> {
  const workspaces = await workspacesOf(db, caller.userId);
  if (!workspaces.some(({ id }) => id === workspaceId))
    throw notFound('You do not belong to such a workspace.');
  await db.owner.query('update auth.session set "workspaceId" = $2 where id = $1', [
    caller.sessionId,
    workspaceId,
  ]);
}

async function currentMember(db: Database, caller: MemberCaller): Promise<z.input<typeof CurrentMember>> {
  const { rows } = await db.owner.query<MemberRow>(
    `select m.id, m.name, m.email, r.id as role_id, r.key as role_key, r.name as role_name,
            d.id as department_id, d.name as department_name, coalesce(u."twoFactorEnabled", false) as two_factor
     from members m
     join roles r on r.id = m.role_id
     join auth."user" u on u.id = m.user_id
     left join departments d on d.id = m.department_id
     where m.id = $1`,
    [caller.memberId],
  );
  const row = rows[0]!;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: { id: row.role_id, key: row.role_key, name: row.role_name },
    department:
      row.department_id && row.department_name ? { id: row.department_id, name: row.department_name } : null,
    permissions: [...caller.permissions],
    twoFactor: row.two_factor,
  };
}

interface MemberRow {
  id: string;
  name: string;
  email: string;
  role_id: string;
  role_key: string;
  role_name: string;
  department_id: string | null;
  department_name: string | null;
  two_factor: boolean;
}

async function workspacesOf(db: Database, userId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.owner.query<{ id: string; name: string }>(
    `select w.id, w.name from members m join workspaces w on w.id = m.workspace_id
     where m.user_id = $1 and m.removed_at is null order by w.name, w.id`,
    [userId],
  );
  return rows;
}
