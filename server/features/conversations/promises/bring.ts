/** Promises of before: for doors that bring conversations whole. Nobody is told of them. */

import type { z } from 'zod';
import { jsons } from '../../../core/database/arrays.ts';
import type { Sql } from '../../../core/database/workspace.ts';
import type { NewTouchpoint } from '../../touchpoints/record.ts';
import type { PromiseTold } from './contract.ts';
import { deedTouchpoint } from './promise.ts';

export interface BroughtPromise {
  id: string;
  conversation: { id: string; number: number; channel: string; customer_id: string };
  messageId: string;
  text: string;
  madeAt: Date;
  dueAt: Date;
  state: z.output<typeof PromiseTold>['state'];
  doneAt: Date | null;
  /** Who keeps it. */
  memberId: string | null;
  madeBy: string;
}

/** In conversations that are there. Answers what stands of them on the timelines, for the bringer to put there. */
export async function bringPromises(
  sql: Sql,
  workspaceId: string,
  promises: BroughtPromise[],
): Promise<NewTouchpoint[]> {
  if (!promises.length) return [];
  await sql.query(
    `insert into promises (workspace_id, id, conversation_id, message_id, text, due_at, first_due_at, state, member_id, made_by,
       created_at, done_at)
     select $1, id, conversation_id, message_id, text, due_at, due_at, state, member_id, made_by, created_at, done_at
     from unnest($2::jsonb[]) told, jsonb_populate_record(null::promises, told)`,
    [workspaceId, jsons(promises.map((promise) => JSON.stringify(rowOf(promise))))],
  );
  await sql.query(
    `update conversations c set promised_for = owed.due_at from (
       select conversation_id, min(due_at) as due_at from promises
       where conversation_id = any($1::uuid[]) and (state = 'open' or (state = 'broken' and done_at is null)) group by 1) owed
     where c.id = owed.conversation_id`,
    [promises.map(({ conversation }) => conversation.id)],
  );
  return promises.flatMap(deedsOf);
}

const rowOf = ({
  id,
  conversation,
  messageId,
  text,
  madeAt,
  dueAt,
  state,
  doneAt,
  memberId,
  madeBy,
}: BroughtPromise) => ({
  ...{ id, conversation_id: conversation.id, message_id: messageId, text, state },
  ...{ due_at: dueAt, created_at: madeAt, done_at: doneAt, member_id: memberId, made_by: madeBy },
});

function deedsOf({ id, text, madeAt, dueAt, doneAt, state, conversation }: BroughtPromise): NewTouchpoint[] {
  const promise = { id, text, due_at: dueAt, conversation_id: conversation.id };
  return [
    deedTouchpoint(promise, 'Made', madeAt, conversation),
    ...(state === 'kept' ? [deedTouchpoint(promise, 'Kept', doneAt!, conversation)] : []),
    ...(state === 'broken' ? [deedTouchpoint(promise, 'Broken', dueAt, conversation)] : []),
  ];
}
