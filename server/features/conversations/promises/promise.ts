/** One promise: read, and changed with what follows from it. */
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { Promises } from '../../../core/database/tables.ts';
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { notFound } from '../../../core/http/problems.ts';
import type { Story } from '../../touchpoints/aside.ts';
import { type NewTouchpoint, recordTouchpoints, takeBackTouchpoints } from '../../touchpoints/record.ts';
import { happened } from '../happenings.ts';
import { tellAbout } from '../hold.ts';
import type { PromiseTold } from './contract.ts';

export type PromiseRecord = Selectable<Promises>;
type Told = z.input<typeof PromiseTold>;

/** @throws 404 */
export async function holdPromise(tx: Tx, id: string): Promise<PromiseRecord> {
  const found = await tx
    .selectFrom('promises')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw notFound(`There is no promise ${id} here.`);
  return found;
}

/** Those made in these conversations, in the order in which they are due. */
export async function promisesIn(tx: Tx, conversationIds: string[]): Promise<Told[]> {
  const rows = await tx
    .selectFrom('promises as p')
    .leftJoin('members as m', 'm.id', 'p.member_id')
    .selectAll('p')
    .select('m.name as member_name')
    .where('p.conversation_id', 'in', conversationIds)
    .orderBy('p.due_at')
    .orderBy('p.id')
    .execute();
  return rows.map(promiseOf);
}

export async function readPromise(tx: Tx, { id, conversation_id }: PromiseRecord): Promise<Told> {
  return (await promisesIn(tx, [conversation_id])).find((one) => one.id === id)!;
}

export function promiseOf(row: PromiseRecord & { member_name: string | null }): Told {
  return {
    id: row.id,
    text: row.text,
    dueAt: row.due_at.toISOString(),
    firstDueAt: row.first_due_at.toISOString(),
    state: row.state as Told['state'],
    doneAt: row.done_at?.toISOString() ?? null,
    member: row.member_id ? { id: row.member_id, name: row.member_name ?? '' } : null,
    madeBy: row.made_by,
    createdAt: row.created_at.toISOString(),
    messageId: row.message_id,
  };
}

/** What is owed in a conversation has changed: its lists are sorted anew, and screens look again. */
export async function afterPromise(
  tx: Tx,
  scope: Pick<Scope, 'workspaceId'>,
  conversationId: string,
): Promise<void> {
  const rootId = await recountPromised(tx, conversationId);
  await tellAbout(tx, scope, [rootId]);
}

/** Of the conversation that this one is read in. @returns its id */
export async function recountPromised(tx: Tx, conversationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    update conversations c set promised_for = (
      select min(p.due_at) from promises p join conversations made on made.id = p.conversation_id
      where made.root_id = c.id and (p.state = 'open' or (p.state = 'broken' and p.done_at is null)))
    where c.id = (select root_id from conversations where id = ${conversationId}) returning c.id`.execute(tx);
  return rows[0]!.id;
}

export type Deed = 'Made' | 'Kept' | 'Broken';

/** Each is a touchpoint of the customer, once. */
export async function recordDeed(
  tx: Tx,
  workspaceId: string,
  promise: PromiseRecord,
  deed: Deed,
  at: Date,
): Promise<void> {
  const conversation = await tx
    .selectFrom('conversations')
    .select(['customer_id', 'number', 'channel'])
    .where('id', '=', promise.conversation_id)
    .executeTakeFirstOrThrow();
  const touchpoint = deedTouchpoint(promise, deed, at, conversation);
  await recordTouchpoints(sqlOf(tx), workspaceId, [touchpoint]);
  await happened(
    tx,
    { workspaceId },
    {
      ...{ what: 'promise', conversationId: promise.conversation_id, promiseId: promise.id },
      deed: deed.toLowerCase() as Lowercase<Deed>,
    },
  );
}

/** @param conversation in which it was made */
export const deedTouchpoint = (
  promise: Pick<PromiseRecord, 'id' | 'text' | 'due_at' | 'conversation_id'>,
  deed: Deed,
  at: Date,
  { customer_id, number, channel }: { customer_id: string; number: number | string; channel: string },
): NewTouchpoint => ({
  customerId: customer_id,
  at,
  type: `Promise ${deed}`,
  kind: 'promise',
  channel,
  source: PROMISES_SOURCE,
  messageId: deedKey(promise, deed),
  properties: {
    promise: promise.text,
    due: promise.due_at.toISOString(),
    conversation: Number(number),
    conversation_id: promise.conversation_id,
  },
});

/** It did not happen after all. */
export const takeBackDeed = (tx: Tx, workspaceId: string, promise: PromiseRecord, deed: Deed) =>
  takeBackTouchpoints(sqlOf(tx), workspaceId, PROMISES_SOURCE, [deedKey(promise, deed)]);

/** Of those made in these conversations. */
export async function storyOfPromises(tx: Tx, conversationIds: string[]): Promise<Story> {
  const promises = await tx
    .selectFrom('promises')
    .selectAll()
    .where('conversation_id', 'in', conversationIds)
    .execute();
  const messageIds = promises.flatMap((one) => DEEDS.map((deed) => deedKey(one, deed)));
  return { source: PROMISES_SOURCE, messageIds };
}

const DEEDS: readonly Deed[] = ['Made', 'Kept', 'Broken'];
const PROMISES_SOURCE = 'promises';
const deedKey = ({ id }: Pick<PromiseRecord, 'id'>, deed: Deed) => `${deed.toLowerCase()} ${id}`;
