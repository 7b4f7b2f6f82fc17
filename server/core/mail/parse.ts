/** A mail as bytes → what it says. Nothing here throws for what a stranger may have sent but for broken beyond reading. */
import { createHash } from 'node:crypto';
import { type Attachment, type EmailAddress, type ParsedMail, simpleParser } from 'mailparser';
import type { MailPerson } from './addresses.ts';
import { isAutomatic, isSpam } from './automatic.ts';
import { type Bounce, bounceOf } from './bounce.ts';
import { type CalendarEvent, eventsOf } from './calendar.ts';
import { cleanText } from './clean-text.ts';
import { proofOf, type SenderProof } from './proof.ts';
import { unpackTnef } from './tnef.ts';

/** HTML beyond it is not turned into text: its words are in the mail itself. */
const LONGEST_HTML = 5_000_000;
const LONGEST_TEXT = 190_000;
const MOST_PEOPLE = 200;
const MOST_REFERENCES = 100;

export interface MailPart {
  name: string;
  type: string;
  content: Buffer;
  /** What the HTML calls a picture within it. */
  contentId: string | null;
}

export interface ReadMail {
  /** Without its angle brackets; of a mail without one, nothing. */
  messageId: string | null;
  /** Makes a mail the same however often it arrives. */
  key: string;
  from: MailPerson | null;
  replyTo: MailPerson[];
  to: MailPerson[];
  cc: MailPerson[];
  /** How many more each of the two names than are read: all of them stand in the mail itself. */
  more: { to: number; cc: number };
  /** Where the servers on its way say it went: an alias, or an address with a detail. */
  deliveredTo: string[];
  subject: string;
  inReplyTo: string[];
  /** Oldest first. */
  references: string[];
  text: string;
  /** As it came: never to be shown before it went through `safeHtml`. */
  html: string | null;
  parts: MailPart[];
  events: CalendarEvent[];
  isAutomatic: boolean;
  /** A server on its way says so. */
  isSpam: boolean;
  bounce: Bounce | null;
  proof: SenderProof;
  /** What readers should know: `cut` was too long, `tnef` is an envelope of Outlook's that could not be opened. */
  notes: string[];
}

/**
 * @param checkedBy the server whose word about senders counts; null: of whoever wrote on top
 * @throws when it cannot be read at all
 */
export async function parseMail(raw: Buffer, checkedBy: string | null = null): Promise<ReadMail> {
  const parsed = await simpleParser(raw, {
    keepCidLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: LONGEST_HTML,
  });
  const attached = parsed.attachments.filter((part) => !isStatusPart(part));
  const events = attached.filter(isCalendar).flatMap((part) => eventsOf(part.content.toString('utf8')));
  const opened = attached.flatMap(openedUp);
  const parts = opened.map(partOf);
  const isSealed = opened.some(isTnef);
  const html = typeof parsed.html === 'string' && parsed.html.trim() ? parsed.html : null;
  const { text, isCut } = textOf(await wordsOf(parsed, html));
  const messageId = idsIn(parsed.messageId)[0] ?? null;
  return {
    messageId,
    key: messageId ?? contentKey(raw),
    from: senderOf(parsed),
    replyTo: people(parsed.replyTo),
    ...listedIn(parsed),
    deliveredTo: deliveredTo(parsed),
    subject: cleanText(parsed.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 300)
      .toWellFormed(),
    inReplyTo: idsIn(parsed.inReplyTo),
    references: idsIn([parsed.references ?? []].flat().join(' ')).slice(-MOST_REFERENCES),
    text,
    html,
    parts,
    events,
    isAutomatic: isAutomatic(parsed),
    isSpam: isSpam(parsed),
    bounce: bounceOf(parsed),
    proof: proofOf(parsed, people(parsed.from)[0]?.address ?? '', checkedBy),
    notes: [...(isCut ? ['cut'] : []), ...(isSealed ? ['tnef'] : [])],
  };
}

/** The same bytes give the same key. */
export const contentKey = (raw: Buffer) => `sha256:${createHash('sha256').update(raw).digest('hex')}`;

const isStatusPart = ({ contentType }: Attachment) => contentType === 'message/delivery-status';
const isCalendar = ({ contentType }: Attachment) =>
  contentType === 'text/calendar' || contentType === 'application/ics';
const isTnef = ({ contentType, filename }: Part) =>
  contentType === 'application/ms-tnef' ||
  contentType === 'application/vnd.ms-tnef' ||
  /^winmail\.dat$/i.test(filename ?? '');

type Part = Pick<Attachment, 'contentType' | 'filename' | 'content' | 'cid'>;

/** What Outlook packed together stands by itself; what cannot be opened, or holds nothing, stays as it is. */
function openedUp(part: Attachment): Part[] {
  const packed = isTnef(part) ? unpackTnef(part.content) : null;
  if (!packed?.length) return [part];
  return packed.map(({ name, content }) => ({
    ...part,
    contentType: UNTOLD,
    filename: name,
    content,
    cid: '',
  }));
}

/** The envelope does not say; what is shown is told by the content. */
const UNTOLD = 'application/octet-stream';

/**
 * What somebody wrote in HTML alone. The parser leaves it unread where files stand beside it, and where it does read it,
 * writes headings in capitals, cells of a table without a space, and a picture's address: none of that is theirs.
 */
async function wordsOf(parsed: ParsedMail, html: string | null): Promise<string> {
  const { text = '' } = parsed;
  return html && (isHtml(parsed) || !text.trim()) ? wordsOfHtml(html) : text;
}

const isHtml = ({ headers }: ParsedMail) => {
  const type = headers.get('content-type');
  return typeof type === 'object' && 'value' in type && type.value === 'text/html';
};

async function wordsOfHtml(html: string): Promise<string> {
  const plainer = html
    .replace(/<img\b[^<>]*>/gi, ' ')
    .replace(/<(\/?)h[1-6]\b/gi, '<$1p')
    .replace(/<\/t[dh]\b/gi, ' $&')
    .replace(/<\/tr\b/gi, '<br>$&');
  const alone = `Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(plainer).toString('base64')}`;
  const { text } = await simpleParser(alone, { skipTextToHtml: true, maxHtmlLengthToParse: LONGEST_HTML });
  return text ?? '';
}

function textOf(text: string): { text: string; isCut: boolean } {
  const clean = cleanText(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
  return { text: clean.slice(0, LONGEST_TEXT).toWellFormed(), isCut: clean.length > LONGEST_TEXT };
}

function partOf({ contentType, filename, content, cid }: Part, index: number): MailPart {
  const name = cleanText(filename ?? '')
    .trim()
    .slice(0, 200);
  return {
    name: name || defaultName(contentType, index),
    type: contentType,
    content,
    contentId: cid ? cleanText(cid).slice(0, 300) : null,
  };
}

const EXTENSIONS: Record<string, string> = {
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/plain': 'txt',
  'text/html': 'html',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
};

const defaultName = (type: string, index: number) =>
  `${type.startsWith('image/') ? 'image' : type === 'message/rfc822' ? 'message' : 'file'}-${index + 1}.${EXTENSIONS[type] ?? 'bin'}`;

/** Whoever wrote it; programs that name nobody there are known by the other fields. */
function senderOf(parsed: ParsedMail): MailPerson | null {
  const sender = parsed.headers.get('sender') as ParsedMail['from'];
  return people(parsed.from)[0] ?? people(sender)[0] ?? people(parsed.replyTo)[0] ?? null;
}

type Field = ParsedMail['to'];

const people = (field: Field) => everybody(field).slice(0, MOST_PEOPLE);

function everybody(field: Field): MailPerson[] {
  const listed = [field ?? []].flat().flatMap(({ value }) => value ?? []);
  return listed.flatMap(mailboxes);
}

function listedIn(parsed: ParsedMail): Pick<ReadMail, 'to' | 'cc' | 'more'> {
  const [to, cc] = [everybody(parsed.to), everybody(parsed.cc)];
  const beyond = (all: MailPerson[]) => Math.max(0, all.length - MOST_PEOPLE);
  return {
    ...{ to: to.slice(0, MOST_PEOPLE), cc: cc.slice(0, MOST_PEOPLE) },
    more: { to: beyond(to), cc: beyond(cc) },
  };
}

function mailboxes({ address, name, group }: EmailAddress): MailPerson[] {
  if (group) return group.flatMap(mailboxes);
  const written = cleanText(address ?? '')
    .trim()
    .toLowerCase();
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(written) || written.length > 255) return [];
  return [
    {
      address: written,
      name: cleanText(name ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 200)
        .toWellFormed(),
    },
  ];
}

function deliveredTo({ headers, headerLines }: ParsedMail): string[] {
  const named = people(headers.get('delivered-to') as Field).map(({ address }) => address);
  const original = headerLines
    .filter(({ key }) => key === 'x-original-to' || key === 'envelope-to')
    .flatMap(({ line }) => line.match(/[^\s<>,:;]+@[^\s<>,;]+/g) ?? []);
  return [...named, ...original.map((one) => one.toLowerCase())].slice(0, 20);
}

/** Message-IDs in a field, without their angle brackets; some programs leave those out. */
function idsIn(field: string | undefined): string[] {
  const text = cleanText(field ?? '');
  const marked = [...text.matchAll(/<([^<>\s]{1,900})>/g)].map((match) => match[1]!);
  return marked.length ? marked : text.split(/\s+/).filter((word) => word.includes('@') && word.length < 900);
}
