/** A customer asks, somebody answers: the doors. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { idOr } from '../../core/id-contract.ts';
import { Cursor, Limit, Moment } from '../customers/shapes-contract.ts';
import { Channel } from '../touchpoints/contract.ts';
import { AttachmentIds } from './attachments/contract.ts';
import { besideApi } from './beside-contract.ts';
import { SomeDeeds } from './deeds/contract.ts';
import { FieldChange } from './fields/contract.ts';
import { CONVERSATION_SORTS, ConversationFilters } from './filters-contract.ts';
import { joiningApi } from './joining-contract.ts';
import { Priority, Tags } from './particulars-contract.ts';
import { NewPromise } from './promises/contract.ts';
import {
  Conversation,
  ConversationRow,
  ConversationStatus,
  EMPTY_MESSAGE,
  isMessage,
  Language,
  MailTo,
  Message,
  MessageText,
  SentAs,
  Subject,
} from './shapes-contract.ts';
import { CONVERSATION_VIEWS, type ConversationView } from './usual-views.ts';

const tag = 'conversations';
const ConversationId = z.object({ id: z.uuid() });

/** What makes this message one and no other for its sender: sent again, nothing happens twice. */
const MessageKey = z.string().min(1).max(255).optional();

/** Whom it is with: one key is enough; somebody unknown becomes a customer. */
const CustomerReference = z
  .object({
    id: z.uuid(),
    email: z.string().max(320),
    /** Beside an id only where a first message is sent to it: it is a key of the customer from then on. */
    phone: z.string().max(60),
    /** The one that the company's own systems use. */
    userId: z.string().min(1).max(255),
    /** Of somebody new. */
    name: z.string().trim().min(1).max(200),
  })
  .partial()
  .strict()
  .refine(({ id, email, phone, userId }) => id || email || phone || userId, {
    error: 'must have an id, an e-mail, a phone number or a userId',
  });

export const ConversationChangeBody = z
  .object({
    status: ConversationStatus,
    /** With status `snoozed`: a moment to come, within a year. */
    snoozedUntil: Moment,
    priority: Priority,
    /** A member's id, `me`, or null for nobody. */
    assignee: idOr('me').nullable(),
    /** Key of a department, or null for none. */
    department: z.string().max(100).nullable(),
    tags: Tags,
    subject: Subject,
    language: Language.nullable(),
    /** Custom fields by their keys; those left out stay, null empties one. */
    fields: FieldChange,
    /** Whose it is, where it landed with somebody else: its touchpoints, promises and answers go along. */
    customer: CustomerReference,
  })
  .partial()
  .strict();

export const conversationsApi = {
  create: route({
    method: 'POST',
    path: '/api/conversations',
    access: 'conversations.write',
    tag,
    summary: 'Begin a conversation with its first message',
    body: z
      .object({
        channel: Channel,
        customer: CustomerReference,
        subject: Subject.default(''),
        text: MessageText.default(''),
        attachments: AttachmentIds,
        /** Who wrote the first message: the customer asked, or we did. */
        from: z.enum(['customer', 'us']).default('customer'),
        /** When it was written; now when left out. Not in the future. */
        at: Moment.optional(),
        key: MessageKey,
        priority: Priority.default('normal'),
        assignee: z
          .union([z.uuid(), z.literal('me')])
          .nullable()
          .default(null),
        department: z.string().max(100).nullable().default(null),
        tags: Tags.default([]),
        language: Language.nullable().default(null),
        /** Custom fields by their keys. */
        fields: FieldChange.optional(),
        /** Of a first message of ours. */
        mail: MailTo.optional(),
        /**
         * Of a first message of ours by a messenger: id of the account that sends it, to `customer.phone` where that is
         * told, else to the customer's own number. Left out: nothing is sent by a messenger.
         */
        account: z.uuid().optional(),
        /** With `account`: the template, whose filled-in words are the text. */
        sentAs: SentAs.optional(),
      })
      .refine(isMessage, EMPTY_MESSAGE)
      .refine(({ account, from, channel }) => !account || (from === 'us' && channel === 'messaging'), {
        path: ['account'],
        error: 'is of a first message of ours (from: us) by a messenger (channel: messaging)',
      })
      .refine(({ account, at, mail }) => !account || (at === undefined && mail === undefined), {
        path: ['account'],
        error: 'cannot be told with at or mail: what is sent by a messenger is said now, and not by mail',
      })
      .refine(({ account, sentAs }) => !sentAs || account, {
        path: ['account'],
        error: 'must say which account sends it',
      }),
    status: 201,
    answer: z.object({ id: z.uuid(), number: z.int() }),
  }),
  list: route({
    method: 'GET',
    path: '/api/conversations',
    access: 'conversations.read',
    tag,
    summary: 'Conversations, page by page; all that are not solved when no status is given',
    query: ConversationFilters.extend({
      sort: z.enum(CONVERSATION_SORTS).default('recent'),
      cursor: Cursor,
      limit: Limit(50),
    }),
    answer: z.object({
      items: z.array(ConversationRow),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
  }),
  csv: route({
    method: 'GET',
    path: '/api/conversations/csv',
    access: 'conversations.read',
    tag,
    summary:
      'The same conversations as a file, one a row, with how long they took (CSV, UTF-8, with a head line)',
    query: ConversationFilters.extend({ sort: z.enum(CONVERSATION_SORTS).default('recent') }),
  }),
  views: route({
    method: 'GET',
    path: '/api/conversations/views',
    access: 'conversations.read',
    tag,
    summary: 'How many conversations each usual view has for the caller, and of the active ones each channel',
    answer: z
      .object(
        Object.fromEntries(CONVERSATION_VIEWS.map((view) => [view, z.int()])) as Record<
          ConversationView,
          z.ZodInt
        >,
      )
      .extend({
        /** Those that have some, most first. */
        channels: z.array(z.object({ channel: Channel, conversations: z.int() })),
      }),
  }),
  waiting: route({
    method: 'GET',
    path: '/api/conversations/waiting',
    access: 'conversations.read',
    tag,
    summary: 'How many customers wait for an answer from the caller, and how many from nobody yet',
    answer: z.object({ mine: z.int(), nobodys: z.int() }),
  }),
  tags: route({
    method: 'GET',
    path: '/api/conversations/tags',
    access: 'conversations.read',
    tag,
    summary: 'Tags of conversations, the most used first',
    answer: z.object({ items: z.array(z.object({ tag: z.string(), conversations: z.int() })) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/conversations/:id',
    access: 'conversations.read',
    tag,
    summary: 'One conversation with its messages; a merged one answers as the one it was merged into',
    params: ConversationId,
    answer: Conversation,
  }),
  earlier: route({
    method: 'GET',
    path: '/api/conversations/:id/messages',
    access: 'conversations.read',
    tag,
    summary: 'The messages before, oldest first',
    params: ConversationId,
    query: z.object({ cursor: z.string().max(1000), limit: Limit(200) }),
    answer: z.object({ items: z.array(Message), earlierCursor: z.string().nullable() }),
  }),
  hits: route({
    method: 'GET',
    path: '/api/conversations/:id/hits',
    access: 'conversations.read',
    tag,
    summary: 'Which of its messages hold the words that are searched, the newest first; at most 1,000',
    params: ConversationId,
    query: z.object({ search: z.string().trim().max(200) }),
    answer: z.object({ items: z.array(z.object({ id: z.uuid() })) }),
  }),
  write: route({
    method: 'POST',
    path: '/api/conversations/:id/messages',
    access: 'conversations.write',
    tag,
    summary: 'Answer, note something, or write down what the customer said',
    params: ConversationId,
    body: z
      .object({
        text: MessageText.default(''),
        attachments: AttachmentIds,
        kind: z.enum(['reply', 'note', 'customer']).default('reply'),
        /** Ids of members to call to it; only in notes. */
        mentions: z.array(z.uuid()).max(50).default([]),
        at: Moment.optional(),
        key: MessageKey,
        /** Id of the last message that the writer saw: a reply that somebody else sent since is told (409), not doubled. */
        after: z.uuid().optional(),
        /** What it promises. */
        promise: NewPromise.optional(),
        /** Ids of promises that are kept by it. */
        keeps: z.array(z.uuid()).max(20).default([]),
        /** The status after it; without it a reply waits for the customer. */
        status: ConversationStatus.extract(['open', 'waiting', 'solved']).optional(),
        /** Done along with a reply, or neither is; a `status` beside it holds before the one in it. */
        does: SomeDeeds.optional(),
        /** Of a reply. One with `at` is never sent: it was said before. */
        mail: MailTo.optional(),
        sentAs: SentAs.optional(),
      })
      .refine(isMessage, EMPTY_MESSAGE),
    status: 201,
    answer: Message,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/conversations/:id',
    access: 'conversations.write',
    tag,
    summary: 'Change what a conversation is; what is left out stays',
    params: ConversationId,
    body: ConversationChangeBody,
    answer: Conversation,
  }),
  changeMany: route({
    method: 'POST',
    path: '/api/conversations/changes',
    access: 'conversations.write',
    tag,
    summary: 'The same change to many; tags are added to those they have',
    body: z.object({
      ids: z.array(z.uuid()).min(1).max(500),
      change: ConversationChangeBody.omit({ subject: true, customer: true }),
    }),
    answer: z.object({
      changed: z.array(z.uuid()),
      refused: z.array(z.object({ id: z.uuid(), reason: z.string() })),
    }),
  }),
  ...joiningApi,
  ...besideApi,
};
