/**
 * Sends our mails. What fails for now is tried again, ever later; what fails for good is told. When it is not certain
 * whether the server took a mail (it fell silent, or we ended, after it was given the text), the mail is not sent again
 * by itself: rather one that somebody must look at than one that arrives twice.
 */
import type { Selectable } from 'kysely';
import type { Database } from '../../../core/database/database.ts';
import type { Mails } from '../../../core/database/tables.ts';
import { inWorkspace, type Scope, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { conflict, notFound } from '../../../core/http/problems.ts';
import type { Job } from '../../../core/jobs/jobs.ts';
import { announce } from '../../../core/live/live.ts';
import { type NotTaken, sendMail } from '../../../core/mail/send.ts';
import { type MailTrouble, MailTrouble as Trouble, troubleOf } from '../../../core/mail/servers.ts';
import { tellDelivery } from '../../conversations/delivery.ts';
import { type AccountRecord, accountOf, CHANNELS_TOPIC } from '../accounts.ts';
import { smtpServer } from '../mail-servers.ts';
import { type Reach, reachOf } from '../reach.ts';
import { noteSendingTrouble, noteSent } from '../sending-state.ts';
import { forgetAccessToken } from '../sign-in/tokens.ts';
import { enqueueSend, SEND, type ToSend } from './outgoing.ts';
import { peopleIn } from './reply-route.ts';
import { type Prepared, prepare, rawOf } from './to-send.ts';

/** Seconds between tries, three days in all: a server that is moved over a weekend is back by then. */
const AGAIN_AFTER = [5, 60, 300, 1800, 7200, 21_600, 43_200, 86_400, 86_400];

export const sendJob = (context: Context): Job<never> => ({
  name: SEND,
  run: async (toSend: ToSend) => sendOne(await reachOf(context), toSend),
});

interface Held {
  prepared: Prepared;
  account: AccountRecord;
}

async function sendOne(reach: Reach, toSend: ToSend): Promise<void> {
  const { db } = reach;
  const { workspaceId, mailId } = toSend;
  const held = await inWorkspace(db, toSend, (tx) => hold(tx, toSend));
  if (!held) return;
  const outcome = await trySending(reach, toSend, held).catch(troubleOf);
  if (outcome instanceof Trouble && outcome.kind === 'sign-in') await forgetAccessToken(db, held.account);
  await inWorkspace(db, toSend, async (tx) => {
    const mail = await mailToSend(tx, mailId);
    if (!mail) return;
    if (outcome instanceof Trouble) await tellTrouble(tx, toSend, mail, outcome);
    else await tellSent(tx, toSend, mail, outcome);
    await announce(tx, workspaceId, [{ topic: CHANNELS_TOPIC }]);
  });
}

/** Null when there is nothing to do: it is out, failed for good, or gone with its conversation. */
async function hold(tx: Tx, toSend: ToSend): Promise<Held | null> {
  const mail = await mailToSend(tx, toSend.mailId);
  if (!mail) return null;
  if (mail.handed_at) {
    await tellTrouble(tx, toSend, mail, uncertain());
    return null;
  }
  const account = mail.account_id === null ? null : await accountOf(tx, mail.account_id).catch(() => null);
  if (!account?.smtp_host) {
    await tellTrouble(tx, toSend, mail, new Trouble('account', 'The account that was to send it is gone.'));
    return null;
  }
  return { account, prepared: await prepare(tx, toSend, mail) };
}

const uncertain = () =>
  new Trouble('uncertain', 'The program ended while the server took the mail.', { isUncertain: true });

async function mailToSend(tx: Tx, id: string): Promise<Selectable<Mails> | undefined> {
  return tx
    .selectFrom('mails as x')
    .innerJoin('messages as m', 'm.id', 'x.message_id')
    .selectAll('x')
    .where('x.id', '=', id)
    .where('m.delivery', '=', 'pending')
    .executeTakeFirst();
}

async function trySending(reach: Reach, toSend: ToSend, held: Held): Promise<NotTaken[]> {
  const { account, prepared } = held;
  const { db } = reach;
  const server = await smtpServer(reach, account);
  const { mail } = prepared;
  const raw = await rawOf(reach, toSend, prepared, account);
  const people = [mail.to_people, mail.cc_people, mail.bcc_people].flatMap(peopleIn);
  const to = [...new Set(people.map(({ address }) => address))];
  const handed = () => markHanded(db, toSend);
  const sendAs = (from: string) => sendMail(server, { from, to }, raw, handed);
  if (mail.kind !== 'acknowledgement') return sendAs(account.address);
  // Nobody is told when it does not arrive, so that no two programs go on answering each other. Some servers take no
  // mail without a sender.
  return sendAs('').catch((error) => {
    if (troubleOf(error).kind !== 'sender') throw error;
    return sendAs(account.address);
  });
}

async function markHanded(db: Database, { workspaceId, mailId }: ToSend): Promise<void> {
  await inWorkspace(db, { workspaceId }, (tx) =>
    tx.updateTable('mails').set({ handed_at: new Date() }).where('id', '=', mailId).execute(),
  );
}

type Where = Pick<Scope, 'workspaceId'>;

async function tellSent(tx: Tx, scope: Where, mail: Selectable<Mails>, refused: NotTaken[]): Promise<void> {
  const reason = refused.map(({ address, reason: why }) => `${address}: ${why}`).join('; ');
  await tellDelivery(tx, scope, mail.message_id!, { state: 'sent', reason: reason || null });
  await noteSent(tx, scope, mail.account_id);
}

async function tellTrouble(
  tx: Tx,
  scope: Where,
  mail: Selectable<Mails>,
  trouble: MailTrouble,
): Promise<void> {
  const { kind, message, isTemporary, isUncertain } = trouble;
  const pause = AGAIN_AFTER[mail.attempts];
  const isTriedAgain = isTemporary && !isUncertain && pause !== undefined;
  await tx
    .updateTable('mails')
    .set((is) => ({ attempts: is('attempts', '+', 1), handed_at: null }))
    .where('id', '=', mail.id)
    .execute();
  const reason = isUncertain ? `uncertain: ${message}` : message;
  await tellDelivery(tx, scope, mail.message_id!, { state: isTriedAgain ? 'pending' : 'failed', reason });
  if (isTriedAgain) await enqueueSend(tx, { ...scope, mailId: mail.id }, new Date(Date.now() + pause * 1000));
  if (!ABOUT_THE_MAIL.has(kind) && !isUncertain)
    await noteSendingTrouble(tx, scope, mail.account_id, trouble);
}

/** Says nothing of the account: the next mail may go out. */
const ABOUT_THE_MAIL = new Set(['recipient', 'content', 'account']);

/** @throws 404; 409 for one that did not fail */
export async function sendAgain(tx: Tx, scope: Where, messageId: string): Promise<void> {
  const mail = await tx
    .selectFrom('mails as x')
    .innerJoin('messages as m', 'm.id', 'x.message_id')
    .select(['x.id', 'm.delivery'])
    .where('x.message_id', '=', messageId)
    .where('x.direction', '=', 'out')
    .executeTakeFirst();
  if (!mail) throw notFound(`There is no mail of ours with the message ${messageId}.`);
  if (mail.delivery !== 'failed') throw conflict('It did not fail: it is out, or on its way.');
  await tx.updateTable('mails').set({ attempts: 0, handed_at: null }).where('id', '=', mail.id).execute();
  await tellDelivery(tx, scope, messageId, { state: 'pending', reason: null });
  await enqueueSend(tx, { ...scope, mailId: mail.id });
}
