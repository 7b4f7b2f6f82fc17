/** What people change about a conversation: one, or many at once. */
import type { z } from 'zod';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope, type Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, Refusal } from '../../core/http/problems.ts';
import { changesOf } from './changes.ts';
import type { ConversationChangeBody, conversationsApi } from './contract.ts';
import { messageFacts } from './facts.ts';
import type { FieldValues } from './fields/contract.ts';
import { mustBeFilled, valuesAfter } from './fields/values.ts';
import { giveTo } from './give.ts';
import { type ConversationRecord, holdConversation, noteChanges, type Reason } from './hold.ts';
import { tellLanguage } from './language/listen.ts';
import { LONGEST_SNOOZE_MS } from './particulars-contract.ts';
import { departmentOf, memberOf } from './people-and-places.ts';
import { conversationsChanged } from './reactions.ts';
import { wakeAt } from './snooze.ts';
import { solvedKey } from './solved-key.ts';
import { turnSpam } from './spam/turn.ts';
import { spelledAsHere } from './tags.ts';
import { recordHappened } from './touchpoint.ts';

type Change = z.output<typeof ConversationChangeBody>;
type Many = z.output<typeof conversationsApi.changeMany.body & object>;

/**
 * @returns whether it is otherwise than before
 * @throws 400 for unknown people, places and fields, keys of a customer that cannot be used, and a snooze that is no time to come; 404; 409 for a closed one, and
 * for one to be solved in which something must be filled in first
 */
export async function changeConversation(
  tx: Tx,
  scope: Scope,
  id: string,
  change: Change,
  reason: Reason | null = null,
): Promise<boolean> {
  const held = await holdConversation(tx, id);
  refuseClosed(held, change);
  const before = change.customer ? await giveTo(tx, scope, held, change.customer) : held;
  const columns = await columnsOf(tx, scope, before, change);
  const isTold = change.language !== undefined && (await tellLanguage(tx, held));
  if (await become(tx, scope, before, columns, reason)) return true;
  if (before === held && !isTold) return false;
  await conversationsChanged(tx, scope, [before.id]);
  return true;
}

/** @returns as above @throws 409 for one to be solved in which something must be filled in first */
export async function become(
  tx: Tx,
  scope: Scope,
  before: ConversationRecord,
  columns: Partial<ConversationRecord>,
  reason: Reason | null,
): Promise<boolean> {
  const after = { ...before, ...columns };
  const changes = changesOf(before, after);
  if (!changes.length) return false;
  const { status, priority, assignee_id, department_id, tags, subject, language, snoozed_until, fields } =
    after;
  const isSolved = isDone(status);
  if (isSolved && !isDone(before.status)) await mustBeFilled(tx, after);
  await tx
    .updateTable('conversations')
    .set({
      ...{ status, priority, assignee_id, department_id, tags, subject, language, snoozed_until },
      fields: JSON.stringify(fields),
      // Whoever is done with waits no longer.
      waiting_since:
        isSolved || status === 'spam' ? null : (before.waiting_since ?? (await stillWaiting(tx, before))),
      solved_at: isSolved ? (before.solved_at ?? new Date()) : null,
      closed_at: status === 'closed' ? (before.closed_at ?? new Date()) : null,
    })
    .where('id', '=', before.id)
    .execute();
  if (snoozed_until) await wakeAt(tx, scope.workspaceId, before.id, snoozed_until);
  await noteChanges(tx, scope.workspaceId, before.id, scope.actor, changes, { reason });
  await turnSpam(tx, scope, before, status);
  if (status === 'solved' && before.status !== 'solved')
    await recordHappened(tx, scope.workspaceId, [
      { conversation: before, key: solvedKey(before), at: new Date(), what: 'solved' },
    ]);
  await conversationsChanged(tx, scope, [before.id]);
  return true;
}

const isDone = (status: string) => status === 'solved' || status === 'closed';

/** Of one that was solved without an answer and is opened again: since when its customer waits. */
const stillWaiting = async (tx: Tx, { id, status }: ConversationRecord) =>
  status === 'solved' || status === 'spam' ? (await messageFacts(tx, id)).unansweredSince : null;

function refuseClosed({ status, number }: ConversationRecord, change: Change): void {
  if (status !== 'closed' || change.status === undefined || change.status === 'closed') return;
  throw conflict(`Conversation ${number} is closed for good. Its customer is answered in another one.`);
}

async function columnsOf(tx: Tx, scope: Scope, before: ConversationRecord, change: Change) {
  const { status, priority, tags, subject, language, assignee, department, fields } = change;
  return {
    ...statusOf(before, status, change.snoozedUntil),
    ...(priority !== undefined && { priority }),
    ...(tags !== undefined && { tags: await spelledAsHere(tx, tags, before.tags) }),
    ...(subject !== undefined && { subject }),
    ...(language !== undefined && { language }),
    ...(assignee !== undefined && { assignee_id: await memberOf(tx, scope, assignee) }),
    ...(department !== undefined && { department_id: await departmentOf(tx, department) }),
    ...(fields !== undefined && { fields: await valuesAfter(tx, before.fields as FieldValues, fields) }),
  };
}

function statusOf(
  before: ConversationRecord,
  status: Change['status'],
  snoozedUntil: Change['snoozedUntil'],
) {
  const wanted = status ?? (snoozedUntil === undefined ? undefined : 'snoozed');
  if (wanted !== 'snoozed') {
    if (snoozedUntil !== undefined) throw badSnooze(`only goes with status "snoozed", not "${wanted}"`);
    return wanted === undefined ? {} : { status: wanted, snoozed_until: null };
  }
  if (snoozedUntil === undefined) {
    if (before.status === 'snoozed') return {};
    throw badSnooze('must say until when');
  }
  const until = new Date(snoozedUntil);
  if (until <= new Date()) throw badSnooze('must be a moment to come');
  if (until.getTime() > Date.now() + LONGEST_SNOOZE_MS) throw badSnooze('must be within a year');
  return { status: wanted, snoozed_until: until };
}

const badSnooze = (message: string) => invalid(`snoozedUntil ${message}.`, [{ at: 'snoozedUntil', message }]);

/** Each by itself: one that cannot be changed keeps none of the others from it. */
export async function changeMany(db: Database, scope: Scope, { ids, change }: Many) {
  const changed: string[] = [];
  const refused: { id: string; reason: string }[] = [];
  for (const id of new Set(ids)) {
    try {
      await inWorkspace(db, scope, async (tx) =>
        changeConversation(tx, scope, id, await added(tx, id, change)),
      );
      changed.push(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id, reason: error.message });
    }
  }
  return { changed, refused };
}

/** Many have tags of their own: those of the change come to them. */
async function added(tx: Tx, id: string, change: Change): Promise<Change> {
  if (!change.tags) return change;
  const { tags } = await holdConversation(tx, id);
  return { ...change, tags: [...new Set([...tags, ...change.tags])] };
}
