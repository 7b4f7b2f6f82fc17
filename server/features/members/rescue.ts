import type { Database } from '../../core/database/database.ts';
import { asOwner, nameWorkspace } from '../../core/database/owner.ts';
import { SYSTEM } from '../../core/database/workspace.ts';
import { audit } from '../audit/audit.ts';
import { accountEmail } from './accounts.ts';
import { addInvitation } from './invite.ts';

/**
 * A token by which the member with this address chooses a new password, made by whoever has the machine.
 * @throws when no member has this address
 */
export function rescueLink(db: Database, email: string): Promise<string> {
  return asOwner(db, async (tx) => {
    const member = await tx
      .selectFrom('members')
      .select(['id', 'name', 'email', 'workspace_id', 'role_id'])
      .where('email', '=', accountEmail(email))
      .where('removed_at', 'is', null)
      .orderBy('created_at')
      .executeTakeFirst();
    if (!member) throw new Error(`No member of this Jornada has the address ${email}.`);
    await nameWorkspace(tx, member.workspace_id);
    const scope = { workspaceId: member.workspace_id, actor: SYSTEM };
    const { token } = await addInvitation(tx, scope, {
      email: member.email,
      roleId: member.role_id,
      departmentId: null,
      memberId: member.id,
    });
    await audit(tx, scope, {
      action: 'member.password-link-made',
      subject: { kind: 'member', id: member.id, name: member.name },
    });
    return token;
  });
}
