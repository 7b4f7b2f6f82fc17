/** An answer that nobody has seen in the chat goes by e-mail; whoever sees it meanwhile gets no mail. */
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import type { Job } from '../../../core/jobs/jobs.ts';
import { tellDelivery } from '../../conversations/delivery.ts';
import { holdConversation } from '../../conversations/hold.ts';
import { conversationsOfMessages } from '../../conversations/lookups.ts';
import { mailAnswer } from '../email/outgoing.ts';
import { replyRoute, sendingAccounts } from '../email/reply-route.ts';
import { MAIL_UNSEEN, mailAddressOf, type Unseen, visitorIn } from './carry.ts';
import { wordsIn } from './words.ts';

export const mailUnseenJob = (db: Database): Job<never> => ({
  name: MAIL_UNSEEN,
  run: (unseen: Unseen) => inWorkspace(db, unseen, (tx) => mailUnseen(tx, unseen)),
});

async function mailUnseen(tx: Tx, { workspaceId, messageId }: Unseen): Promise<void> {
  const found = (await conversationsOfMessages(tx, [messageId])).get(messageId);
  if (!found) return;
  const conversation = await holdConversation(tx, found.id);
  const message = await tx
    .selectFrom('messages')
    .select('delivery')
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (message?.delivery !== 'pending' || (await isMailed(tx, messageId))) return;
  const visitor = await visitorIn(tx, conversation.id);
  const address = visitor && (await mailAddressOf(tx, visitor));
  const [account] = await sendingAccounts(tx);
  // It waits in the chat, then.
  if (!address || !account)
    return tellDelivery(tx, { workspaceId }, messageId, { state: 'sent', reason: null });
  const { id, subject, customer_id: customerId } = conversation;
  const usual = await replyRoute(tx, { id, subject, customerId });
  await mailAnswer(tx, { workspaceId }, messageId, {
    account: usual?.account ?? account,
    ...{ to: [{ address, name: visitor.name }], cc: [], answers: usual?.answers ?? null },
    subject: subject || usual?.subject || wordsIn(visitor.language).subject(account.name || account.address),
  });
}

/** On its way already: the job ran before. */
async function isMailed(tx: Tx, messageId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('mails')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return found !== undefined;
}
