/** A workspace's name, place and habits. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { Workspace, workspacesApi } from './contract.ts';

type Settings = z.infer<typeof Workspace>;
type Change = z.infer<typeof workspacesApi.update.body & object>;

/** The workspace that the transaction is held to. */
export async function readWorkspace(tx: Tx, workspaceId: string): Promise<Settings> {
  const row = await tx
    .selectFrom('workspaces')
    .selectAll()
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    name: row.name,
    country: row.country,
    timeZone: row.time_zone,
    currency: row.currency,
    language: row.language as Settings['language'],
    weekStart: row.week_start,
  };
}

export async function changeWorkspace(tx: Tx, scope: Scope, change: Change): Promise<Settings> {
  const before = await readWorkspace(tx, scope.workspaceId);
  const after = { ...before, ...change };
  await tx
    .updateTable('workspaces')
    .set({
      name: after.name,
      country: after.country,
      time_zone: after.timeZone,
      currency: after.currency,
      language: after.language,
      week_start: after.weekStart,
    })
    .where('id', '=', scope.workspaceId)
    .execute();
  await audit(tx, scope, {
    action: 'workspace.changed',
    subject: { kind: 'workspace', id: before.id, name: after.name },
    before,
    after,
  });
  await announce(tx, scope.workspaceId, [{ topic: 'workspace' }]);
  return after;
}
