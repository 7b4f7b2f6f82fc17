/**
 * A transcript by e-mail, to the address that the visitor told. Only once a member has answered, and seldom, so that
 * nobody can use it to write to strangers. As with other mails of ours, one that may be out is not sent again.
 */
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Mails } from '../../../core/database/tables.ts';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { conflict, tooFast } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { enqueue, type Job } from '../../../core/jobs/jobs.ts';
import { log } from '../../../core/log.ts';
import { domainOf } from '../../../core/mail/addresses.ts';
import { composeMail } from '../../../core/mail/compose.ts';
import { sendMail } from '../../../core/mail/send.ts';
import { MailTrouble, troubleOf } from '../../../core/mail/servers.ts';
import { type AccountRecord, accountOf } from '../accounts.ts';
import { bodyOf } from '../email/body.ts';
import { peopleIn, sendingAccounts } from '../email/reply-route.ts';
import { smtpServer } from '../mail-servers.ts';
import { type Reach, reachOf } from '../reach.ts';
import type { Chat, Visitor } from './chats.ts';
import { conversationOf } from './log.ts';
import { isAnswered, transcriptOf } from './transcript.ts';
import { wordsIn } from './words.ts';

const SEND = 'chat.transcript';
const EVERY_MS = 10 * 60_000;
/** Seconds between tries. */
const AGAIN_AFTER = [10, 60, 600, 3600, 21_600];

interface ToSend {
  workspaceId: string;
  mailId: string;
}

/** @throws 409 when nothing can be sent, 429 when one was sent just now */
export async function askForTranscript(tx: Tx, chat: Chat, visitor: Visitor): Promise<{ to: string }> {
  const { workspaceId } = chat;
  const row = await tx
    .selectFrom('chat_visitors')
    .select(['email', 'name', 'transcript_at'])
    .where('id', '=', visitor.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const [account] = await sendingAccounts(tx);
  if (!account) throw conflict('No e-mail can be sent from here. Save the transcript instead.');
  if (!row.email) throw conflict('Say where it should go: your e-mail address is not known here.');
  if (!(await isAnswered(tx, visitor.id)))
    throw conflict('Nobody has answered yet. A transcript can be sent once somebody has.');
  const since = Date.now() - (row.transcript_at?.getTime() ?? 0);
  if (since < EVERY_MS)
    throw tooFast('A transcript was sent a moment ago. Ask again later.', (EVERY_MS - since) / 1000);
  const mailId = newId();
  await tx
    .insertInto('mails')
    .values({
      ...{
        id: mailId,
        workspace_id: workspaceId,
        account_id: account.id,
        direction: 'out',
        kind: 'transcript',
      },
      ...{ mail_key: `transcript ${mailId}`, internet_id: `${randomUUID()}@${domainOf(account.address)}` },
      ...{ from_address: account.address, from_name: account.name, addresses: [row.email] },
      to_people: JSON.stringify([{ address: row.email, name: row.name }]),
      ...(await letterFor(tx, chat, visitor)),
      conversation_id: await conversationOf(tx, visitor.id),
    })
    .execute();
  await tx
    .updateTable('chat_visitors')
    .set({ transcript_at: new Date() })
    .where('id', '=', visitor.id)
    .execute();
  await enqueue(tx, SEND, { workspaceId, mailId } satisfies ToSend, { key: `${SEND} ${mailId}` });
  return { to: row.email };
}

/** As it is when it is asked for. */
async function letterFor(tx: Tx, chat: Chat, visitor: Visitor) {
  const { title, text } = await transcriptOf(tx, chat, visitor);
  return { subject: title, quoted: `${wordsIn(visitor.language ?? chat.language).asked}\n\n${text}` };
}

export const mailTranscriptJob = (context: Context): Job<never> => ({
  name: SEND,
  run: async (toSend: ToSend) => sendOne(await reachOf(context), toSend),
});

async function sendOne(reach: Reach, toSend: ToSend): Promise<void> {
  const { db } = reach;
  const held = await inWorkspace(db, toSend, (tx) => hold(tx, toSend));
  if (!held) return;
  const handed = () =>
    inWorkspace(db, toSend, async (tx) => {
      await tx.updateTable('mails').set({ handed_at: new Date() }).where('id', '=', toSend.mailId).execute();
    });
  const outcome = await trySending(reach, held, handed).catch(troubleOf);
  if (outcome instanceof MailTrouble)
    await inWorkspace(db, toSend, (tx) => tryAgain(tx, toSend, held.mail, outcome));
}

interface Held {
  mail: Selectable<Mails>;
  account: AccountRecord;
}

/** Null when there is nothing to do: it may be out, or cannot go any more. */
async function hold(tx: Tx, { mailId }: ToSend): Promise<Held | null> {
  const mail = await tx.selectFrom('mails').selectAll().where('id', '=', mailId).executeTakeFirst();
  if (!mail || mail.handed_at || !mail.account_id) return null;
  const account = await accountOf(tx, mail.account_id).catch(() => null);
  return account?.smtp_host ? { mail, account } : null;
}

async function trySending(reach: Reach, { mail, account }: Held, handed: () => Promise<void>): Promise<void> {
  const server = await smtpServer(reach, account);
  const to = peopleIn(mail.to_people);
  const raw = await composeMail({
    messageId: mail.internet_id!,
    from: { address: account.address, name: account.name },
    ...{
      replyTo: null,
      to,
      cc: [],
      bcc: [],
      subject: mail.subject,
      inReplyTo: null,
      references: [],
      at: mail.at,
    },
    ...bodyOf({ text: mail.quoted, signature: account.signature, quoted: null }),
    // No holiday notice answers to it (RFC 3834, and what Exchange knows instead).
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    attachments: [],
  });
  await sendMail(server, { from: account.address, to: to.map(({ address }) => address) }, raw, handed);
}

async function tryAgain(
  tx: Tx,
  toSend: ToSend,
  mail: Selectable<Mails>,
  trouble: MailTrouble,
): Promise<void> {
  const pause = trouble.isTemporary && !trouble.isUncertain ? AGAIN_AFTER[mail.attempts] : undefined;
  if (pause === undefined) return log.warn('a transcript was not sent', { reason: trouble.message });
  await tx
    .updateTable('mails')
    .set((is) => ({ attempts: is('attempts', '+', 1), handed_at: null }))
    .where('id', '=', mail.id)
    .execute();
  await enqueue(tx, SEND, toSend, {
    key: `${SEND} ${mail.id}`,
    at: new Date(Date.now() + pause * 1000),
  });
}
