/** One sender who floods us: beyond a limit their mails are kept in one conversation, and nothing answers by itself. */
import type { Tx } from '../../../core/database/workspace.ts';
import { conversationsOfMessages } from '../../conversations/lookups.ts';

export const MOST_AN_HOUR = 30;
const HOUR_MS = 3_600_000;

export async function isOverLimit(tx: Tx, sender: string): Promise<boolean> {
  const recent = await tx
    .selectFrom('mails')
    .select('id')
    .where('from_address', '=', sender)
    .where('direction', '=', 'in')
    .where('at', '>', new Date(Date.now() - HOUR_MS))
    .limit(MOST_AN_HOUR)
    .execute();
  return recent.length >= MOST_AN_HOUR;
}

/** The conversation of the last mail that came from them. */
export async function lastConversationWith(tx: Tx, sender: string): Promise<string | null> {
  const last = await tx
    .selectFrom('mails')
    .select('message_id')
    .where('from_address', '=', sender)
    .where('direction', '=', 'in')
    .where('message_id', 'is not', null)
    .where('kind', 'in', ['message', 'automatic'])
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last?.message_id) return null;
  return (await conversationsOfMessages(tx, [last.message_id])).get(last.message_id)?.id ?? null;
}
