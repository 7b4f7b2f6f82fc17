/** Answers that wait out the seconds in which they can be taken back: others see it before they send theirs. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import { holdConversation } from './hold.ts';
import type { Sending } from './shapes-contract.ts';

/** @param seconds how long others are to wait for it; 0 when it was taken back. @throws 404 */
export async function tellSending(tx: Tx, scope: Scope, id: string, seconds: number): Promise<undefined> {
  const conversation = await holdConversation(tx, id);
  const { workspaceId, actor } = scope;
  await forgetSending(tx, scope, conversation.id);
  if (seconds > 0)
    await tx
      .insertInto('conversation_sendings')
      .values({
        ...{ conversation_id: conversation.id, owner_id: actor.id!, workspace_id: workspaceId },
        ...{ name: actor.name, until: sql<Date>`now() + make_interval(secs => ${seconds})` },
      })
      .execute();
  await announce(tx, workspaceId, [{ topic: `conversation:${conversation.id}`, sending: true }]);
}

/** What is on its way now, by the record's clock. */
export async function sendingIn(tx: Tx, conversationId: string): Promise<z.input<typeof Sending>[]> {
  const rows = await tx
    .selectFrom('conversation_sendings')
    .select(['owner_id', 'name', sql<number>`extract(epoch from until - now())::float8`.as('left')])
    .where('conversation_id', '=', conversationId)
    .where('until', '>', sql<Date>`now()`)
    .orderBy('until')
    .execute();
  return rows.map((row) => ({ by: { id: row.owner_id, name: row.name }, seconds: row.left }));
}

/** It is there, or will not come. */
export async function forgetSending(tx: Tx, { actor }: Scope, conversationId: string): Promise<void> {
  await tx
    .deleteFrom('conversation_sendings')
    .where('conversation_id', '=', conversationId)
    .where('owner_id', '=', actor.id)
    .execute();
}
