/** The ways by which customers reach us, e-mail accounts, chats and messengers: the doors to set them up. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Language } from '../conversations/shapes-contract.ts';
import { Instant } from '../customers/shapes-contract.ts';
import { Acknowledgement } from './acknowledgement-contract.ts';
import { ChatChannel, ChatSettings } from './chat/shapes-contract.ts';
import { MessagingChannel, MessagingSettings } from './messaging/shapes-contract.ts';
import { PhoneChannel, PhoneSettings } from './phone/shapes-contract.ts';
import { SignIn, SignInSettings } from './sign-in/shapes-contract.ts';
import { StoreChannel, StoreSettings } from './store/shapes-contract.ts';

const tag = 'channels';
const Id = z.object({ id: z.uuid() });

/** `implicit`: encrypted from the first byte (usual ports 993, 465). `starttls`: must become so (143, 587). */
export const TLS_KINDS = ['implicit', 'starttls', 'none'] as const;
const TlsKind = z.union([z.boolean().transform((on) => (on ? 'implicit' : 'none')), z.enum(TLS_KINDS)]);

const Host = z
  .string()
  .trim()
  .max(255)
  .regex(/^[\w.:-]*$/, 'must be the name or address of a server, such as imap.shop.example');
const Port = z.int().min(1).max(65_535);
const Line = z
  .string()
  .trim()
  .max(255)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line');
const Password = z.string().max(1000);

const Imap = z.object({
  host: Host.min(1),
  port: Port.default(993),
  tls: TlsKind.default('implicit'),
  user: Line.default(''),
  /** Left out in a change: stays what it was. */
  pass: Password.optional(),
  folder: Line.default('INBOX'),
});
const Smtp = z.object({
  host: Host.min(1),
  port: Port.default(587),
  tls: TlsKind.default('starttls'),
  user: Line.default(''),
  pass: Password.optional(),
});

export const RECEIVING = ['imap', 'door', 'off'] as const;

const Settings = z.object({
  /** What customers read beside the address. */
  name: Line,
  /** Key of a department, or null: given to the conversations that begin here. */
  department: z.string().max(100).nullable(),
  language: Language.nullable(),
  /** Put below every answer. */
  signature: z.string().trim().max(2000),
  /** From a folder of a mail server, by our own SMTP door, or not at all. */
  receiving: z.enum(RECEIVING),
  /**
   * The mail server whose word about senders counts (its name in `Authentication-Results`); null: that of whoever wrote
   * on top.
   */
  checkedBy: Line.toLowerCase()
    .regex(/^[^\s;()"=]*$/, 'must be the name that the server calls itself, such as mx.shop.example')
    .nullable(),
  /** Of a folder: only what arrives from now on, or all that is there. */
  startWith: z.enum(['new', 'everything']),
  imap: Imap.nullable(),
  /** Null: nothing is sent from here. */
  smtp: Smtp.nullable(),
  /** Null: both servers want a password. Else somebody signs in at their provider: `POST /api/channels/{id}/sign-in`. */
  signIn: SignInSettings.nullable(),
  /** Answers come back to `name+mark@…`: only where the mail server knows such addresses. */
  plusAddresses: z.boolean(),
  /** The subject carries the conversation's number and a mark. */
  subjectMark: z.boolean(),
  acknowledgement: Acknowledgement,
});

export const EmailSettings = Settings.extend({
  kind: z.literal('email'),
  address: z.email().max(255).toLowerCase(),
  name: Settings.shape.name.default(''),
  department: Settings.shape.department.default(null),
  language: Settings.shape.language.default(null),
  signature: Settings.shape.signature.default(''),
  /** Left out: `imap` when there is one, else `off`. */
  receiving: Settings.shape.receiving.optional(),
  checkedBy: Settings.shape.checkedBy.default(null),
  startWith: Settings.shape.startWith.default('new'),
  imap: Settings.shape.imap.default(null),
  smtp: Settings.shape.smtp.default(null),
  signIn: Settings.shape.signIn.default(null),
  plusAddresses: Settings.shape.plusAddresses.default(false),
  subjectMark: Settings.shape.subjectMark.default(false),
  acknowledgement: Settings.shape.acknowledgement.default({ when: 'never', calendar: null, texts: {} }),
});
export type EmailSettings = z.output<typeof EmailSettings>;
export const EmailChange = Settings.partial().strict();
export type EmailChange = z.output<typeof EmailChange>;

const Trouble = z.object({
  /** `unknown-host`, `refused`, `timeout`, `encryption`, `credentials`, `folder`, `sealed`, … */
  kind: z.string(),
  /** The server's own words. */
  detail: z.string(),
});

const Server = z.object({
  host: z.string(),
  port: z.int(),
  tls: z.string(),
  user: z.string(),
  hasPassword: z.boolean(),
});

export const EmailChannel = z.object({
  id: z.uuid(),
  kind: z.literal('email'),
  address: z.string(),
  name: z.string(),
  department: z.object({ key: z.string(), name: z.string() }).nullable(),
  language: Language.nullable(),
  signature: z.string(),
  receiving: z.enum(RECEIVING),
  checkedBy: z.string().nullable(),
  startWith: z.enum(['new', 'everything']),
  imap: Server.extend({ folder: z.string() }).nullable(),
  smtp: Server.nullable(),
  signIn: SignIn.nullable(),
  plusAddresses: z.boolean(),
  subjectMark: z.boolean(),
  acknowledgement: Acknowledgement,
  /** Whom to forward to at our door; it takes the account's own address, too. */
  doorAddress: z.string().nullable(),
  state: z.object({
    /** Null while the folder is not watched. */
    connectedSince: Instant.nullable(),
    lastInAt: Instant.nullable(),
    lastOutAt: Instant.nullable(),
    /** What the server calls itself that checked the sender of the last mail; null while none did. */
    checkedBy: z.string().nullable(),
    reading: Trouble.nullable(),
    sending: Trouble.nullable(),
    /** Mails that are kept beside the conversations and not put away: `GET /api/channels/mails/aside`. */
    aside: z.int(),
    /** Those of them that could not be taken in. */
    failed: z.int(),
  }),
});

export const Channel = z.discriminatedUnion('kind', [
  EmailChannel,
  ChatChannel,
  MessagingChannel,
  PhoneChannel,
  StoreChannel,
]);

/** Whether a server did what was tried; with what was wrong. */
const Tried = z.object({ isFine: z.boolean(), trouble: Trouble.nullable() });

export const channelsApi = {
  list: route({
    method: 'GET',
    path: '/api/channels',
    access: 'workspace.read',
    tag,
    summary: 'The accounts by which customers reach us, and how it goes with each',
    answer: z.object({
      items: z.array(Channel),
      /** Our own SMTP door; null while it is closed. */
      door: z.object({ domain: z.string(), port: z.int() }).nullable(),
    }),
  }),
  create: route({
    method: 'POST',
    path: '/api/channels',
    access: 'workspace.manage',
    tag,
    summary:
      'Add an account; what arrives at it becomes conversations. Of a chat or a telephone, the answer shows its secret, this once',
    body: z.discriminatedUnion('kind', [
      EmailSettings,
      ChatSettings,
      MessagingSettings,
      PhoneSettings,
      StoreSettings,
    ]),
    status: 201,
    answer: z.discriminatedUnion('kind', [
      EmailChannel,
      ChatChannel.extend({ secret: z.string() }),
      MessagingChannel,
      PhoneChannel.extend({ secret: z.string() }),
      StoreChannel,
    ]),
  }),
  get: route({
    method: 'GET',
    path: '/api/channels/:id',
    access: 'workspace.read',
    tag,
    summary: 'One account',
    params: Id,
    answer: Channel,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/channels/:id',
    access: 'workspace.manage',
    tag,
    summary: 'Change an e-mail account; what is left out stays, passwords too',
    params: Id,
    body: EmailChange,
    answer: EmailChannel,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/channels/:id',
    access: 'workspace.manage',
    tag,
    summary: 'Remove an account; its conversations stay',
    params: Id,
    status: 204,
  }),
  tryOut: route({
    method: 'POST',
    path: '/api/channels/try',
    access: 'workspace.manage',
    tag,
    summary: 'Connect and sign in to both servers, and say what is wrong; nothing is sent or read',
    body: z.object({
      /** Of an account whose kept passwords are used where none is given. */
      id: z.uuid().optional(),
      imap: Imap.nullable().default(null),
      smtp: Smtp.nullable().default(null),
    }),
    answer: z.object({ imap: Tried.nullable(), smtp: Tried.nullable() }),
  }),
};
