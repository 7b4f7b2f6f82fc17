/** The moment has come: whether to ask is decided once, with the mail that asks, or with its place in the chat. */
import { inWorkspace, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import type { Job } from '../../../core/jobs/jobs.ts';
import { replyRoute, sendingAccounts } from '../../channels/email/reply-route.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { lockMessageKey } from '../../conversations/message-key.ts';
import { personOf } from '../../customers/person.ts';
import { type AskRecord, holdAsk, skip, tellOfAsk } from './ask-record.ts';
import { customerAddress, languageFor } from './customer.ts';
import { askByMail } from './mail.ts';
import { afterQuiet } from './quiet-now.ts';
import { ASK, askAt, type ToAsk } from './solved.ts';
import { putInChat } from './to-chat.ts';
import { csatKey } from './token.ts';
import { whyNot } from './why-not.ts';

export const askJob = (context: Context): Job<never> => ({
  name: ASK,
  run: async (toAsk: ToAsk) => {
    const key = await csatKey(context);
    await inWorkspace(context.db, toAsk, (tx) => decide(tx, toAsk, key));
  },
});

async function decide(tx: Tx, toAsk: ToAsk, key: Buffer): Promise<void> {
  const ask = await holdAsk(tx, toAsk.askId);
  if (ask?.state !== 'waiting') return;
  const later = await afterQuiet(tx, toAsk);
  if (later) return putOff(tx, toAsk, ask, later);
  const { rootId, ids } = await personOf(sqlOf(tx), ask.customer_id);
  // Of two conversations of one person that come to this at once, the second waits and then knows of the first.
  await lockMessageKey(tx, toAsk.workspaceId, `csat ${rootId}`);
  const reason = await whyNot(tx, ask.id, ids);
  if (reason) await skip(tx, toAsk, ask, reason);
  else await setOut(tx, toAsk, ask, ids, key);
}

async function putOff(tx: Tx, toAsk: ToAsk, ask: AskRecord, until: Date): Promise<void> {
  await tx.updateTable('csat_asks').set({ due_at: until }).where('id', '=', ask.id).execute();
  await askAt(tx, toAsk, until);
  await tellOfAsk(tx, toAsk, ask);
}

async function setOut(tx: Tx, toAsk: ToAsk, ask: AskRecord, personIds: string[], key: Buffer): Promise<void> {
  const conversation = await conversationHere(tx, ask.conversation_id);
  const language = await languageFor(tx, toAsk, conversation.id, personIds);
  if (await putInChat(tx, toAsk, ask, conversation, language)) return;
  const address = await customerAddress(tx, conversation.id, personIds);
  const route = await replyRoute(tx, conversation);
  if (!(await sendingAccounts(tx)).length) return skip(tx, toAsk, ask, 'no-account');
  if (!address || !route) return skip(tx, toAsk, ask, 'no-address');
  await askByMail(tx, toAsk, ask, { conversation, route, address, language, key });
}
