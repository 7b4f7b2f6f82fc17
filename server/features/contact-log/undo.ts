/** Written down by mistake: a moment later it can be as if it had never been. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, forbidden } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { noteUnlogged } from '../channels/phone/call-record.ts';
import { Standing, takeBack } from '../conversations/take-back.ts';
import { unmakeConversation } from '../conversations/unmake.ts';
import { noSuchContact, undoableUntil } from './read.ts';
import { CONTACT_LOG_TOPIC } from './reasons.ts';

/**
 * The customer stays, also one who was new.
 * @throws 403 for another member's entry; 404; 409 when it is too late, or somebody has gone on with its conversation
 */
export async function undoContact(tx: Tx, scope: Scope, id: string): Promise<void> {
  const entry = await tx
    .selectFrom('contact_log')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!entry) throw noSuchContact(id);
  if (scope.actor.kind === 'member' && entry.member_id !== scope.actor.id)
    throw forbidden('Only whoever wrote it down undoes it.');
  if (!undoableUntil(entry)) throw conflict('It is too late to undo it. Change its conversation instead.');
  const { conversation_id: conversation, log_key } = entry;
  const key = `contact-log ${log_key}`;
  if (entry.begun)
    await unmakeConversation(tx, scope, conversation, entry.direction === 'in' || entry.note ? 2 : 1);
  else {
    await takeBack(tx, scope, conversation, {
      ...{ at: entry.created_at, keys: [key, `${key} answer`], promiseId: entry.promise_id },
      before: Standing.parse(entry.before),
    });
  }
  if (entry.call_id) await noteUnlogged(tx, scope, entry.call_id);
  await announce(tx, scope.workspaceId, [{ topic: CONTACT_LOG_TOPIC }]);
}
