/**
 * What the widget and Jornada say to each other: doors without sign-in, open to pages that the chat names. A visitor
 * shows a token as Bearer; it opens what was said in this chat to this visitor, and nothing else.
 */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Attachment } from '../../conversations/attachments/contract.ts';
import { Language } from '../../conversations/shapes-contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { ASKS, SIDES } from './shapes-contract.ts';

const tag = 'chat';
const access = 'public' as const;
const Chat = z.object({ key: z.string().max(60) });

export const LONGEST_TEXT = 5000;
export const MOST_FILES = 5;
const LONGEST_COMMENT = 2000;

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line');
const Name = oneLine(120);
const Email = z.email().max(255).toLowerCase();
const Page = z.string().trim().max(2000);

/** Who is signed in at the company: HMAC-SHA256 of `id` with the chat's secret, in hexadecimal. */
const Identity = z.object({ id: oneLine(255).min(1), signature: z.string().max(200) });

export const ChatMessage = z.object({
  /** Counts the visitor's messages from 1, without holes. */
  position: z.int(),
  from: z.enum(['visitor', 'desk']),
  /** Of an answer: who wrote it. */
  author: z.string(),
  text: z.string(),
  attachments: z.array(Attachment),
  at: Instant,
  /** The browser's own id of what it sent. */
  clientId: z.uuid().nullable(),
});

/** What the visitor is asked below what was said: how it went, from 1 to 5. */
export const ChatAsk = z.object({
  id: z.uuid(),
  /** Stands after the message of this position. */
  after: z.int(),
  /** Null while there is no answer. */
  score: z.int().min(1).max(5).nullable(),
  comment: z.string(),
  /** Until when an answer may be changed; null while there is none. */
  changeableUntil: Instant.nullable(),
  /** Whether the visitor said that they want to be asked no more. */
  isDeclined: z.boolean(),
  /** By language; what is left out is said in the usual words. */
  texts: z.partialRecord(Language, z.object({ question: z.string(), thanks: z.string() }).partial()),
});

const Visitor = z.object({
  name: z.string(),
  email: z.string().nullable(),
  /** Whether the company's server signed who it is. */
  isSigned: z.boolean(),
});

export const visitorsApi = {
  settings: route({
    method: 'GET',
    path: '/chat/:key/settings',
    access,
    tag,
    summary: 'How the chat looks, and whether somebody is there',
    params: Chat,
    answer: z.object({
      name: z.string(),
      language: Language,
      colour: z.string(),
      side: z.enum(SIDES),
      greetings: z.partialRecord(Language, z.string()),
      askName: z.enum(ASKS),
      askEmail: z.enum(ASKS),
      isThere: z.boolean(),
      /** When somebody will be, as far as opening hours say. */
      opensAt: Instant.nullable(),
      /** Whether answers and transcripts can be sent by e-mail. */
      canMail: z.boolean(),
      maxFileBytes: z.int(),
    }),
  }),
  enter: route({
    method: 'POST',
    path: '/chat/:key/visitors',
    access,
    tag,
    summary: 'Become a visitor, or the signed-in customer that the company says one is',
    params: Chat,
    body: z.object({
      language: Language.optional(),
      page: Page.default(''),
      /** By which the page's own tracking knows this browser. */
      anonymousId: oneLine(255).optional(),
      identity: Identity.optional(),
      name: Name.optional(),
      email: Email.optional(),
    }),
    status: 201,
    answer: z.object({ token: z.string(), visitor: Visitor }),
  }),
  tell: route({
    method: 'PATCH',
    path: '/chat/:key/visitors',
    access,
    tag,
    summary: 'Say what one is called, or where one can be written to',
    params: Chat,
    body: z.object({ name: Name, email: Email.nullable(), language: Language, page: Page }).partial(),
    answer: Visitor,
  }),
  leave: route({
    method: 'DELETE',
    path: '/chat/:key/visitors',
    access,
    tag,
    summary: 'Forget this browser: its token opens nothing any more',
    params: Chat,
    status: 204,
  }),
  messages: route({
    method: 'GET',
    path: '/chat/:key/messages',
    access,
    tag,
    summary: 'What was said: after a position, before one, or the last of it',
    params: Chat,
    query: z.object({
      after: z.coerce.number().int().min(0).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({
      /** Oldest first. */
      items: z.array(ChatMessage),
      hasEarlier: z.boolean(),
      visitor: Visitor,
      /** Until where the visitor has read, and we have. */
      readPosition: z.int(),
      deskReadPosition: z.int(),
    }),
  }),
  send: route({
    method: 'POST',
    path: '/chat/:key/messages',
    access,
    tag,
    summary: 'Write; the same id again answers with the message that it made',
    params: Chat,
    body: z
      .object({
        id: z.uuid(),
        text: z.string().trim().max(LONGEST_TEXT, `must be at most ${LONGEST_TEXT} characters`).default(''),
        attachments: z.array(z.uuid()).max(MOST_FILES).default([]),
        page: Page.default(''),
      })
      .refine(({ text, attachments }) => text !== '' || attachments.length > 0, {
        path: ['text'],
        error: 'must not be empty when no file is sent',
      }),
    status: 201,
    answer: ChatMessage,
  }),
  typing: route({
    method: 'POST',
    path: '/chat/:key/typing',
    access,
    tag,
    summary: 'Say that one types',
    params: Chat,
    status: 204,
  }),
  seen: route({
    method: 'POST',
    path: '/chat/:key/seen',
    access,
    tag,
    summary: 'Say until where messages have arrived, and were read, and what is asked that was seen',
    params: Chat,
    body: z.object({
      delivered: z.int().min(0).optional(),
      read: z.int().min(0).optional(),
      /** Id of what is asked. */
      ask: z.uuid().optional(),
    }),
    status: 204,
  }),
  answer: route({
    method: 'POST',
    path: '/chat/:key/asks/:id',
    access,
    tag,
    summary: 'Answer how it went, or change the answer within a day; the same again changes nothing',
    params: Chat.extend({ id: z.uuid() }),
    body: z.object({
      score: z.int().min(1).max(5),
      comment: z.string().trim().max(LONGEST_COMMENT).default(''),
    }),
    answer: ChatAsk,
  }),
  decline: route({
    method: 'POST',
    path: '/chat/:key/asks/:id/decline',
    access,
    tag,
    summary: 'Say that one wants to be asked no more; it holds for the person, not for one conversation',
    params: Chat.extend({ id: z.uuid() }),
    answer: ChatAsk,
  }),
  attachment: route({
    method: 'GET',
    path: '/chat/:key/attachments/:id',
    access,
    tag,
    summary: 'A file of a message that the visitor may read',
    params: Chat.extend({ id: z.uuid() }),
  }),
  transcript: route({
    method: 'GET',
    path: '/chat/:key/transcript',
    access,
    tag,
    summary: 'All that was said, as text',
    params: Chat,
  }),
  mailTranscript: route({
    method: 'POST',
    path: '/chat/:key/transcript',
    access,
    tag,
    summary: 'The same by e-mail, to the address that the visitor told',
    params: Chat,
    status: 202,
    answer: z.object({ to: z.string() }),
  }),
};

/** `POST /chat/:key/attachments`: a multipart form with `file` parts, to be sent with a message. */
export const uploadApi = {
  method: 'POST',
  path: '/chat/:key/attachments',
  answer: z.object({ items: z.array(Attachment) }),
} as const;
