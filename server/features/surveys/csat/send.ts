/**
 * Sends the mails that ask. As with answers of ours: what fails for now is tried again, and when nobody can know whether
 * a server took it, it is not sent again. A question that comes twice is worse than one that does not come.
 */
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../../../core/database/database.ts';
import type { Mails } from '../../../core/database/tables.ts';
import { inWorkspace, type Scope, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { enqueue, type Job } from '../../../core/jobs/jobs.ts';
import { composeMail } from '../../../core/mail/compose.ts';
import { sendMail } from '../../../core/mail/send.ts';
import { MailTrouble, troubleOf } from '../../../core/mail/servers.ts';
import { type AccountRecord, accountOf } from '../../channels/accounts.ts';
import { markOf, subjectWithMark } from '../../channels/email/mark.ts';
import { peopleIn } from '../../channels/email/reply-route.ts';
import { markedReturn } from '../../channels/email/return-address.ts';
import { smtpServer } from '../../channels/mail-servers.ts';
import { type Reach, reachOf } from '../../channels/reach.ts';
import { conversationHere, type Found } from '../../conversations/lookups.ts';
import { type AskRecord, holdAsk, skip, tellOfAsk } from './ask-record.ts';
import { noteAsked } from './asked.ts';
import { letterOf } from './letter.ts';
import { settingsOf, textsOf } from './settings.ts';
import { STILL_SOLVED, type ToAsk } from './solved.ts';
import { csatKey, tokenOf } from './token.ts';
import type { Language } from './words.ts';

const SEND = 'csat.send';
/** Seconds between tries. After a day, asking how it went is no longer about what went. */
const AGAIN_AFTER = [10, 60, 600, 3600, 21_600, 43_200];

export async function enqueueAskMail(tx: Tx, toAsk: ToAsk, at?: Date): Promise<void> {
  await enqueue(tx, SEND, toAsk, { key: `${SEND} ${toAsk.askId}`, ...(at && { at }) });
}

export const sendAskJob = (context: Context): Job<never> => ({
  name: SEND,
  run: async (toAsk: ToAsk) =>
    sendAsk({ channel: await reachOf(context), links: await csatKey(context) }, toAsk),
});

interface Sending {
  channel: Reach;
  links: Buffer;
}

interface Held {
  ask: AskRecord;
  mail: Selectable<Mails>;
  account: AccountRecord;
  conversation: Found & { subject: string };
  settings: Awaited<ReturnType<typeof settingsOf>>;
}

async function sendAsk(sending: Sending, toAsk: ToAsk): Promise<void> {
  const { db } = sending.channel;
  const held = await inWorkspace(db, toAsk, (tx) => hold(tx, toAsk));
  if (!held) return;
  const outcome = await trySending(sending, toAsk, held).catch(troubleOf);
  await inWorkspace(db, toAsk, async (tx) => {
    const ask = await holdAsk(tx, toAsk.askId);
    if (ask?.state !== 'sending') return;
    if (outcome instanceof MailTrouble) await tellTrouble(tx, toAsk, ask, outcome);
    else await noteAsked(tx, toAsk, ask, 'email');
  });
}

/** Null when there is nothing to do (any more). */
async function hold(tx: Tx, toAsk: ToAsk): Promise<Held | null> {
  const ask = await holdAsk(tx, toAsk.askId);
  if (ask?.state !== 'sending') return null;
  if (ask.handed_at) {
    await fail(tx, toAsk, ask, 'uncertain: The program ended while the server took the mail.');
    return null;
  }
  if (!(await isStillSolved(tx, ask.id))) {
    await skip(tx, toAsk, ask, 'opened-again');
    return null;
  }
  const account = ask.account_id === null ? null : await accountOf(tx, ask.account_id).catch(() => null);
  if (!account?.smtp_host || !ask.mail_id) {
    await skip(tx, toAsk, ask, 'no-account');
    return null;
  }
  return {
    ...{ ask, account, conversation: await conversationHere(tx, ask.conversation_id) },
    mail: await tx.selectFrom('mails').selectAll().where('id', '=', ask.mail_id).executeTakeFirstOrThrow(),
    settings: await settingsOf(tx),
  };
}

async function isStillSolved(tx: Tx, askId: string): Promise<boolean> {
  const { rows } = await sql<{ still: boolean }>`
    select ${STILL_SOLVED} as still from csat_asks a join conversations c on c.id = a.conversation_id
    join conversations r on r.id = c.root_id where a.id = ${askId}`.execute(tx);
  return rows[0]!.still;
}

async function trySending(sending: Sending, toAsk: ToAsk, held: Held): Promise<void> {
  const { account, mail } = held;
  const server = await smtpServer(sending.channel, account);
  const raw = await rawOf(sending, toAsk, held);
  const envelope = { from: account.address, to: peopleIn(mail.to_people).map(({ address }) => address) };
  await sendMail(server, envelope, raw, () => markHanded(sending.channel.db, toAsk));
}

function rawOf({ channel, links }: Sending, { workspaceId }: ToAsk, held: Held): Promise<Buffer> {
  const { ask, mail, account, conversation, settings } = held;
  const mark = markOf(workspaceId, conversation.number, channel.keys.marks);
  const from = { address: account.address, name: account.name };
  const language = ask.language as Language;
  return composeMail({
    messageId: mail.internet_id!,
    ...{ from, to: peopleIn(mail.to_people), cc: [], bcc: [], attachments: [] },
    replyTo: markedReturn(account, mark, channel.config),
    subject: account.subject_mark ? subjectWithMark(mail.subject, mark) : mail.subject,
    ...{ inReplyTo: mail.in_reply_to, references: mail.refs, at: new Date() },
    ...letterOf({
      ...{ language, texts: textsOf(settings)[language], subject: conversation.subject },
      ...{ signature: account.signature, link: `${settings.link_base}/csat/${tokenOf(ask.id, links)}` },
    }),
    // No holiday notice answers to it (RFC 3834, and what Exchange knows instead).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  });
}

async function markHanded(db: Database, toAsk: ToAsk): Promise<void> {
  await inWorkspace(db, toAsk, (tx) =>
    tx.updateTable('csat_asks').set({ handed_at: new Date() }).where('id', '=', toAsk.askId).execute(),
  );
}

type Where = Pick<Scope, 'workspaceId'>;

async function tellTrouble(tx: Tx, toAsk: ToAsk, ask: AskRecord, trouble: MailTrouble): Promise<void> {
  const { message, isTemporary, isUncertain } = trouble;
  if (isUncertain) return fail(tx, toAsk, ask, `uncertain: ${message}`);
  const pause = isTemporary ? AGAIN_AFTER[ask.attempts] : undefined;
  if (pause === undefined) return fail(tx, toAsk, ask, message);
  await tx
    .updateTable('csat_asks')
    .set((is) => ({ attempts: is('attempts', '+', 1), handed_at: null, reason: message }))
    .where('id', '=', ask.id)
    .execute();
  await enqueueAskMail(tx, toAsk, new Date(Date.now() + pause * 1000));
  await tellOfAsk(tx, toAsk, ask);
}

async function fail(tx: Tx, scope: Where, ask: AskRecord, reason: string): Promise<void> {
  await tx.updateTable('csat_asks').set({ state: 'failed', reason }).where('id', '=', ask.id).execute();
  await tellOfAsk(tx, scope, ask);
}
