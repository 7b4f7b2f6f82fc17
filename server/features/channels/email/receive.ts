/** A mail that arrived is kept, once: as a message of a conversation where somebody wrote it, else beside them. */
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import { keepFile } from '../../../core/files/files.ts';
import { discard, type Spooled, spool } from '../../../core/files/spool.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { log } from '../../../core/log.ts';
import type { MailPerson } from '../../../core/mail/addresses.ts';
import type { Position } from '../../../core/mail/mailbox.ts';
import { contentKey, parseMail, type ReadMail } from '../../../core/mail/parse.ts';
import { splitQuotes } from '../../../core/mail/quotes.ts';
import { safeHtml } from '../../../core/mail/safe-html.ts';
import { type Arrived, arriveAnew, arriveBeside, arriveIn } from '../../conversations/arrive.ts';
import { tellDelivery } from '../../conversations/delivery.ts';
import { lockMessageKey } from '../../conversations/message-key.ts';
import { normaliseEmail } from '../../customers/identities.ts';
import { CHANNELS_TOPIC } from '../accounts.ts';
import { askedBeside, findConversation } from './find-conversation.ts';
import { isOverLimit, lastConversationWith } from './limit.ts';
import { ownAddresses } from './own-addresses.ts';

export interface MailAccount {
  id: string;
  workspaceId: string;
  address: string;
  /** Key of a department. */
  department: string | null;
  language: string | null;
}

export interface Incoming {
  raw: Buffer;
  at: Date;
  /** Only its beginning came. */
  isCut?: boolean;
  /** Until where the folder is read with it. */
  position?: Position;
}

export interface ReceiveContext {
  db: Database;
  dataDir: string;
  /** Signs the marks of conversations. */
  marks: Buffer;
}

interface Letter {
  mail: ReadMail;
  key: string;
  written: string;
  quoted: string;
  html: string | null;
  at: Date;
  /** The mail itself, and what came in it, on their way into the record. */
  raw: Spooled;
  files: { name: string; file: Spooled; contentId?: string }[];
}

/** Resolves once it is durable. The same mail again changes nothing. */
export async function receiveMail(
  context: ReceiveContext,
  account: MailAccount,
  incoming: Incoming,
): Promise<void> {
  const spooled: Spooled[] = [];
  try {
    const letter = await letterOf(incoming, (content) => toDisk(content, context.dataDir, spooled));
    await inWorkspace(context.db, account, async (tx) => {
      const key = `${account.id} ${letter.key}`;
      await lockMessageKey(tx, account.workspaceId, key);
      if (!(await isKept(tx, key))) await keep(tx, context, account, { ...letter, key });
      await progress(tx, account, incoming.position);
    });
  } finally {
    await discard(spooled);
  }
}

async function toDisk(content: Buffer, dataDir: string, spooled: Spooled[]): Promise<Spooled> {
  const file = await spool(Readable.from([content]), dataDir, Number.POSITIVE_INFINITY);
  spooled.push(file);
  return file;
}

const MOST_FILES = 100;

async function letterOf(
  { raw, at, isCut }: Incoming,
  keepOnDisk: (content: Buffer) => Promise<Spooled>,
): Promise<Letter> {
  const mail = await readWhatCanBe(raw);
  if (isCut) mail.notes.push('partial');
  if (mail.parts.length > MOST_FILES) mail.notes.push('many-files');
  const { written, quoted } = splitQuotes(mail.text);
  const files: Letter['files'] = [];
  for (const { name, content, contentId } of mail.parts.slice(0, MOST_FILES))
    files.push({ name, file: await keepOnDisk(content), ...(contentId && { contentId }) });
  const kept = await keepOnDisk(raw);
  // Whoever cannot read it here may be able to with another program.
  if (mail.notes.includes('unreadable')) files.push({ name: 'mail.eml', file: kept });
  const arrivedAt = at > new Date() ? new Date() : at;
  return { mail, key: mail.key, written, quoted, html: htmlOf(mail), at: arrivedAt, raw: kept, files };
}

/** Of one that is broken beyond reading, its head; of one whose head is broken, that it came. */
async function readWhatCanBe(raw: Buffer): Promise<ReadMail> {
  try {
    return await parseMail(raw);
  } catch (error) {
    log.debug('a mail could not be read', { reason: (error as Error).message });
  }
  const head = await parseMail(headOf(raw)).catch(() => parseMail(Buffer.from('\r\n')));
  return {
    ...head,
    key: contentKey(raw),
    text: '',
    html: null,
    parts: [],
    notes: [...head.notes, 'unreadable'],
  };
}

const LONGEST_HEAD = 60_000;

function headOf(raw: Buffer): Buffer {
  const start = raw.subarray(0, LONGEST_HEAD).toString('latin1');
  const end = /\r?\n\r?\n/.exec(start)?.index ?? start.length;
  const fields = start.slice(0, end).replace(/^(content-|mime-)[^\n]*(\n[ \t][^\n]*)*\n?/gim, '');
  return Buffer.from(`${fields}\r\n\r\n`, 'latin1');
}

/** What cannot be made safe is not shown: its text is, and the mail itself is kept. */
function htmlOf(mail: ReadMail): string | null {
  if (!mail.html) return null;
  try {
    return safeHtml(mail.html);
  } catch {
    mail.notes.push('no-html');
    return null;
  }
}

async function isKept(tx: Tx, key: string): Promise<boolean> {
  const found = await tx.selectFrom('mails').select('id').where('mail_key', '=', key).executeTakeFirst();
  return found !== undefined;
}

async function keep(tx: Tx, context: ReceiveContext, account: MailAccount, letter: Letter): Promise<void> {
  const isOwn = await ownAddresses(tx);
  const { mail } = letter;
  const aside = (kind: Kind, messageId: string | null = null) =>
    insertMail(tx, account, letter, { kind, messageId, isOwn, from: mail.from });
  if (mail.bounce) return aside('bounce', await tellBounce(tx, account, mail));
  const sender = senderOf(mail, isOwn);
  if (sender === 'ours') return aside('own');
  if (sender === null) return aside('unreadable');
  const isTooMuch = await isOverLimit(tx, sender.address);
  const isAutomatic = mail.isAutomatic || isTooMuch;
  const { messageId, isBeside } = await arrive(tx, context, account, letter, {
    ...{ sender, isAutomatic, isTooMuch },
  });
  const usual = isAutomatic ? 'automatic' : 'message';
  await insertMail(tx, account, letter, {
    kind: isBeside ? 'forward' : usual,
    messageId,
    isOwn,
    from: sender,
  });
}

/** Who wrote it. Forms on a site write in our own name and say who asks in the field for answers. */
function senderOf(
  { from, replyTo }: ReadMail,
  isOwn: (address: string) => boolean,
): MailPerson | 'ours' | null {
  const named = [from, ...replyTo].filter((person) => person !== null);
  const foreign = named.find(({ address }) => !isOwn(address));
  if (!foreign) return named.length ? 'ours' : null;
  const address = normaliseEmail(foreign.address);
  return address === null ? null : { ...foreign, address };
}

interface Writer {
  sender: MailPerson;
  isAutomatic: boolean;
  isTooMuch: boolean;
}

async function arrive(
  tx: Tx,
  { marks }: ReceiveContext,
  account: MailAccount,
  { mail, written, at, files }: Letter,
  { sender, isAutomatic, isTooMuch }: Writer,
): Promise<Arrived & { isBeside?: boolean }> {
  const known =
    (await findConversation(tx, account, mail, sender.address, marks)) ??
    (isTooMuch ? await lastConversationWith(tx, sender.address) : null);
  const arrival = { text: written, at, isAutomatic, files };
  const author = sender.name || sender.address;
  if (known) {
    const asker = await askedBeside(tx, account, known, sender.address);
    if (asker === undefined) return arriveIn(tx, account, known, { ...arrival, author });
    return { ...(await arriveBeside(tx, account, known, { ...arrival, author }, asker)), isBeside: true };
  }
  return arriveAnew(tx, account, {
    ...{ ...arrival, author: '', channel: 'email', subject: mail.subject, department: account.department },
    language: account.language as 'en' | null,
    customer: { email: sender.address, ...(sender.name && { name: sender.name }) },
  });
}

type Kind = 'message' | 'automatic' | 'forward' | 'bounce' | 'own' | 'unreadable';

interface As {
  kind: Kind;
  messageId: string | null;
  isOwn: (address: string) => boolean;
  from: MailPerson | null;
}

async function insertMail(
  tx: Tx,
  account: MailAccount,
  { mail, key, quoted, html, at, raw }: Letter,
  { kind, messageId, isOwn, from }: As,
): Promise<void> {
  const involved = [from, ...mail.to, ...mail.cc].filter((person) => person !== null);
  const addresses = [...new Set(involved.map(({ address }) => address))].filter((address) => !isOwn(address));
  const { id: rawFile } = await keepFile(tx, account.workspaceId, raw);
  await tx
    .insertInto('mails')
    .values({
      raw_file_id: rawFile,
      ...{ id: newId(), workspace_id: account.workspaceId, account_id: account.id, direction: 'in', kind },
      ...{ mail_key: key, internet_id: mail.messageId, message_id: messageId, at, subject: mail.subject },
      ...{ from_address: from?.address ?? '', from_name: from?.name ?? '', addresses, html, quoted },
      to_people: JSON.stringify(mail.to),
      cc_people: JSON.stringify(mail.cc),
      reply_people: JSON.stringify(mail.replyTo),
      events: JSON.stringify(mail.events),
      ...{ in_reply_to: mail.inReplyTo[0] ?? null, refs: mail.references, notes: mail.notes },
    })
    .execute();
}

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
    .select('message_id')
    .where('internet_id', 'in', about)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  if (!ours?.message_id) return null;
  const reason = [bounce!.recipient, bounce!.reason].filter(Boolean).join(': ');
  if (bounce!.action === 'failed')
    await tellDelivery(tx, account, ours.message_id, { state: 'failed', reason });
  return ours.message_id;
}

/** In the transaction of the mail: a killed process goes on right behind what it kept. */
async function progress(tx: Tx, account: MailAccount, position: Position | undefined): Promise<void> {
  await tx
    .updateTable('channel_states')
    .set({
      last_in_at: sql<Date>`now()`,
      ...(position && { uid_validity: String(position.uidValidity), last_uid: position.lastUid }),
    })
    .where('account_id', '=', account.id)
    .execute();
  await announce(tx, account.workspaceId, [{ topic: CHANNELS_TOPIC }]);
}
