/** The API keys of a workspace: listed, made, revoked. */
import type { z } from 'zod';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../core/database/workspace.ts';
import type { Permission } from '../../core/http/contract.ts';
import { notFound } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { createApiKey, forgetKeys, KEYS_TOPIC, permissionsOf } from './keys.ts';
import { requireOwn } from './reach.ts';
import type { ApiKey } from './rights-contract.ts';

type KeyView = z.input<typeof ApiKey>;

export async function listKeys(tx: Tx): Promise<KeyView[]> {
  const rows = await tx
    .selectFrom('api_keys')
    .leftJoin('members', 'members.id', 'api_keys.created_by')
    .selectAll('api_keys')
    .select('members.name as creator')
    .where('revoked_at', 'is', null)
    .orderBy('api_keys.created_at', 'desc')
    .orderBy('api_keys.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: [...permissionsOf(row.scopes)],
    createdBy: row.creator,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

/** Makes a key that may do no more than its maker. */
export async function addKey(
  tx: Tx,
  caller: Caller,
  { name, scopes }: { name: string; scopes: Permission[] },
): Promise<KeyView & { key: string }> {
  requireOwn(caller, scopes);
  const createdBy = caller.actor.kind === 'member' ? (caller.actor.id ?? undefined) : undefined;
  const { id, key } = await createApiKey(tx, caller, { name, scopes, createdBy });
  await announce(tx, caller.workspaceId, [{ topic: KEYS_TOPIC }]);
  return { ...(await listKeys(tx)).find((one) => one.id === id)!, key };
}

/** Ends a key: here before this answers, in the other processes as soon as they hear of it. */
export async function revokeKey(db: Database, caller: Caller, id: string): Promise<void> {
  await inWorkspace(db, caller, async (tx) => {
    const revoked = await tx
      .updateTable('api_keys')
      .set({ revoked_at: new Date() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning(['name', 'prefix', 'scopes'])
      .executeTakeFirst();
    if (!revoked) throw notFound('There is no such key in use in this workspace.');
    await audit(tx, caller, {
      action: 'key.revoked',
      subject: { kind: 'key', id, name: revoked.name },
      before: revoked,
    });
    await announce(tx, caller.workspaceId, [{ topic: KEYS_TOPIC, ended: id }]);
  });
  forgetKeys(db);
}
