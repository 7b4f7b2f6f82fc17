/** A mail that arrived, read and measured, on its way into the record. */
import { type Held, hold } from '../../../core/files/spool.ts';
import { log } from '../../../core/log.ts';
import { contentKey, parseMail, type ReadMail } from '../../../core/mail/parse.ts';
import { splitQuotes } from '../../../core/mail/quotes.ts';
import { safeHtml } from '../../../core/mail/safe-html.ts';

export interface MailAccount {
  id: string;
  workspaceId: string;
  address: string;
  /** Key of a department. */
  department: string | null;
  language: string | null;
  /** The server whose word about senders counts; null: of whoever wrote on top. */
  checkedBy: string | null;
  /** Whether it may say by itself that a mail arrived. */
  acknowledges: boolean;
}

export interface Incoming {
  raw: Buffer;
  at: Date;
  /** Only its beginning came. */
  isCut?: boolean;
}

export interface Letter {
  mail: ReadMail;
  /** With its account's: the same mail is kept once. */
  key: string;
  written: string;
  quoted: string;
  html: string | null;
  at: Date;
  /** The mail itself, and what came in it. */
  raw: Held;
  files: { name: string; file: Held; contentId?: string }[];
}

const MOST_FILES = 100;

export async function letterOf(
  account: Pick<MailAccount, 'id' | 'checkedBy'>,
  { raw, at, isCut }: Incoming,
): Promise<Letter> {
  const mail = await readWhatCanBe(raw, account.checkedBy);
  if (isCut) mail.notes.push('partial');
  if (mail.parts.length > MOST_FILES) mail.notes.push('many-files');
  const { written, quoted } = splitQuotes(mail.text);
  const files: Letter['files'] = [];
  for (const { name, content, contentId } of mail.parts.slice(0, MOST_FILES))
    files.push({ name, file: await hold(content), ...(contentId && { contentId }) });
  const kept = await hold(raw);
  // Whoever cannot read it here may be able to with another program.
  if (mail.notes.includes('unreadable')) files.push({ name: 'mail.eml', file: kept });
  const arrivedAt = at > new Date() ? new Date() : at;
  return {
    ...{ mail, written, quoted, html: htmlOf(mail), at: arrivedAt, raw: kept, files },
    key: `${account.id} ${mail.key}`,
  };
}

/** Of one that is broken beyond reading, its head; of one whose head is broken, that it came. */
async function readWhatCanBe(raw: Buffer, checkedBy: string | null): Promise<ReadMail> {
  try {
    return await parseMail(raw, checkedBy);
  } catch (error) {
    log.debug('a mail could not be read', { reason: (error as Error).message });
  }
  const head = await parseMail(headOf(raw), checkedBy).catch(() => parseMail(Buffer.from('\r\n')));
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
