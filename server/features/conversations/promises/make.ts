/** Something is promised. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { type ConversationRecord, holdConversation } from '../hold.ts';
import { memberOf } from '../people-and-places.ts';
import type { NewPromise, PromiseTold } from './contract.ts';
import { breakAt } from './due.ts';
import { afterPromise, readPromise, recordDeed } from './promise.ts';

type New = z.output<typeof NewPromise>;

/** @throws 400 for a moment that is past, or an unknown member; 404; 409 in a closed conversation */
export async function makePromise(
  tx: Tx,
  scope: Scope,
  conversationId: string,
  told: New,
): Promise<z.input<typeof PromiseTold>> {
  const conversation = await holdConversation(tx, conversationId);
  if (conversation.status === 'closed')
    throw conflict(`Conversation ${conversation.number} is closed. Begin another one with its customer.`);
  return promise(tx, scope, conversation, told, null);
}

/** @param messageId of the message that says it; null where it is only noted */
export async function promise(
  tx: Tx,
  scope: Scope,
  { id: conversationId, assignee_id }: Pick<ConversationRecord, 'id' | 'assignee_id'>,
  { text, dueAt, member }: New,
  messageId: string | null,
): Promise<z.input<typeof PromiseTold>> {
  const due = dueMoment(dueAt);
  const { workspaceId, actor } = scope;
  const made = await tx
    .insertInto('promises')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      conversation_id: conversationId,
      message_id: messageId,
      text,
      due_at: due,
      first_due_at: due,
      member_id: (await memberOf(tx, scope, member)) ?? (actor.kind === 'member' ? actor.id : assignee_id),
      made_by: actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordDeed(tx, workspaceId, made, 'Made', made.created_at);
  await breakAt(tx, workspaceId, made);
  await afterPromise(tx, scope, conversationId);
  return readPromise(tx, made);
}

const LATEST_DAYS = 3660;

/** @throws 400 */
export function dueMoment(told: string): Date {
  const due = new Date(told);
  const now = Date.now();
  if (due.getTime() <= now)
    throw invalid(`dueAt: ${told} is past. A promise is for a moment to come.`, [
      { at: 'dueAt', message: 'must be in the future' },
    ]);
  if (due.getTime() > now + LATEST_DAYS * 86_400_000)
    throw invalid(`dueAt: ${told} is more than ten years ahead.`, [
      { at: 'dueAt', message: 'must be within ten years' },
    ]);
  return due;
}
