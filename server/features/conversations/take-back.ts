/** What was written down in a conversation a moment ago goes again, and the conversation is as it was before. */
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Conversations } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict } from '../../core/http/problems.ts';
import { holdConversation, holdOwn } from './hold.ts';
import { holdPromise, takeBackDeed } from './promises/promise.ts';
import { conversationsChanged } from './reactions.ts';
import { recount } from './recount.ts';
import { solvedKey } from './solved-key.ts';
import { takeBackHappened } from './touchpoint.ts';

/** How it stood. */
export const Standing = z.object({
  status: z.string(),
  assignee_id: z.string().nullable(),
  department_id: z.string().nullable(),
  snoozed_until: z.coerce.date().nullable(),
  solved_at: z.coerce.date().nullable(),
  reopened: z.int(),
  /** How many messages and notes. */
  written: z.int(),
});
export type Standing = z.output<typeof Standing>;

/** @throws 404 */
export async function standingNow(tx: Tx, id: string): Promise<Standing> {
  const conversation = await holdConversation(tx, id);
  return Standing.parse({ ...conversation, written: (await writtenIn(tx, conversation.id)).length });
}

const writtenIn = (tx: Tx, id: string) =>
  tx.selectFrom('messages').select('id').where('conversation_id', '=', id).execute();

export interface Taken {
  /** In one transaction at this moment, by these keys, with this promise. */
  at: Date;
  keys: string[];
  promiseId: string | null;
  before: Standing;
}

/** @throws 404; 409 when somebody has gone on with it since, or merged it */
export async function takeBack(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  id: string,
  { at, keys, promiseId, before }: Taken,
): Promise<void> {
  const conversation = await holdOwn(tx, id);
  const written = await tx
    .selectFrom('messages')
    .select('id')
    .where('conversation_id', '=', id)
    .where('message_key', 'in', keys)
    .execute();
  const isUntouched = (await writtenIn(tx, id)).length === before.written + written.length;
  if (!isUntouched || conversation.merged_into || (await isChangedSince(tx, id, at)))
    throw conflict(`Somebody has gone on with conversation ${conversation.number} since. Change it there.`);
  if (promiseId) {
    await takeBackDeed(tx, workspaceId, await holdPromise(tx, promiseId), 'Made');
    await tx.deleteFrom('promises').where('id', '=', promiseId).execute();
  }
  const ids = written.map((one) => one.id);
  await takeBackHappened(tx, workspaceId, [...ids, ...solvedSince(conversation, before)]);
  if (ids.length) await tx.deleteFrom('messages').where('id', 'in', ids).execute();
  await tx
    .deleteFrom('conversation_changes')
    .where('conversation_id', '=', id)
    .where(MOMENT, '=', at)
    .execute();
  const { written: _, ...stood } = before;
  await tx.updateTable('conversations').set(stood).where('id', '=', id).execute();
  await recount(tx, await holdOwn(tx, id));
  await conversationsChanged(tx, { workspaceId }, [id]);
}

/** As exact as moments are outside the database. */
const MOMENT = sql<Date>`date_trunc('milliseconds', at)`;

async function isChangedSince(tx: Tx, id: string, at: Date): Promise<boolean> {
  const change = await tx
    .selectFrom('conversation_changes')
    .select('id')
    .where('conversation_id', '=', id)
    .where(MOMENT, '>', at)
    .limit(1)
    .executeTakeFirst();
  return change !== undefined;
}

/** The solution that it brought. */
function solvedSince(
  conversation: Pick<Selectable<Conversations>, 'id' | 'status' | 'reopened'>,
  before: Standing,
): string[] {
  const isOld = before.status === 'solved' && before.reopened === conversation.reopened;
  return conversation.status === 'solved' && !isOld ? [solvedKey(conversation)] : [];
}
