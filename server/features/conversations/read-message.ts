/** One message, for whoever tells others of it. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Messages } from '../../core/database/tables.ts';
import type { Tx } from '../../core/database/workspace.ts';
import { attachmentsOf } from './attachments/attachments.ts';
import { messageOf } from './message-shape.ts';
import type { Message } from './shapes-contract.ts';

type Told = z.input<typeof Message>;

/** Null when it is not here. */
export async function readMessage(tx: Tx, id: string): Promise<Told | null> {
  return told(tx, await tx.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst());
}

/** With which a conversation began; null while it has none. */
export async function readFirstMessage(tx: Tx, conversationId: string): Promise<Told | null> {
  const row = await tx
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    // Ids sort by when they were made; what was said earlier may have been written down later.
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return told(tx, row);
}

async function told(tx: Tx, row: Selectable<Messages> | undefined): Promise<Told | null> {
  if (!row) return null;
  return messageOf(row, (await attachmentsOf(tx, [row.id])).get(row.id) ?? [], null);
}
