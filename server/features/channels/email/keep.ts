/** A letter is kept: as a message of a conversation where somebody wrote it, else beside them. */
import type { Tx } from '../../../core/database/workspace.ts';
import type { KeptFile } from '../../../core/files/files.ts';
import { newId } from '../../../core/ids.ts';
import type { MailPerson } from '../../../core/mail/addresses.ts';
import type { ReadMail } from '../../../core/mail/parse.ts';
import { type Arrived, arriveAnew, arriveBeside, arriveIn } from '../../conversations/arrive.ts';
import { tellDelivery } from '../../conversations/delivery.ts';
import { becomeSpam, isSpam } from '../../conversations/spam/from-the-start.ts';
import { normaliseEmail } from '../../customers/identities.ts';
import { acknowledgeSoon } from './acknowledge.ts';
import { isSenderBlocked } from './blocked.ts';
import { askedBeside, findConversation } from './find-conversation.ts';
import type { Letter, MailAccount } from './letter.ts';
import { lastConversationWith, type Recent } from './limit.ts';
import { tellReturned } from './returned.ts';

/** What those who are kept together share. */
export interface Keeping {
  account: MailAccount;
  /** Signs the marks of conversations. */
  marks: Buffer;
  isOwn: (address: string) => boolean;
  recent: Recent;
  /** Ids of customers by their address, of those who are known already. */
  customers: Map<string, string>;
}

/** @param raw the mail itself, in the record already */
export async function keepLetter(tx: Tx, keeping: Keeping, letter: Letter, raw: KeptFile): Promise<void> {
  const { mail } = letter;
  const { account, isOwn, recent } = keeping;
  const aside = (kind: Kind, messageId: string | null = null) =>
    insertMail(tx, account, letter, { kind, messageId, isOwn, raw, from: mail.from });
  const isUnproven = mail.proof.verdict === 'failed';
  // Whoever forges a notice could mark answers as failed that arrived.
  if (mail.bounce) return aside('bounce', isUnproven ? null : await tellBounce(tx, account, mail));
  const sender = senderOf(mail, isOwn);
  if (sender === 'ours') return aside('own');
  if (sender === null) return aside('unreadable');
  const isTooMuch = recent.isOverLimit(sender.address);
  const isAutomatic = mail.isAutomatic || isTooMuch;
  const isBlocked = await isSenderBlocked(tx, sender.address);
  const { messageId, isBeside, conversationId } = await arrive(tx, keeping, letter, {
    sender,
    isAutomatic,
    isTooMuch,
    isUnproven,
    isBlocked,
  });
  if (isBlocked && !isBeside) await becomeSpam(tx, account, conversationId);
  const usual = isAutomatic ? 'automatic' : 'message';
  const kind = isBeside ? 'forward' : usual;
  await insertMail(tx, account, letter, { kind, messageId, isOwn, raw, from: sender });
  if (isBlocked) return;
  if (kind === 'message') await acknowledgeSoon(tx, account, letter, messageId);
  recent.count(sender.address, letter.at);
}

/** Who wrote it. Forms on a site write in our own name and say who asks in the field for answers. */
export function senderOf(
  { from, replyTo }: ReadMail,
  isOwn: (address: string) => boolean,
): MailPerson | 'ours' | null {
  const named = [from, ...replyTo].filter((person) => person !== null);
  const foreign = named.find(({ address }) => !isOwn(address));
  if (!foreign) return named.length ? 'ours' : null;
  const address = normaliseEmail(foreign.address);
  return address === null ? null : { ...foreign, address };
}

export interface Writer {
  sender: MailPerson;
  isAutomatic: boolean;
  isTooMuch: boolean;
  /** What they write joins nothing but spam. */
  isBlocked: boolean;
  /** It may not be theirs: it joins nothing that is. */
  isUnproven: boolean;
}

export async function arrive(
  tx: Tx,
  { marks, account, customers }: Pick<Keeping, 'marks' | 'account' | 'customers'>,
  { mail, written, at, files }: Letter,
  { sender, isAutomatic, isTooMuch, isUnproven, isBlocked }: Writer,
): Promise<Arrived & { isBeside?: boolean }> {
  const found =
    (isUnproven ? null : await findConversation(tx, account, mail, sender.address, marks)) ??
    (isTooMuch ? await lastConversationWith(tx, sender.address, isUnproven) : null);
  const known = found && isBlocked && !(await isSpam(tx, found)) ? null : found;
  const arrival = { text: written, at, isAutomatic, files };
  const author = sender.name || sender.address;
  if (known) {
    const asker = await askedBeside(tx, account, known, sender.address);
    if (asker === undefined) return arriveIn(tx, account, known, { ...arrival, author });
    return { ...(await arriveBeside(tx, account, known, { ...arrival, author }, asker)), isBeside: true };
  }
  return arriveAnew(tx, account, {
    ...{ ...arrival, author: '', channel: 'email', subject: mail.subject, department: account.department },
    account: account.id,
    language: account.language as 'en' | null,
    customer: customers.has(sender.address)
      ? { id: customers.get(sender.address)! }
      : { email: sender.address, ...(sender.name && { name: sender.name }) },
  });
}

type Kind = 'message' | 'automatic' | 'forward' | 'bounce' | 'own' | 'unreadable' | 'failed';

export interface As {
  kind: Kind;
  messageId: string | null;
  isOwn: (address: string) => boolean;
  from: MailPerson | null;
  raw: KeptFile;
}

export async function insertMail(
  tx: Tx,
  account: MailAccount,
  { mail, key, quoted, html, at }: Letter,
  { kind, messageId, isOwn, raw, from }: As,
): Promise<void> {
  const involved = [from, ...mail.to, ...mail.cc].filter((person) => person !== null);
  const addresses = [...new Set(involved.map(({ address }) => address))].filter((address) => !isOwn(address));
  const read = {
    raw_file_id: raw.id,
    ...{ kind, internet_id: mail.messageId, message_id: messageId, at, subject: mail.subject },
    ...{ from_address: from?.address ?? '', from_name: from?.name ?? '', addresses, html, quoted },
    to_people: JSON.stringify(mail.to),
    cc_people: JSON.stringify(mail.cc),
    ...{ to_more: mail.more.to, cc_more: mail.more.cc },
    reply_people: JSON.stringify(mail.replyTo),
    events: JSON.stringify(mail.events),
    ...proofColumns(mail),
    ...{ in_reply_to: mail.inReplyTo[0] ?? null, refs: mail.references, notes: mail.notes },
  };
  const { id: account_id, workspaceId: workspace_id } = account;
  await tx
    .insertInto('mails')
    .values({ ...read, ...{ id: newId(), workspace_id, account_id, direction: 'in', mail_key: key } })
    // It was kept aside and is tried again.
    .onConflict((same) => same.columns(['workspace_id', 'mail_key']).doUpdateSet(read))
    .execute();
}

const LONGEST_SAID = 1000;

const proofColumns = ({ proof: { verdict, server, said } }: ReadMail) => ({
  ...{ sender_proof: verdict === 'none' ? null : verdict, checked_by: server },
  checked_said: said.slice(0, LONGEST_SAID).toWellFormed(),
});

/** @returns the answer of ours that it is about; null when it is about none */
async function tellBounce(
  tx: Tx,
  account: MailAccount,
  { bounce, inReplyTo }: ReadMail,
): Promise<string | null> {
  const about = [...new Set([...bounce!.about, ...inReplyTo])];
  if (!about.length) return null;
  const ours = await tx
    .selectFrom('mails')
    .select(['id', 'message_id'])
    .where('internet_id', 'in', about)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  if (ours && bounce!.action === 'failed') {
    const reason = [bounce!.recipient, bounce!.reason].filter(Boolean).join(': ');
    if (ours.message_id) await tellDelivery(tx, account, ours.message_id, { state: 'failed', reason });
    else await tellReturned(tx, account, ours.id, reason);
  }
  return ours?.message_id ?? null;
}
