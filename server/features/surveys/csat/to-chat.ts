/** Who wrote in a chat is asked there; by mail only when nobody saw it there in time, and once. */
import { inWorkspace, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { enqueue, type Job } from '../../../core/jobs/jobs.ts';
import { lastMessageIn } from '../../channels/chat/asking.ts';
import { mailAddressOf, visitorIn } from '../../channels/chat/carry.ts';
import { replyRoute, sendingAccounts } from '../../channels/email/reply-route.ts';
import { conversationHere, type Found } from '../../conversations/lookups.ts';
import { lockMessageKey } from '../../conversations/message-key.ts';
import { personOf } from '../../customers/person.ts';
import { type AskRecord, holdAsk, skip, tellOfAsk } from './ask-record.ts';
import { askByMail } from './mail.ts';
import { afterQuiet } from './quiet-now.ts';
import { settingsOf } from './settings.ts';
import type { ToAsk } from './solved.ts';
import { csatKey } from './token.ts';
import { whyNot } from './why-not.ts';
import type { Language } from './words.ts';

const MAIL_UNSEEN = 'csat.mail-unseen';
const MINUTE_MS = 60_000;

type Conversation = Found & { channel: string; subject: string };

/** @returns false for a conversation without a chat that its customer could see it in */
export async function putInChat(
  tx: Tx,
  toAsk: ToAsk,
  ask: AskRecord,
  { id, channel }: Conversation,
  language: Language,
): Promise<boolean> {
  const visitor = channel === 'chat' ? await visitorIn(tx, id) : undefined;
  const messageId = visitor && (await lastMessageIn(tx, visitor.id, id));
  if (!messageId) return false;
  await tx
    .updateTable('csat_asks')
    .set({ state: 'in-chat', decided_at: new Date(), language, chat_message_id: messageId })
    .where('id', '=', ask.id)
    .execute();
  const { unseen_minutes: minutes } = await settingsOf(tx);
  if (minutes !== null) await mailUnseenAt(tx, toAsk, new Date(Date.now() + minutes * MINUTE_MS));
  await tellOfAsk(tx, toAsk, { ...ask, chat_message_id: messageId });
  return true;
}

async function mailUnseenAt(tx: Tx, toAsk: ToAsk, at: Date): Promise<void> {
  await enqueue(tx, MAIL_UNSEEN, toAsk, { key: `${MAIL_UNSEEN} ${toAsk.askId}`, at });
}

export const mailUnseenAskJob = (context: Context): Job<never> => ({
  name: MAIL_UNSEEN,
  run: async (toAsk: ToAsk) => {
    const key = await csatKey(context);
    await inWorkspace(context.db, toAsk, (tx) => mailUnseen(tx, toAsk, key));
  },
});

async function mailUnseen(tx: Tx, toAsk: ToAsk, key: Buffer): Promise<void> {
  const ask = await holdAsk(tx, toAsk.askId);
  if (ask?.state !== 'in-chat' || (await settingsOf(tx)).unseen_minutes === null) return;
  const later = await afterQuiet(tx, toAsk);
  if (later) return mailUnseenAt(tx, toAsk, later);
  const { rootId, ids } = await personOf(sqlOf(tx), ask.customer_id);
  // As when it is decided: one person is asked one thing at a time.
  await lockMessageKey(tx, toAsk.workspaceId, `csat ${rootId}`);
  const reason = await whyNot(tx, ask.id, ids);
  if (reason) return skip(tx, toAsk, ask, reason);
  const conversation = await conversationHere(tx, ask.conversation_id);
  const way = await wayByMail(tx, conversation);
  // It waits in the chat, then.
  if (!way) return;
  await askByMail(tx, toAsk, ask, { ...way, conversation, language: ask.language as Language, key });
}

/** To the address that they told in the chat: whoever is not signed in need not be whom we know by another. */
async function wayByMail(tx: Tx, conversation: Conversation) {
  const [usual] = await sendingAccounts(tx);
  const visitor = await visitorIn(tx, conversation.id);
  const address = visitor && (await mailAddressOf(tx, visitor));
  if (!usual || !address) return null;
  const route = await replyRoute(tx, conversation);
  return { address, route: route ?? { account: usual, subject: conversation.subject, answers: null } };
}
