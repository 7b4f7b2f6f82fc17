/** What a visitor may read: messages in the order in which they are there, numbered without holes. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { attachmentsOf } from '../../conversations/attachments/attachments.ts';
import type { ChatMessage } from './visitors-contract.ts';

type Told = z.input<typeof ChatMessage>;

interface Entry {
  visitorId: string;
  messageId: string;
  clientId?: string;
  /** An answer that the chat takes to its customer. */
  carried?: boolean;
}

/** Holds the visitor until the end of the transaction, so that positions commit in their order. */
export async function append(
  tx: Tx,
  workspaceId: string,
  { visitorId, messageId, clientId, carried = false }: Entry,
): Promise<number> {
  const { last_position: position } = await tx
    .updateTable('chat_visitors')
    .set((is) => ({ last_position: is('last_position', '+', 1) }))
    .where('id', '=', visitorId)
    .returning('last_position')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('chat_messages')
    .values({
      ...{ visitor_id: visitorId, position, workspace_id: workspaceId, message_id: messageId },
      ...{ client_id: clientId ?? null, carried },
    })
    .execute();
  return position;
}

export const readAfter = async (tx: Tx, visitorId: string, after: number, limit: number): Promise<Told[]> =>
  told(tx, await rowsOf(tx, visitorId, sql`l.position > ${after}`, sql`l.position`, limit));

/** The last ones, or the last before a position; oldest first. */
export const readBefore = async (
  tx: Tx,
  visitorId: string,
  before: number | undefined,
  limit: number,
): Promise<Told[]> => {
  const where = before === undefined ? sql`true` : sql`l.position < ${before}`;
  return told(tx, (await rowsOf(tx, visitorId, where, sql`l.position desc`, limit)).reverse());
};

/** What the browser sent before with the same id. */
export async function readSent(tx: Tx, visitorId: string, clientId: string): Promise<Told | undefined> {
  const rows = await rowsOf(tx, visitorId, sql`l.client_id = ${clientId}::uuid`, sql`l.position`, 1);
  return (await told(tx, rows))[0];
}

interface Row {
  position: number;
  client_id: string | null;
  id: string;
  kind: string;
  author_kind: string;
  author_name: string;
  text: string;
  at: Date;
}

async function rowsOf(
  tx: Tx,
  visitorId: string,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.position, l.client_id, m.id, m.kind, m.author_kind, m.author_name, m.text, m.at
    from chat_messages l join messages m on m.id = l.message_id
    where l.visitor_id = ${visitorId} and ${where} order by ${order} limit ${limit}`.execute(tx);
  return rows;
}

async function told(tx: Tx, rows: Row[]): Promise<Told[]> {
  const files = await attachmentsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    position: row.position,
    from: row.kind === 'customer' ? 'visitor' : 'desk',
    // Programs have names for us, not for customers.
    author: row.author_kind === 'member' ? row.author_name : '',
    text: row.text,
    attachments: files.get(row.id) ?? [],
    at: row.at.toISOString(),
    clientId: row.client_id,
  }));
}

/** Where the visitor wrote last; null when they never did. */
export async function conversationOf(tx: Tx, visitorId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select c.root_id as id from chat_messages l
    join messages m on m.id = l.message_id join conversations c on c.id = m.conversation_id
    where l.visitor_id = ${visitorId} and m.kind = 'customer' order by l.position desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
