/** The customer has been asked: the mail is out, or they saw it in the chat. Or it came back, and they have not. */
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import type { Returned } from '../../channels/email/returned.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { recordTouchpoints, takeBackTouchpoints } from '../../touchpoints/record.ts';
import { type AskRecord, tellOfAsk } from './ask-record.ts';
import { askedKey } from './give.ts';
import { SURVEY, SURVEYS_SOURCE } from './survey.ts';

type Where = Pick<Scope, 'workspaceId'>;

interface Way {
  channel: 'email' | 'chat';
  at: Date;
  isDelivered: boolean;
}

export async function noteAsked(
  tx: Tx,
  scope: Where,
  ask: AskRecord,
  channel: Way['channel'],
): Promise<void> {
  const at = ask.asked_at ?? new Date();
  await tx
    .updateTable('csat_asks')
    .set({ state: 'asked', asked_at: at, reason: null })
    .where('id', '=', ask.id)
    .execute();
  await record(tx, scope, ask, { channel, at, isDelivered: true });
}

/** What was answered had arrived, whatever a server says of it later; what it says of one that is skipped is no news. */
const CAN_RETURN: readonly string[] = ['sending', 'asked', 'failed'];

export const whenAskReturns: Returned = async (tx, scope, mailId, reason) => {
  const ask = await tx
    .selectFrom('csat_asks')
    .selectAll()
    .where('mail_id', '=', mailId)
    .forUpdate()
    .executeTakeFirst();
  if (!ask || ask.answered_at || !CAN_RETURN.includes(ask.state)) return;
  const at = ask.asked_at ?? new Date();
  await tx
    .updateTable('csat_asks')
    .set({ state: 'undelivered', asked_at: at, reason })
    .where('id', '=', ask.id)
    .execute();
  await record(tx, scope, ask, { channel: 'email', at, isDelivered: false });
};

/** It is one touchpoint of the customer, however often it is told; the conversation stays as it is. */
async function record(tx: Tx, scope: Where, ask: AskRecord, { channel, at, isDelivered }: Way) {
  const { id, number } = await conversationHere(tx, ask.conversation_id);
  const [sql, messageId] = [sqlOf(tx), askedKey(ask.id)];
  await takeBackTouchpoints(sql, scope.workspaceId, SURVEYS_SOURCE, [messageId]);
  await recordTouchpoints(sql, scope.workspaceId, [
    {
      ...{ customerId: ask.customer_id, at, type: 'Survey Sent', kind: 'survey', channel },
      ...{ source: SURVEYS_SOURCE, messageId },
      properties: {
        ...{ survey: SURVEY, metric: 'csat', conversation: number, conversation_id: id },
        ...(!isDelivered && { delivered: false }),
      },
    },
  ]);
  await tellOfAsk(tx, scope, ask);
}
