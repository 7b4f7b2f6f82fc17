/** What a server tells of a mail that it could not deliver (RFC 3464), and what servers say that do not know the form. */
import type { ParsedMail } from 'mailparser';
import { cleanText } from './clean-text.ts';

export interface Bounce {
  /** `failed`: for good. `delayed`: still tried. */
  action: 'failed' | 'delayed';
  /** Whom it did not reach. */
  recipient: string | null;
  /** The server's own words. */
  reason: string;
  /** Message-IDs that the returned mail may have had. */
  about: string[];
}

const DAEMON = /^(mailer-daemon|postmaster)@/i;
const UNDELIVERED =
  /undeliver|returned to sender|delivery (status|failure|has failed)|failure notice|não entregue|no se (pudo|ha podido) entregar|nelivrat/i;

/** Null when it is no such notice. */
export function bounceOf(mail: ParsedMail): Bounce | null {
  const status = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (!status && !isPlainNotice(mail)) return null;
  const fields = status ? fieldsOf(status.content.toString('utf8')) : new Map<string, string>();
  const action = fields.get('action') ?? 'failed';
  if (action !== 'failed' && action !== 'delayed') return null;
  return {
    action,
    recipient: addressIn(fields.get('final-recipient') ?? fields.get('original-recipient') ?? ''),
    reason: reasonOf(fields, mail),
    about: aboutOf(mail),
  };
}

function isPlainNotice({ from, subject = '' }: ParsedMail): boolean {
  return DAEMON.test(from?.value[0]?.address ?? '') && UNDELIVERED.test(subject);
}

/** Fields of all its parts; of a field that comes several times the last, which is about the recipient. */
function fieldsOf(text: string): Map<string, string> {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const pairs = lines.flatMap((line): [string, string][] => {
    const match = /^([\w-]+):\s*(.*)$/.exec(line);
    return match ? [[match[1]!.toLowerCase(), cleanText(match[2]!).trim()]] : [];
  });
  const fields = new Map(pairs);
  if (fields.has('action')) fields.set('action', fields.get('action')!.toLowerCase());
  return fields;
}

const addressIn = (field: string) => /[^\s;<>]+@[^\s;<>]+/.exec(field)?.[0].toLowerCase() ?? null;

function reasonOf(fields: Map<string, string>, { text = '' }: ParsedMail): string {
  const diagnostic = fields.get('diagnostic-code')?.replace(/^\w+;\s*/, '');
  const said = diagnostic || [fields.get('status'), cleanText(text)].filter(Boolean).join(' ');
  return said.replace(/\s+/g, ' ').trim().slice(0, 500);
}

/** The returned mail is a part of the notice, whole or as its head; else the fields of the notice itself point at it. */
function aboutOf({ attachments, inReplyTo = '', references = [], text = '' }: ParsedMail): string[] {
  const returned = attachments
    .filter(({ contentType }) => contentType === 'message/rfc822' || contentType === 'text/rfc822-headers')
    .map(({ content }) => content.toString('latin1').replace(/\r?\n[ \t]+/g, ' '))
    .flatMap((head) => head.match(/^message-id:.*$/gim) ?? []);
  const inText = text.match(/^message-id:.*$/gim) ?? [];
  const named = [...returned, ...inText, inReplyTo, ...[references].flat()].join(' ');
  return [...new Set([...named.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1]!))];
}
