/** What is a member's own: how they are called, and where they are signed in. */
import { sql } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import { asOwner } from '../../core/database/owner.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { MemberCaller } from './callers.ts';
import { MEMBERS_TOPIC } from './roster.ts';

/** A person has one name, in every workspace they belong to; each of those notes the change. */
export async function rename(db: Database, caller: MemberCaller, name: string): Promise<void> {
  await asOwner(db, async (tx) => {
    await sql`update auth."user" set name = ${name}, "updatedAt" = now() where id = ${caller.userId}`.execute(
      tx,
    );
    const { rows } = await sql<{ id: string; workspace_id: string; old_name: string }>`
      update members m set name = ${name}
      from members old
      where old.id = m.id and m.user_id = ${caller.userId} and m.removed_at is null
      returning m.id, m.workspace_id, old.name as old_name`.execute(tx);
    for (const { id, workspace_id: workspaceId, old_name } of rows) {
      await audit(
        tx,
        { workspaceId, actor: { ...caller.actor, id } },
        {
          action: 'member.renamed',
          subject: { kind: 'member', id, name },
          before: { name: old_name },
          after: { name },
        },
      );
      await announce(tx, workspaceId, [{ topic: MEMBERS_TOPIC }]);
    }
  });
}

/** A person signs in each workspace in their own way. */
export async function sign(db: Database, caller: MemberCaller, signature: string): Promise<void> {
  await inWorkspace(db, caller, (tx) =>
    tx.updateTable('members').set({ signature }).where('id', '=', caller.memberId).execute(),
  );
}

export async function signatureOf(db: Database, caller: MemberCaller): Promise<string> {
  return inWorkspace(db, caller, async (tx) => {
    const found = await tx
      .selectFrom('members')
      .select('signature')
      .where('id', '=', caller.memberId)
      .executeTakeFirst();
    return found?.signature ?? '';
  });
}

export async function listSessions(db: Database, { userId, sessionId }: MemberCaller) {
  const { rows } = await db.owner.query<SessionRow>(
    `select id, "createdAt", "updatedAt", "ipAddress", "userAgent" from auth.session
     where "userId" = $1 and "expiresAt" > now() order by id = $2 desc, "updatedAt" desc, id limit 100`,
    [userId, sessionId],
  );
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
    ip: row.ipAddress || null,
    userAgent: row.userAgent || null,
    current: row.id === sessionId,
  }));
}

interface SessionRow {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
}

export async function endSession(db: Database, caller: MemberCaller, id: string): Promise<void> {
  const { rowCount } = await db.owner.query('delete from auth.session where id = $1 and "userId" = $2', [
    id,
    caller.userId,
  ]);
  if (!rowCount) throw notFound('You have no such session.');
  await noteEnded(db, caller);
}

export async function endOtherSessions(db: Database, caller: MemberCaller): Promise<void> {
  await db.owner.query('delete from auth.session where "userId" = $1 and id <> $2', [
    caller.userId,
    caller.sessionId,
  ]);
  await noteEnded(db, caller);
}

async function noteEnded(db: Database, caller: MemberCaller): Promise<void> {
  await inWorkspace(db, caller, async (tx) => {
    const { id, name } = caller.actor;
    await audit(tx, caller, { action: 'account.sessions-ended', subject: { kind: 'member', id: id!, name } });
    await announce(tx, caller.workspaceId, [{ topic: MEMBERS_TOPIC, ended: id }]);
  });
}
