/** Accounts at messengers, as people set them up. */
import { z } from 'zod';
import { Language } from '../../conversations/shapes-contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';

export const PROVIDERS = ['whatsapp', 'telegram', 'facebook', 'instagram'] as const;
export type Provider = (typeof PROVIDERS)[number];
export const isProvider = (kind: string): kind is Provider => PROVIDERS.includes(kind as Provider);

/** Where we may write first: of WhatsApp to a telephone number. Bots and pages can only answer. */
export const canBegin = (kind: Provider): boolean => kind === 'whatsapp';

/** Digits, as all of them number what is theirs. */
const ExternalId = z
  .string()
  .trim()
  .regex(/^\d{1,30}$/, 'must be the number that the provider gave, digits only');
const Token = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^[\x21-\x7e]+$/, 'must be one word, as the provider gave it');

/** As it was approved there: `{{1}}`, `{{2}}` stand for what is filled in. */
export const Template = z.object({
  name: z
    .string()
    .trim()
    .regex(/^[a-z0-9_]{1,512}$/, 'must be the name at WhatsApp: small letters, digits and underscores'),
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'must be the language at WhatsApp, such as pt_BR or en'),
  /** The body, word for word. */
  text: z.string().trim().min(1).max(1024),
});
export type Template = z.output<typeof Template>;

const Settings = z.object({
  /** What it is called here. */
  name: z.string().trim().min(1).max(80),
  /** Key of a department, or null: given to the conversations that begin here. */
  department: z.string().max(100).nullable(),
  language: Language.nullable(),
  /** Left out in a change: stays what it was. */
  accessToken: Token.optional(),
  /** Meta only: signs what is sent to us. */
  appSecret: Token.optional(),
  /** WhatsApp only: the business account that the number belongs to; empty when not told. */
  businessId: z.union([ExternalId, z.literal('')]),
  /** Facebook and Instagram: whether public comments become conversations, too. */
  comments: z.boolean(),
  /** Facebook and Instagram: answers go out for seven days; Meta must have allowed it to the company's app. */
  humanAgent: z.boolean(),
  /** WhatsApp only. */
  templates: z.array(Template).max(250),
});

export const MessagingSettings = Settings.extend({
  kind: z.enum(PROVIDERS),
  /** Id of the phone number, the page or the Instagram account; of Telegram it is told by the token. */
  externalId: ExternalId.optional(),
  accessToken: Token,
  department: Settings.shape.department.default(null),
  language: Settings.shape.language.default(null),
  businessId: Settings.shape.businessId.default(''),
  comments: Settings.shape.comments.default(true),
  humanAgent: Settings.shape.humanAgent.default(false),
  templates: Settings.shape.templates.default([]),
});
export type MessagingSettings = z.output<typeof MessagingSettings>;
export const MessagingChange = Settings.partial().strict();
export type MessagingChange = z.output<typeof MessagingChange>;

export const MessagingTrouble = z.object({ kind: z.string(), detail: z.string() });

export const MessagingChannel = z.object({
  id: z.uuid(),
  kind: z.enum(PROVIDERS),
  name: z.string(),
  externalId: z.string(),
  /** As customers see it; empty until the provider told it. */
  handle: z.string(),
  department: z.object({ key: z.string(), name: z.string() }).nullable(),
  language: Language.nullable(),
  businessId: z.string(),
  comments: z.boolean(),
  humanAgent: z.boolean(),
  templates: z.array(Template),
  /** Path of the address to which the provider sends what arrives: `/channels/…/webhook`. */
  webhookPath: z.string(),
  state: z.object({
    /** When the provider last was told, or asked, where to send to; null: never. */
    connectedAt: Instant.nullable(),
    lastInAt: Instant.nullable(),
    lastOutAt: Instant.nullable(),
    sending: MessagingTrouble.nullable(),
  }),
});
