/** How far an answer got on its way: carriers tell, and programs, and mails that come back. */
import { type Scope, SYSTEM, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { bringBack, setAside } from '../touchpoints/aside.ts';
import { become } from './change.ts';
import { CONVERSATIONS_SOURCE } from './customer.ts';
import { happened } from './happenings.ts';
import { type ConversationRecord, holdConversation, holdOwn } from './hold.ts';
import { conversationsOfMessages } from './lookups.ts';
import { conversationsChanged } from './reactions.ts';
import { recount } from './recount.ts';
import { solvedKey } from './solved-key.ts';

export interface Delivery {
  state: 'pending' | 'sent' | 'delivered' | 'read' | 'failed';
  /** Why it failed, or is tried again. */
  reason: string | null;
}

type Where = Pick<Scope, 'workspaceId'>;

/** Screens with the conversation look again. An answer that did not reach its customer has answered nothing. */
export async function tellDelivery(
  tx: Tx,
  { workspaceId }: Where,
  messageId: string,
  { state, reason }: Delivery,
): Promise<void> {
  const found = (await conversationsOfMessages(tx, [messageId])).get(messageId);
  if (!found) return;
  const conversation = await holdConversation(tx, found.id);
  const before = await tx
    .selectFrom('messages')
    .select(['kind', 'automatic', 'delivery'])
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('messages')
    .set({ delivery: state, failure: reason })
    .where('id', '=', messageId)
    .execute();
  const [hadFailed, hasFailed] = [before.delivery === 'failed', state === 'failed'];
  const isLost = hasFailed && !hadFailed;
  const conversationId = conversation.id;
  await happened(tx, { workspaceId }, { what: 'delivery', conversationId, messageId, state, reason, isLost });
  // What is sent beside the customer, or by itself, was no answer.
  if (before.kind === 'reply' && !before.automatic && hadFailed !== hasFailed) {
    await retell(tx, workspaceId, conversation, messageId, hasFailed);
    await (hasFailed ? openAgain : waitAgain)(tx, { workspaceId }, conversation);
  }
  await conversationsChanged(tx, { workspaceId }, [conversationId]);
}

/** In the customer's story it answered nothing, nor was anything solved with it, unless it gets there after all. */
async function retell(
  tx: Tx,
  workspaceId: string,
  held: ConversationRecord,
  messageId: string,
  hasFailed: boolean,
): Promise<void> {
  const solved = hasFailed && held.status === 'solved' ? [solvedKey(held)] : [];
  const stories = [{ source: CONVERSATIONS_SOURCE, messageIds: [messageId, ...solved] }];
  await (hasFailed ? setAside : bringBack)(sqlOf(tx), workspaceId, stories, 'undelivered');
}

/** Of these nobody would think that there is something to do. */
const RESTING = ['waiting', 'snoozed', 'solved'];

/** As if nobody had answered: its customer waits since they wrote. What is closed or spam stays what it is. */
async function openAgain(tx: Tx, where: Where, held: ConversationRecord): Promise<void> {
  const status = RESTING.includes(held.status) ? 'open' : held.status;
  await recount(tx, { ...held, status });
  if (status !== held.status) await turn(tx, where, held.id, status, { kind: 'undelivered' });
}

/** It was sent again, or got there after all: unless the customer has written since, it is for them now. */
async function waitAgain(tx: Tx, where: Where, held: ConversationRecord): Promise<void> {
  const { unansweredSince } = await recount(tx, held);
  if (held.status === 'open' && !unansweredSince) await turn(tx, where, held.id, 'waiting', null);
}

const turn = async (
  tx: Tx,
  where: Where,
  id: string,
  status: string,
  reason: { kind: string } | null,
): Promise<boolean> =>
  become(tx, { ...where, actor: SYSTEM }, await holdOwn(tx, id), { status, snoozed_until: null }, reason);
