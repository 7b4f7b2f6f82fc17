/** What the conversations' doors take and answer, in parts. */
import { z } from 'zod';
import { called, Instant } from '../customers/shapes-contract.ts';
import { Channel } from '../touchpoints/contract.ts';
import { Attachment } from './attachments/contract.ts';
import { ToldDeeds } from './deeds/contract.ts';
import { FieldValues } from './fields/contract.ts';
import { LaterTold } from './later/shapes-contract.ts';
import { Priority } from './particulars-contract.ts';
import { PromiseTold } from './promises/contract.ts';

export const CONVERSATION_STATUSES = [
  'new',
  'open',
  'waiting',
  'snoozed',
  'solved',
  'closed',
  'spam',
] as const;
/**
 * `new`: nobody answered yet. `open`: ours to answer. `waiting`: for the customer. `snoozed`: comes back by itself.
 * `solved`: done, and open again when the customer writes within the days that settings say. `closed`: for good. `spam`: nobody's question; in no view, count or
 * report but its own.
 */
export const ConversationStatus = z.enum(CONVERSATION_STATUSES);
export type ConversationStatus = z.infer<typeof ConversationStatus>;

export const MESSAGE_KINDS = ['customer', 'reply', 'note'] as const;
/** Written by the customer, to the customer, or among ourselves. */
export const MessageKind = z.enum(MESSAGE_KINDS);

export const Language = z.enum(['en', 'pt-BR', 'es', 'ro']);
/** As much as a long mail holds; longer ones are told so. */
export const MessageText = z.string().trim().max(200_000);
/** A message is words, or files, or both. */
export const isMessage = ({ text, attachments }: { text: string; attachments: string[] }) =>
  text !== '' || attachments.length > 0;
export const EMPTY_MESSAGE = { path: ['text'], error: 'must not be empty when no file is sent' };
/**
 * Where an answer goes by mail; what is left out is as it would be for an answer to all. `null` in its place: nothing
 * is sent, the answer is only kept.
 */
export const MailAddress = z.email().max(255).toLowerCase();
const Addresses = z.array(MailAddress).max(50);
export const MailTo = z
  .object({
    /** Id of the account that sends it. */
    account: z.uuid(),
    to: Addresses.min(1),
    cc: Addresses,
    bcc: Addresses,
  })
  .partial()
  .strict()
  .nullable();
/** How an answer goes by a messenger or below a comment, where there is a choice. */
export const SentAs = z
  .object({
    /** Below a comment for everybody to read, or to its writer alone. */
    comment: z.enum(['public', 'private']),
    /** A template of the account, filled in; the answer's text must be what it then says. */
    template: z.object({
      name: z.string().min(1).max(512),
      language: z.string().min(2).max(15),
      parameters: z.array(z.string().trim().min(1).max(1024)).max(30),
    }),
  })
  .partial()
  .strict();
export const Subject = z.string().trim().max(300);

/** `warning`: most of the time is used up. */
const Due = z.object({
  at: Instant,
  metric: z.enum(['first-response', 'next-response', 'resolution']),
  state: z.enum(['running', 'warning', 'missed']),
});

const Named = z.object({ id: z.uuid(), name: z.string() });

const AccountKind = z.enum([
  ...(['email', 'chat', 'phone', 'store'] as const),
  ...(['whatsapp', 'telegram', 'facebook', 'instagram'] as const),
]);

/**
 * Why nobody was found: of those who are given conversations nobody serves its department; speaks its language; is there;
 * has room.
 */
export const SEEKS_WHY = ['nobody-serves', 'nobody-speaks', 'nobody-there', 'no-room'] as const;

export const ConversationRow = z.object({
  id: z.uuid(),
  /** To call it by; unique here. */
  number: z.int(),
  customer: z.object({ id: z.uuid(), ...called }),
  channel: Channel,
  /** The account by which it began, also where others came by another one since; null where none is known. */
  account: Named.extend({ kind: AccountKind }).nullable(),
  subject: z.string(),
  /** How the last message of either side begins. */
  preview: z.string(),
  /** Who wrote that message. */
  lastFrom: z.enum(['customer', 'us']),
  /** That message is ours, and failed on its way to the customer. */
  undelivered: z.boolean(),
  status: ConversationStatus,
  priority: Priority,
  assignee: Named.nullable(),
  department: z.object({ key: z.string(), name: z.string() }).nullable(),
  tags: z.array(z.string()),
  /** What the customer speaks; null while that is not known. */
  language: Language.nullable(),
  /** Nobody told the language: it is guessed from what the customer wrote. */
  languageGuessed: z.boolean(),
  snoozedUntil: Instant.nullable(),
  createdAt: Instant,
  lastMessageAt: Instant,
  /** Since when the customer waits for an answer; null while they do not. */
  waitingSince: Instant.nullable(),
  /** By when we promised something that is not done yet; null when nothing is owed. */
  promisedFor: Instant.nullable(),
  /** What its customer answered last when asked how it went, 1 to 5; null when they did not. */
  csat: z.int().nullable(),
  /** Given to nobody yet, and to be: since when, and what stands in the way. Null for what nobody is sought for. */
  seeking: z.object({ since: Instant, why: z.enum(SEEKS_WHY).nullable() }).nullable(),
  /** Custom fields that are filled in, by their keys. */
  fields: FieldValues,
  messages: z.int(),
  /** Of what was promised to the customer, what is due first; null when nothing runs. `missed`: it is overdue. */
  due: Due.nullable(),
  /** Where the words that were searched are, in pieces; null when nothing was searched, or it was found elsewhere. */
  found: z.array(z.object({ text: z.string(), hit: z.boolean() })).nullable(),
  /** Address or key of the customer that searched words are in; null when nothing was searched, or none holds any. */
  foundBy: z.string().nullable(),
});

export const Message = z.object({
  id: z.uuid(),
  /** Where it is read now: another than was written to when that one is merged or closed. */
  conversationId: z.uuid(),
  kind: MessageKind,
  author: z.object({
    kind: z.enum(['customer', 'member', 'key', 'system']),
    id: z.uuid().nullable(),
    name: z.string(),
  }),
  /** Empty when only files were sent. */
  text: z.string(),
  /** Said by telephone or in the shop; of a note: what we said there. Null for what was written. */
  through: z.enum(['phone', 'store']).nullable(),
  attachments: z.array(Attachment),
  at: Instant,
  /** Members named in a note. */
  mentions: z.array(z.uuid()),
  /** Null where nothing is sent: a call, a visit, a note, a conversation that a program keeps. */
  delivery: z.enum(['pending', 'sent', 'delivered', 'read', 'failed']).nullable(),
  failure: z.string().nullable(),
  /** The merged conversation it was written in; null for this one's own. */
  from: z.object({ id: z.uuid(), number: z.int() }).nullable(),
});

export const ConversationChange = z.object({
  id: z.uuid(),
  at: Instant,
  actor: z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string() }),
  /** `status`, `priority`, `assignee`, `department`, `tags`, `subject`, `language`, `snoozedUntil`, `fields` (those that changed, by key), `merged` and `unmerged` (another into this one), `merged-into` and `unmerged-from` (this one into another), `linked`, `unlinked`, `split`, `split-from`, `reopened`. */
  what: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  /**
   * Of what Jornada did by itself, why: `rule` with its `name`; `round-robin` and `fewest-open` with `among` (how many
   * could have had it), `open` (how many they had), `department`, `language`, and `from`, the department in which nobody
   * could; `away` with `name`, who had it.
   */
  reason: z.looseObject({ kind: z.string() }).nullable(),
});

export const Draft = z.object({
  id: z.uuid(),
  text: z.string(),
  kind: z.enum(['reply', 'note']),
  /** What goes along with it when it is written: what it promises, which promises it keeps, what is done. */
  promise: z.object({ text: z.string(), dueAt: Instant }).nullable(),
  keeps: z.array(z.uuid()),
  does: ToldDeeds.partial().nullable(),
  /** Whose it is; without an id, a program's, or of somebody who is no member any more. */
  member: z.object({ id: z.uuid().nullable(), name: z.string() }),
  /** Who had begun it, when it was taken over. */
  takenFrom: z.object({ id: z.uuid().nullable(), name: z.string() }).nullable(),
  /** Hand it back when writing on. */
  revision: z.int(),
  begunAt: Instant,
  updatedAt: Instant,
});

/** An answer that can still be taken back, and for about how long. */
export const Sending = z.object({
  by: z.object({ id: z.uuid(), name: z.string() }),
  seconds: z.number(),
});

export const Conversation = ConversationRow.omit({ found: true, foundBy: true }).extend({
  firstReplyAt: Instant.nullable(),
  solvedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  reopened: z.int(),
  /** Whether answers go to the customer by themselves, by a chat or a program; else they go by mail, or are only kept. */
  carried: z.boolean(),
  /** Those merged into this one. `separable`: something is said in it still, and elsewhere here, so that each would be something. */
  merged: z.array(z.object({ id: z.uuid(), number: z.int(), subject: z.string(), separable: z.boolean() })),
  /** Those that somebody said have to do with it, the latest first. */
  linked: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      subject: z.string(),
      preview: z.string(),
      status: ConversationStatus,
    }),
  ),
  /** The closed one that this goes on from. */
  follows: z.object({ id: z.uuid(), number: z.int() }).nullable(),
  /** What members are writing, of each an answer and a note at most, what was written last first. */
  drafts: z.array(Draft),
  /** Answers that are sent in some seconds, unless their writers take them back. */
  sending: z.array(Sending),
  /** Files that were uploaded here and not sent yet: part of the draft of whoever uploaded them. */
  unsent: z.array(Attachment.extend({ owner: z.uuid().nullable() })),
  /** Answers that are sent later, or were to be: the first to come first. */
  later: z.array(LaterTold),
  /** What was promised in it, the first due first. */
  promises: z.array(PromiseTold),
  /** Oldest first; of a long conversation the last 200. */
  items: z.array(Message),
  /** With it, the messages before; null when all are here. */
  earlierCursor: z.string().nullable(),
  /** What was changed meanwhile, oldest first, the last 200. */
  changes: z.array(ConversationChange),
});
