/**
 * What another feature asks in a chat, below what was said: it says so when it starts, and none of it is known here.
 * One at a time, the latest.
 */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { announce } from '../../../core/live/live.ts';
import { visitorTopic } from './chats.ts';
import type { ChatAsk, visitorsApi } from './visitors-contract.ts';

export type AskShown = z.input<typeof ChatAsk>;
export type AskAnswer = z.output<typeof visitorsApi.answer.body & object>;
type Where = Pick<Scope, 'workspaceId'>;

export interface Asker {
  /** What a visitor is asked; null: nothing. */
  read(tx: Tx, visitorId: string): Promise<AskShown | null>;
  /** The visitor looks at it. Of what is not asked of them, nothing is noted. */
  noteSeen(tx: Tx, scope: Where, visitorId: string, askId: string): Promise<void>;
  /** @throws 404 for what is not asked of this visitor, 409 when its time is over */
  answer(tx: Tx, scope: Where, visitorId: string, askId: string, answer: AskAnswer): Promise<AskShown>;
  /** The visitor wants to be asked no more, about anything. @throws 404 for what is not asked of them */
  decline(tx: Tx, scope: Where, visitorId: string, askId: string): Promise<AskShown>;
}

let asker: Asker | null = null;

export function askInChats(one: Asker): void {
  asker = one;
}

export const askerInChats = (): Asker | null => asker;

/** The last message of a conversation in a visitor's chat. */
export async function lastMessageIn(
  tx: Tx,
  visitorId: string,
  conversationId: string,
): Promise<string | null> {
  const found = await tx
    .selectFrom('chat_messages as l')
    .innerJoin('messages as m', 'm.id', 'l.message_id')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select('m.id')
    .where('l.visitor_id', '=', visitorId)
    .where('c.root_id', '=', conversationId)
    .orderBy('l.position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** The browsers whose chats have one of these messages look again. */
export async function tellVisitorsWith(tx: Tx, { workspaceId }: Where, messageIds: string[]): Promise<void> {
  if (!messageIds.length) return;
  const rows = await tx
    .selectFrom('chat_messages')
    .select('visitor_id')
    .distinct()
    .where('message_id', 'in', messageIds)
    .execute();
  await announce(
    tx,
    workspaceId,
    rows.map(({ visitor_id }) => ({ topic: visitorTopic(visitor_id) })),
  );
}
