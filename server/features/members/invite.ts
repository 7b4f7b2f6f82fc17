/** Inviting: a link that is shown once, works once and lapses. Nothing is mailed: whoever invites hands it over. */
import { hash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope, type Tx } from '../../core/database/workspace.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { accountEmail } from './accounts.ts';
import type { Invitation, invitationsApi } from './contract.ts';
import { requireDepartment, roleToGive } from './reach.ts';
import { memberInReach } from './roster.ts';

type InvitationView = z.input<typeof Invitation>;
type NewInvitation = z.output<typeof invitationsApi.create.body & object>;

export const INVITATIONS_TOPIC = 'invitations';
const INVITATION_DAYS = 7;
const DAY_MS = 86_400_000;

export async function listInvitations(tx: Tx): Promise<InvitationView[]> {
  const rows = await openInvitations(tx)
    .where('invitations.member_id', 'is', null)
    .orderBy('invitations.created_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: { id: row.role_id, key: row.role_key, name: row.role_name },
    department: row.department_id ? { id: row.department_id, name: row.department_name ?? '' } : null,
    invitedBy: row.invited_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }));
}

/** Invites somebody, in place of any open invitation to the same address. */
export async function invite(
  tx: Tx,
  caller: Caller,
  { email, roleId, departmentId }: NewInvitation,
): Promise<InvitationView & { token: string }> {
  const address = accountEmail(email);
  const role = await roleToGive(tx, caller, roleId);
  await requireDepartment(tx, departmentId);
  await refuseMember(tx, address);
  await withdrawOpen(tx, address);
  const { id, token } = await addInvitation(tx, caller, {
    email: address,
    roleId,
    departmentId,
    memberId: null,
  });
  await audit(tx, caller, {
    action: 'invitation.created',
    subject: { kind: 'invitation', id, name: address },
    after: { email: address, role: role.name },
  });
  await announce(tx, caller.workspaceId, [{ topic: INVITATIONS_TOPIC }]);
  const [view] = (await listInvitations(tx)).filter((one) => one.id === id);
  return { ...view!, token };
}

/**
 * A link by which a member of this workspace chooses a new password.
 * Refused for people who work in other workspaces too: no workspace may open the door to another.
 */
export async function invitePassword(db: Database, caller: Caller, memberId: string) {
  return inWorkspace(db, caller, async (tx) => {
    const member = await memberInReach(tx, caller, memberId);
    await refuseIfElsewhere(db, member.user_id);
    await tx
      .updateTable('invitations')
      .set({ withdrawn_at: new Date() })
      .where('member_id', '=', memberId)
      .where('accepted_at', 'is', null)
      .execute();
    const { role_id: roleId, email } = member;
    const { token, expiresAt } = await addInvitation(tx, caller, {
      email,
      roleId,
      departmentId: null,
      memberId,
    });
    await audit(tx, caller, {
      action: 'member.password-link-made',
      subject: { kind: 'member', id: memberId, name: member.name },
    });
    return { token, expiresAt: expiresAt.toISOString() };
  });
}

export async function withdrawInvitation(tx: Tx, caller: Caller, id: string): Promise<void> {
  const row = await openInvitations(tx).where('invitations.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('There is no such open invitation.');
  await tx.updateTable('invitations').set({ withdrawn_at: new Date() }).where('id', '=', id).execute();
  await audit(tx, caller, {
    action: 'invitation.withdrawn',
    subject: { kind: 'invitation', id, name: row.email },
  });
  await announce(tx, caller.workspaceId, [{ topic: INVITATIONS_TOPIC }]);
}

/** Tokens are random, so one pass of SHA-256 hides them well enough. */
export function hashOfToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The row behind a link; the token is nowhere but in what this answers. */
export async function addInvitation(
  tx: Tx,
  { workspaceId, actor }: Scope,
  given: { email: string; roleId: string; departmentId: string | null; memberId: string | null },
) {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * DAY_MS);
  await tx
    .insertInto('invitations')
    .values({
      id,
      workspace_id: workspaceId,
      email: given.email,
      role_id: given.roleId,
      department_id: given.departmentId,
      member_id: given.memberId,
      token_hash: hashOfToken(token),
      invited_by: actor.kind === 'member' ? actor.id : null,
      expires_at: expiresAt,
    })
    .execute();
  return { id, token, expiresAt };
}

async function refuseMember(tx: Tx, email: string): Promise<void> {
  const member = await tx
    .selectFrom('members')
    .select('name')
    .where('email', '=', email)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (member)
    throw conflict(`${email} is a member already, as ${member.name}.`, [
      { at: 'email', message: 'is a member already' },
    ]);
}

async function withdrawOpen(tx: Tx, email: string): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ withdrawn_at: new Date() })
    .where('email', '=', email)
    .where('member_id', 'is', null)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

async function refuseIfElsewhere(db: Database, userId: string): Promise<void> {
  const { rows } = await db.owner.query<{ places: number }>(
    'select count(*) as places from members where user_id = $1 and removed_at is null',
    [userId],
  );
  if (rows[0]!.places > 1) {
    throw conflict('This person works in other workspaces too, so this one cannot give them a new password.');
  }
}

function openInvitations(tx: Tx) {
  return tx
    .selectFrom('invitations')
    .innerJoin('roles', 'roles.id', 'invitations.role_id')
    .leftJoin('departments', 'departments.id', 'invitations.department_id')
    .leftJoin('members', 'members.id', 'invitations.invited_by')
    .select([
      'invitations.id',
      'invitations.email',
      'invitations.role_id',
      'roles.key as role_key',
      'roles.name as role_name',
      'invitations.department_id',
      'departments.name as department_name',
      'members.name as invited_by',
      'invitations.created_at',
      'invitations.expires_at',
    ])
    .where('invitations.accepted_at', 'is', null)
    .where('invitations.withdrawn_at', 'is', null)
    .where('invitations.expires_at', '>', new Date());
}
