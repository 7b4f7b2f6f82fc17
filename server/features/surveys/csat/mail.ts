/** It is asked by mail: which one is written down with the decision, and goes out after it. */
import { randomUUID } from 'node:crypto';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import { domainOf } from '../../../core/mail/addresses.ts';
import type { ReplyRoute } from '../../channels/email/reply-route.ts';
import { answerTo } from '../../channels/email/subjects.ts';
import { type AskRecord, tellOfAsk } from './ask-record.ts';
import { enqueueAskMail } from './send.ts';
import type { ToAsk } from './solved.ts';
import { hashOf, tokenOf } from './token.ts';
import { type Language, wordsIn } from './words.ts';

interface ByMail {
  conversation: { id: string };
  route: Pick<ReplyRoute, 'account' | 'subject' | 'answers'>;
  address: string;
  language: Language;
  /** Of tokens. */
  key: Buffer;
}

/** @param ask held */
export async function askByMail(tx: Tx, toAsk: ToAsk, ask: AskRecord, byMail: ByMail): Promise<void> {
  const { route, address, language, key } = byMail;
  const mailId = await keepMail(tx, toAsk, ask, byMail);
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

/** Whoever answers to it by mail is heard in the conversation. */
async function keepMail(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  ask: AskRecord,
  { conversation, route, address, language }: ByMail,
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
