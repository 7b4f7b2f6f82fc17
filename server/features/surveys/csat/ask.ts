/** The moment has come: whether to ask is decided once, with the mail that asks. */
import { randomUUID } from 'node:crypto';
import { inWorkspace, type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { newId } from '../../../core/ids.ts';
import type { Job } from '../../../core/jobs/jobs.ts';
import { domainOf } from '../../../core/mail/addresses.ts';
import { type ReplyRoute, replyRoute, sendingAccounts } from '../../channels/email/reply-route.ts';
import { answerTo } from '../../channels/email/subjects.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { lockMessageKey } from '../../conversations/message-key.ts';
import { personOf } from '../../customers/person.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { type AskRecord, holdAsk, skip, tellOfAsk } from './ask-record.ts';
import { customerAddress, languageFor } from './customer.ts';
import { endOfQuiet } from './quiet.ts';
import { enqueueAskMail } from './send.ts';
import { settingsOf } from './settings.ts';
import { ASK, askAt, type ToAsk } from './solved.ts';
import { csatKey, hashOf, tokenOf } from './token.ts';
import { whyNot } from './why-not.ts';
import { type Language, wordsIn } from './words.ts';

type Where = Pick<Scope, 'workspaceId'>;

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

async function afterQuiet(tx: Tx, { workspaceId }: Where): Promise<Date | null> {
  const { quiet_from: from, quiet_until: until } = await settingsOf(tx);
  if (from === null || until === null) return null;
  const { timeZone } = await readWorkspace(tx, workspaceId);
  return endOfQuiet({ from, until }, new Date(), timeZone);
}

async function putOff(tx: Tx, toAsk: ToAsk, ask: AskRecord, until: Date): Promise<void> {
  await tx.updateTable('csat_asks').set({ due_at: until }).where('id', '=', ask.id).execute();
  await askAt(tx, toAsk, until);
  await tellOfAsk(tx, toAsk, ask);
}

async function setOut(tx: Tx, toAsk: ToAsk, ask: AskRecord, personIds: string[], key: Buffer): Promise<void> {
  const conversation = await conversationHere(tx, ask.conversation_id);
  const address = await customerAddress(tx, conversation.id, personIds);
  const route = await replyRoute(tx, conversation);
  if (!(await sendingAccounts(tx)).length) return skip(tx, toAsk, ask, 'no-account');
  if (!address || !route) return skip(tx, toAsk, ask, 'no-address');
  const language = await languageFor(tx, toAsk, conversation.id, personIds);
  const mailId = await keepMail(tx, toAsk, ask, { conversation, route, address, language });
  await tx
    .updateTable('csat_asks')
    .set({
      ...{ state: 'sending', decided_at: new Date(), language, mail_id: mailId },
      ...{ account_id: route.account.id, to_address: address, token_hash: hashOf(tokenOf(ask.id, key)) },
    })
    .where('id', '=', ask.id)
    .execute();
  await enqueueAskMail(tx, toAsk);
  await tellOfAsk(tx, toAsk, ask);
}

interface Asked {
  conversation: { id: string };
  route: ReplyRoute;
  address: string;
  language: Language;
}

/** Whoever answers to it by mail is heard in the conversation. */
async function keepMail(
  tx: Tx,
  { workspaceId }: Where,
  ask: AskRecord,
  { conversation, route, address, language }: Asked,
): Promise<string> {
  const { account, subject, answers } = route;
  const id = newId();
  await tx
    .insertInto('mails')
    .values({
      ...{ id, workspace_id: workspaceId, account_id: account.id, direction: 'out', kind: 'survey' },
      ...{ mail_key: `csat ${ask.id}`, internet_id: `${randomUUID()}@${domainOf(account.address)}` },
      ...{ conversation_id: conversation.id, from_address: account.address, from_name: account.name },
      addresses: [address],
      to_people: JSON.stringify([{ address, name: '' }]),
      subject: subject ? (answers ? answerTo(subject) : subject) : wordsIn(language).subject,
      in_reply_to: answers?.internetId ?? null,
      refs: [...(answers?.references ?? []), ...(answers?.internetId ? [answers.internetId] : [])],
    })
    .execute();
  return id;
}
