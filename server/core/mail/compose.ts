/** A mail of ours, as bytes. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailPerson } from './addresses.ts';

export interface OutgoingMail {
  /** Without angle brackets; the same at every try. */
  messageId: string;
  from: MailPerson;
  replyTo: MailPerson | null;
  to: MailPerson[];
  cc: MailPerson[];
  bcc: MailPerson[];
  subject: string;
  inReplyTo: string | null;
  /** Oldest first. */
  references: string[];
  at: Date;
  text: string;
  html: string;
  /** Beside those that every mail has. */
  headers?: Record<string, string>;
  attachments: { name: string; type: string; content: Buffer }[];
}

/** Programs refuse fields without end: the first, which began it, and the last ones are enough to find the others. */
const MOST_REFERENCES = 20;

export function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: `<${mail.messageId}>`,
    from: mail.from,
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    to: mail.to,
    cc: mail.cc,
    // Whoever gets a blind copy is told to the server only.
    subject: mail.subject,
    ...(mail.inReplyTo && { inReplyTo: `<${mail.inReplyTo}>` }),
    references: shortened(mail.references).map((id) => `<${id}>`),
    date: mail.at,
    text: mail.text,
    html: mail.html,
    ...(mail.headers && { headers: mail.headers }),
    attachments: mail.attachments.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function shortened(references: string[]): string[] {
  const each = [...new Set(references)];
  return each.length <= MOST_REFERENCES ? each : [each[0]!, ...each.slice(1 - MOST_REFERENCES)];
}
