/** What the link of an invitation does: a new member, or a new password for one. */
import { sql } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import { asOwner, nameWorkspace } from '../../core/database/owner.ts';
import type { Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound, unauthenticated } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { type Account, accountOf, createAccount, setPassword } from './accounts.ts';
import { hashOfToken, INVITATIONS_TOPIC } from './invite.ts';
import { MEMBERS_TOPIC } from './roster.ts';

export interface Newcomer {
  name?: string;
  password?: string;
  /** The account that this browser is signed in with. */
  userId: string | null;
  ip?: string;
  userAgent?: string;
}

/** What the link is for. @throws notFound once it was used, withdrawn or has lapsed */
export function readInvitation(db: Database, token: string) {
  return asOwner(db, async (tx) => {
    const { workspace, email, member_id } = await openInvitation(tx, token);
    return {
      workspace,
      email,
      needsAccount: !(await accountOf(tx, email)),
      newPassword: member_id !== null,
    };
  });
}

/**
 * Answers with what to sign in with, or nothing when the person is signed in already.
 * @throws 401 when the address has an account and somebody else, or nobody, is signed in
 */
export function acceptInvitation(db: Database, token: string, person: Newcomer) {
  return asOwner(db, async (tx) => {
    const invitation = await openInvitation(tx, token);
    await nameWorkspace(tx, invitation.workspace_id);
    await tx
      .updateTable('invitations')
      .set({ accepted_at: new Date() })
      .where('id', '=', invitation.id)
      .execute();
    return invitation.member_id
      ? renewPassword(tx, invitation, invitation.member_id, person)
      : join(tx, invitation, person);
  });
}

interface OpenInvitation {
  id: string;
  workspace_id: string;
  workspace: string;
  email: string;
  role_id: string;
  department_id: string | null;
  member_id: string | null;
}

async function openInvitation(tx: Tx, token: string): Promise<OpenInvitation> {
  const { rows } = await sql<OpenInvitation>`
    select i.id, i.workspace_id, w.name as workspace, i.email, i.role_id, i.department_id, i.member_id
    from invitations i join workspaces w on w.id = i.workspace_id
    where i.token_hash = ${hashOfToken(token)}
      and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
    for update of i`.execute(tx);
  if (!rows[0]) throw notFound('This invitation was used or withdrawn, or it has lapsed. Ask for a new one.');
  return rows[0];
}

async function join(tx: Tx, invitation: OpenInvitation, person: Newcomer) {
  const known = await accountOf(tx, invitation.email);
  if (known && known.id !== person.userId) throw unauthenticated(`Sign in as ${invitation.email} first.`);
  const account = known ?? (await createAccount(tx, { ...chosen(person), email: invitation.email }));
  await refuseTwice(tx, invitation, account);
  const member = { id: newId(), name: account.name };
  await tx
    .insertInto('members')
    .values({
      ...member,
      workspace_id: invitation.workspace_id,
      user_id: account.id,
      email: account.email,
      role_id: invitation.role_id,
      department_id: invitation.department_id,
    })
    .execute();
  if (known) await workHere(tx, account, invitation.workspace_id);
  await tell(tx, invitation, person, member, 'member.joined');
  return known ? null : { email: account.email, password: person.password! };
}

async function renewPassword(tx: Tx, invitation: OpenInvitation, memberId: string, person: Newcomer) {
  const password = person.password ?? missing('password', 'choose one of at least ten characters');
  const member = await tx
    .selectFrom('members')
    .select(['id', 'name', 'user_id'])
    .where('id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!member) throw notFound('You are no longer a member of this workspace. Ask for an invitation.');
  await setPassword(tx, member.user_id, password);
  await tell(tx, invitation, person, member, 'account.password-renewed');
  return { email: invitation.email, password };
}

function chosen({ name, password }: Newcomer): { name: string; password: string } {
  return {
    name: name ?? missing('name', 'say how you want to be called'),
    password: password ?? missing('password', 'choose one of at least ten characters'),
  };
}

function missing(at: string, message: string): never {
  throw invalid('Choose a name and a password to join.', [{ at, message }]);
}

async function refuseTwice(tx: Tx, invitation: OpenInvitation, account: Account): Promise<void> {
  const there = await tx
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', invitation.workspace_id)
    .where('user_id', '=', account.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (there) throw conflict('You are a member of this workspace already.');
}

/** The sessions of someone who is signed in go on in the workspace they have just joined. */
async function workHere(tx: Tx, account: Account, workspaceId: string): Promise<void> {
  await sql`update auth.session set "workspaceId" = ${workspaceId} where "userId" = ${account.id}`.execute(
    tx,
  );
}

async function tell(
  tx: Tx,
  { workspace_id: workspaceId, email }: OpenInvitation,
  { ip, userAgent }: Newcomer,
  member: { id: string; name: string },
  action: string,
): Promise<void> {
  await audit(
    tx,
    { workspaceId, actor: { kind: 'member', id: member.id, name: member.name, ip, userAgent } },
    { action, subject: { kind: 'member', id: member.id, name: member.name }, after: { email } },
  );
  await announce(tx, workspaceId, [{ topic: MEMBERS_TOPIC }, { topic: INVITATIONS_TOPIC }]);
}
