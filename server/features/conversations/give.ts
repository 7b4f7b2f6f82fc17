/**
 * A conversation that landed with the wrong customer is given to the right one. Merging moves nothing because both are
 * one person; here they are two, so what happened in it goes to the other timeline: its messages, its promises, and,
 * by whoever listens, what its customer answered. Given back, everything is where it was.
 */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { sqlOf } from '../../core/database/workspace.ts';
import { namesOf, UNKNOWN } from '../customers/names.ts';
import { personOf } from '../customers/person.ts';
import { giveTouchpoints } from '../touchpoints/record.ts';
import { type CustomerReference, customerOf } from './customer.ts';
import { type ConversationRecord, noteChanges } from './hold.ts';
import { storiesOf } from './story.ts';

/** @returns it as it then is @throws 400 for keys of a customer that cannot be used; 404 for an unknown customer */
export async function giveTo(
  tx: Tx,
  scope: Scope,
  conversation: ConversationRecord,
  told: CustomerReference,
): Promise<ConversationRecord> {
  const sql = sqlOf(tx);
  const customerId = await customerOf(tx, scope, told, new Date());
  const [before, after] = [await personOf(sql, conversation.customer_id), await personOf(sql, customerId)];
  if (before.rootId === after.rootId) return conversation;
  const { workspaceId, actor } = scope;
  const stories = await storiesOf(tx, conversation.id);
  await tx
    .updateTable('conversations')
    .set({ customer_id: customerId })
    .where('root_id', '=', conversation.id)
    .execute();
  for (const { source, messageIds } of stories)
    await giveTouchpoints(sql, workspaceId, source, { messageIds, customerId });
  const names = await namesOf(tx, [before.rootId, after.rootId]);
  const named = (id: string, rootId: string) => {
    const { name, email, phone } = names.get(rootId) ?? UNKNOWN;
    return { id, name: name ?? email ?? phone };
  };
  await noteChanges(tx, workspaceId, conversation.id, actor, [
    {
      what: 'customer',
      before: named(conversation.customer_id, before.rootId),
      after: named(customerId, after.rootId),
    },
  ]);
  return { ...conversation, customer_id: customerId };
}
