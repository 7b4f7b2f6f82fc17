/** From whom mail is spam from the start. */
import type { Selectable } from 'kysely';
import type { BlockedSenders } from '../../../core/database/tables.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, notFound } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { audit } from '../../audit/audit.ts';

export async function listBlocked(tx: Tx) {
  const rows = await tx.selectFrom('blocked_senders').selectAll().orderBy('blocked_at', 'desc').execute();
  return rows.map(told);
}

/** @throws 409 for an address of the workspace itself */
export async function blockSender(tx: Tx, scope: Scope, address: string) {
  const own = await tx
    .selectFrom('channel_accounts')
    .select('id')
    .where('kind', '=', 'email')
    .where('address', '=', address)
    .executeTakeFirst();
  if (own) throw conflict(`${address} is an address of yours: mail of your own is never spam.`);
  const { workspaceId: workspace_id, actor } = scope;
  const made = await tx
    .insertInto('blocked_senders')
    .values({ id: newId(), workspace_id, address, blocked_by: actor.name })
    .onConflict((same) => same.columns(['workspace_id', 'address']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made) await audit(tx, scope, { action: 'sender.blocked', subject: subjectOf(made) });
  const row =
    made ??
    (await tx
      .selectFrom('blocked_senders')
      .selectAll()
      .where('address', '=', address)
      .executeTakeFirstOrThrow());
  return told(row);
}

/** @throws 404 */
export async function liftBlock(tx: Tx, scope: Scope, id: string): Promise<void> {
  const gone = await tx.deleteFrom('blocked_senders').where('id', '=', id).returningAll().executeTakeFirst();
  if (!gone) throw notFound(`Nobody is blocked under ${id}.`);
  await audit(tx, scope, { action: 'sender.unblocked', subject: subjectOf(gone) });
}

/** @param address in lower case */
export async function isSenderBlocked(tx: Tx, address: string): Promise<boolean> {
  const found = await tx
    .selectFrom('blocked_senders')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirst();
  return found !== undefined;
}

type Row = Selectable<BlockedSenders>;

const subjectOf = ({ id, address }: Row) => ({ kind: 'sender', id, name: address });

const told = ({ id, address, blocked_at, blocked_by }: Row) => ({
  ...{ id, address, blockedAt: blocked_at.toISOString(), blockedBy: blocked_by },
});
