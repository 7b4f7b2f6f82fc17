/** Answers that wait for their moment: written, put off, sent before, taken back. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { LaterMessages } from '../../../core/database/tables.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { attachmentsOfLater, giveBackOfLater, keepForLater } from '../attachments/attachments.ts';
import { forgetDraft } from '../draft.ts';
import { holdConversation, tellAbout } from '../hold.ts';
import type { laterApi } from './contract.ts';
import { sendLaterAt } from './due.ts';
import { holdLater, latestMessage, sendHeld } from './send.ts';
import type { LaterTold } from './shapes-contract.ts';

type Told = z.input<typeof LaterTold>;
type New = z.output<typeof laterApi.write.body & object>;

const DAY_MS = 86_400_000;
const LONGEST_MS = 366 * DAY_MS;

/** @throws 400 for a moment that is past or too far; 404; 409 for a closed conversation */
export async function writeLater(tx: Tx, scope: Scope, id: string, told: New): Promise<Told> {
  const sendAt = momentToCome(told.sendAt);
  if (told.promise && new Date(told.promise.dueAt) <= sendAt)
    throw invalid('promise.dueAt: the answer is sent only after it.', [
      { at: 'promise.dueAt', message: 'must be after sendAt' },
    ]);
  const conversation = await holdConversation(tx, id);
  if (conversation.status === 'closed')
    throw conflict(`Conversation ${conversation.number} is closed. Begin another one with its customer.`);
  const { text, promise, keeps, status, does, mail, sentAs } = told;
  const { actor, workspaceId } = scope;
  const row = await tx
    .insertInto('later_messages')
    .values({
      ...{ id: newId(), workspace_id: workspaceId, conversation_id: conversation.id, text, send_at: sendAt },
      along: JSON.stringify({ promise, keeps, status, does, mail, sentAs }),
      seen_id: told.after ?? (await latestMessage(tx, conversation.id)),
      member_id: actor.kind === 'member' ? actor.id : null,
      author_name: actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await keepForLater(tx, told.attachments, { laterId: row.id, conversationId: conversation.id });
  await forgetDraft(tx, scope, conversation.id, 'reply');
  await sendLaterAt(tx, workspaceId, row);
  await tellAbout(tx, scope, [conversation.id]);
  return toldOf(tx, row);
}

/** @throws 400, 404 */
export async function putOff(tx: Tx, scope: Scope, id: string, sendAt: string): Promise<Told> {
  const before = await holdLater(tx, id);
  const conversation = await holdConversation(tx, before.conversation_id);
  const row = await tx
    .updateTable('later_messages')
    .set({
      ...{ send_at: momentToCome(sendAt), state: 'waiting', stopped_by: null, stopped_why: null },
      ...(before.state === 'stopped' && { seen_id: await latestMessage(tx, conversation.id) }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await sendLaterAt(tx, scope.workspaceId, row);
  await tellAbout(tx, scope, [conversation.id]);
  return toldOf(tx, row);
}

/** @throws 404 */
export async function sendNow(tx: Tx, scope: Scope, id: string): Promise<undefined> {
  await sendHeld(tx, scope, await holdLater(tx, id));
}

/** @throws 404 */
export async function takeBack(tx: Tx, scope: Scope, id: string): Promise<Told> {
  const row = await holdLater(tx, id);
  const told = await toldOf(tx, row);
  await giveBackOfLater(tx, scope, id);
  await tx.deleteFrom('later_messages').where('id', '=', id).execute();
  await tellAbout(tx, scope, [(await holdConversation(tx, row.conversation_id)).id]);
  return told;
}

/** What waits, or was stopped, in these conversations, the first to come first. */
export async function laterIn(tx: Tx, conversationIds: string[]): Promise<Told[]> {
  const rows = await tx
    .selectFrom('later_messages')
    .selectAll()
    .where('conversation_id', 'in', conversationIds)
    .orderBy('send_at')
    .orderBy('id')
    .execute();
  return Promise.all(rows.map((row) => toldOf(tx, row)));
}

function momentToCome(told: string): Date {
  const at = new Date(told);
  const ahead = at.getTime() - Date.now();
  if (ahead > 0 && ahead <= LONGEST_MS) return at;
  throw invalid('sendAt: give a moment to come, within a year.', [
    { at: 'sendAt', message: 'must be a moment to come, within a year' },
  ]);
}

async function toldOf(tx: Tx, row: Selectable<LaterMessages>): Promise<Told> {
  const { promise, status, does } = row.along as Pick<New, 'promise' | 'status' | 'does'>;
  return {
    ...{ id: row.id, text: row.text, attachments: await attachmentsOfLater(tx, row.id) },
    sendAt: row.send_at.toISOString(),
    state: row.state as Told['state'],
    stoppedBy: row.stopped_by as Told['stoppedBy'],
    reason: row.stopped_why,
    status: status ?? null,
    does: does ?? null,
    promise: promise ? { text: promise.text, dueAt: promise.dueAt } : null,
    author: { id: row.member_id, name: row.author_name },
    createdAt: row.created_at.toISOString(),
  };
}
