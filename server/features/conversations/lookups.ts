/** For doors of channels: which conversation somebody means. */
import type { Tx } from '../../core/database/workspace.ts';
import { noSuchConversation } from './hold.ts';

export interface Found {
  /** Of the one it is read in: merged ones are read where they were merged into. */
  id: string;
  number: number;
  customerId: string;
}

/** By message; messages that are not here are left out. */
export async function conversationsOfMessages(tx: Tx, messageIds: string[]): Promise<Map<string, Found>> {
  if (!messageIds.length) return new Map();
  const rows = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .innerJoin('conversations as r', 'r.id', 'c.root_id')
    .select(['m.id as message', 'r.id', 'r.number', 'r.customer_id as customerId'])
    .where('m.id', 'in', messageIds)
    .execute();
  return new Map(
    rows.map(({ message, id, number, customerId }) => [message, { id, number: Number(number), customerId }]),
  );
}

/** By the id of the conversation, or of one that was merged into it; those that are not here are left out. */
export async function conversationsHere(tx: Tx, ids: string[]): Promise<Map<string, Found>> {
  if (!ids.length) return new Map();
  const rows = await tx
    .selectFrom('conversations as c')
    .innerJoin('conversations as r', 'r.id', 'c.root_id')
    .select(['c.id as asked', 'r.id', 'r.number', 'r.customer_id as customerId'])
    .where('c.id', 'in', ids)
    .execute();
  return new Map(rows.map(({ asked, ...found }) => [asked, { ...found, number: Number(found.number) }]));
}

export async function conversationWithNumber(tx: Tx, number: number): Promise<Found | undefined> {
  const row = await tx
    .selectFrom('conversations as c')
    .innerJoin('conversations as r', 'r.id', 'c.root_id')
    .select(['r.id', 'r.number', 'r.customer_id as customerId'])
    .where('c.number', '=', number)
    .executeTakeFirst();
  return row && { ...row, number: Number(row.number) };
}

/** The one of this id, or the one that it was merged into. @throws 404 */
export async function conversationHere(
  tx: Tx,
  id: string,
): Promise<Found & { channel: string; subject: string }> {
  const row = await tx
    .selectFrom('conversations as c')
    .innerJoin('conversations as r', 'r.id', 'c.root_id')
    .select(['r.id', 'r.number', 'r.customer_id as customerId', 'r.channel', 'r.subject'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchConversation(id);
  return { ...row, number: Number(row.number) };
}

/** Of a closed one: the last that follows it and can still be written to. Undefined when there is none. */
export async function openFollower(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('conversations as c')
    .innerJoin('conversations as f', 'f.follows_id', 'c.id')
    .select('f.id')
    .where('c.id', '=', id)
    .where('c.status', '=', 'closed')
    .where('f.status', '<>', 'closed')
    .orderBy('f.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
