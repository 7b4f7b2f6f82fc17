/** Answers go back by the account that the customer wrote to, first messages by the one that was chosen. What is sent is fixed with the answer, before the first try. */
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import { enqueue } from '../../../core/jobs/jobs.ts';
import { filesOf } from '../../conversations/attachments/attachments.ts';
import type { Carrier } from '../../conversations/carriers.ts';
import { adapterOf } from './adapters.ts';
import { threadTo } from './begin.ts';
import { type NewPart, partsOf } from './parts.ts';
import { type Thread, threadIn } from './threads.ts';

export const SEND = 'channels.messaging.send';

export interface ToSend {
  workspaceId: string;
  messageId: string;
}

export const carryByMessenger: Carrier = async (
  tx,
  scope,
  { messageId, conversation, mail, sentAs, begins },
) => {
  if (mail !== undefined || !isMessenger(conversation)) return null;
  const begun = begins && (await threadTo(tx, scope, conversation.customerId, begins));
  const thread = begun?.thread ?? (await threadIn(tx, conversation.id));
  if (!thread) return null;
  const { text } = await tx
    .selectFrom('messages')
    .select('text')
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  const written = { text, sentAs, files: await filesOf(tx, messageId) };
  const parts = partsOf(thread, adapterOf(thread), written, new Date());
  await insertParts(tx, scope, { ...thread, number: begun?.number ?? null }, messageId, parts);
  await enqueueSend(tx, { workspaceId: scope.workspaceId, messageId }, thread);
  return 'pending';
};

/** Of a thread that is still there; where a program keeps the conversation, it is its own to answer. */
export const messengerReaches = async (tx: Tx, conversation: { id: string; channel: string }) =>
  isMessenger(conversation) && (await threadIn(tx, conversation.id)) !== null;

const isMessenger = ({ channel }: { channel: string }) => channel === 'messaging' || channel === 'social';

async function insertParts(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  { accountId, number }: Pick<Thread, 'accountId'> & { number: string | null },
  messageId: string,
  parts: NewPart[],
): Promise<void> {
  await tx
    .insertInto('channel_messages')
    .values(
      parts.map(({ how, to, content }, place) => ({
        ...{ id: newId(), workspace_id: workspaceId, account_id: accountId, direction: 'out', kind: how },
        ...{
          person: to,
          number,
          message_id: messageId,
          place,
          content: JSON.stringify(content),
          state: 'pending',
        },
      })),
    )
    .execute();
}

/** One try at a time: a waiting one is replaced. One person's messages go one after another. */
export async function enqueueSend(
  tx: Tx,
  toSend: ToSend,
  { accountId, person }: Pick<Thread, 'accountId' | 'person'>,
  at?: Date,
): Promise<void> {
  const queue = `${SEND} ${accountId} ${person}`;
  await enqueue(tx, SEND, toSend, { key: `${SEND} ${toSend.messageId}`, queue, ...(at && { at }) });
}
