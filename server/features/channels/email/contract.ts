/** What mails are beside their messages, and where an answer would go: the doors of the inbox. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { MailAddress, Message, MessageText } from '../../conversations/shapes-contract.ts';

const tag = 'channels';
const Person = z.object({ name: z.string(), address: z.string() });

export const Mail = z.object({
  messageId: z.uuid(),
  direction: z.enum(['in', 'out']),
  /**
   * `automatic`: a program wrote it, or it went to many; nobody waits for an answer. `forward`: it took a message to
   * somebody beside the customer, or is what they answered. `acknowledgement`: said by itself that a mail arrived.
   */
  kind: z.enum(['message', 'automatic', 'bounce', 'own', 'unreadable', 'forward', 'acknowledgement']),
  from: Person,
  to: z.array(Person),
  cc: z.array(Person),
  bcc: z.array(Person),
  /** How many more it went to than are named here: they stand in the mail as it came. */
  more: z.object({ to: z.int(), cc: z.int() }),
  subject: z.string(),
  /** Whether it can be seen as it was made: `GET /api/mails/{messageId}/html`. */
  hasHtml: z.boolean(),
  hasRemotePictures: z.boolean(),
  /** What it answers to, as it came below what is new. */
  quoted: z.string(),
  events: z.array(
    z.object({
      summary: z.string(),
      start: z.string().nullable(),
      end: z.string().nullable(),
      location: z.string(),
      method: z.string(),
    }),
  ),
  /** Whether its sender is who it says, as the mail server found that took it. Null for what we wrote. */
  proof: z
    .object({
      /** `none`: nobody looked, or nothing was found. */
      verdict: z.enum(['passed', 'failed', 'none']),
      /** Who looked: the server's own name, empty where it does not say. */
      server: z.string().nullable(),
      said: z.string(),
    })
    .nullable(),
  /** `cut`: longer than what is kept as text. `tnef`: an envelope of Outlook's that could not be opened. `partial`: too large, only its beginning is here. */
  notes: z.array(z.string()),
});

export const mailsApi = {
  of: route({
    method: 'GET',
    path: '/api/conversations/:id/mail',
    access: 'conversations.read',
    tag,
    summary: 'The mails of a conversation, and where an answer would go',
    params: z.object({ id: z.uuid() }),
    answer: z.object({
      mails: z.array(Mail),
      /** Null when nothing can be sent: no account sends, or the customer has no address. */
      reply: z
        .object({
          account: z.object({ id: z.uuid(), address: z.string(), name: z.string() }),
          to: z.array(Person),
          cc: z.array(Person),
          /**
           * How many others got what it answers to, when they are too many to be answered by themselves: then the answer
           * goes to its sender alone. Else 0.
           */
          leftOut: z.int(),
          subject: z.string(),
          /** Whether an answer goes by mail unless told otherwise. */
          isUsual: z.boolean(),
        })
        .nullable(),
      /** Those that can send. */
      accounts: z.array(z.object({ id: z.uuid(), address: z.string(), name: z.string() })),
    }),
  }),
  first: route({
    method: 'GET',
    path: '/api/mails/first',
    access: 'conversations.write',
    tag,
    summary: 'From where a first mail to a customer can go, and to which of their addresses',
    /** Left out: somebody new. */
    query: z.object({ customer: z.uuid().optional() }),
    answer: z.object({
      /** Those that can send, the oldest first. */
      accounts: z.array(z.object({ id: z.uuid(), address: z.string(), name: z.string() })),
      /** The first is where it goes when nothing else is said. */
      addresses: z.array(z.string()),
    }),
  }),
  forward: route({
    method: 'POST',
    path: '/api/conversations/:id/forward',
    access: 'conversations.write',
    tag,
    summary: 'Take a message to somebody else by mail, with its files; what they answer comes back as a note',
    params: z.object({ id: z.uuid() }),
    body: z
      .object({
        /** Id of the message. */
        message: z.uuid(),
        to: z.array(MailAddress).min(1).max(20),
        cc: z.array(MailAddress).max(20).default([]),
        /** What is said above it. */
        text: MessageText.default(''),
        /** Id of the account that sends; the one through which answers go when left out. */
        account: z.uuid().optional(),
      })
      .strict(),
    status: 201,
    /** A note. */
    answer: Message,
  }),
  html: route({
    method: 'GET',
    path: '/api/mails/:id/html',
    access: 'conversations.read',
    tag,
    summary: 'A mail as it was made, made safe: a page for a frame, by the id of its message',
    params: z.object({ id: z.uuid() }),
    /** Pictures from the web tell their senders who looks, and when. */
    query: z.object({ pictures: z.enum(['shown', 'blocked']).default('blocked') }),
  }),
  raw: route({
    method: 'GET',
    path: '/api/mails/:id/raw',
    access: 'conversations.read',
    tag,
    summary: 'A mail as it came, to be saved, by the id of its message',
    params: z.object({ id: z.uuid() }),
  }),
  sendAgain: route({
    method: 'POST',
    path: '/api/messages/:id/send',
    access: 'conversations.write',
    tag,
    summary: 'Try again to send an answer that failed, by mail or by a messenger',
    params: z.object({ id: z.uuid() }),
    status: 204,
  }),
};
