/** Asking how it went, once a conversation is solved: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Tags } from '../../conversations/particulars-contract.ts';
import { Language } from '../../conversations/shapes-contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { Channel } from '../../touchpoints/contract.ts';

/** Beginning of the links in mails: where customers reach this Jornada. */
const Address = z
  .string()
  .trim()
  .max(300)
  .refine((text) => /^https?:\/\/[^\s?#]+$/.test(text) && URL.canParse(text), {
    error: 'must be an address such as https://care.shop.example',
  })
  .transform((text) => text.replace(/\/+$/, ''));

const Question = z.string().trim().max(200);
const Thanks = z.string().trim().max(400);
const Minutes = z.int().min(0).max(10_080);
const Hour = z.int().min(0).max(23);

/** What is left out or empty is said in the usual words. */
const Texts = z.object({ question: Question, thanks: Thanks }).partial().strict();

const Told = z.object({
  on: z.boolean(),
  address: Address,
  /** Channels of conversations. */
  channels: z.array(Channel).min(1),
  /** Keys of departments; empty: all, and those of none. */
  departments: z.array(z.string().max(100)).max(100),
  /** With at least one of them; empty: all. */
  tags: Tags,
  /** With none of them. */
  exceptTags: Tags,
  /** How long after solving. */
  afterMinutes: Minutes,
  /** The same of channels that wait otherwise: a chat is asked while its visitor is still there, a mail is not. */
  afterMinutesIn: z.partialRecord(Channel, Minutes),
  /** One person is asked once in so many days; 0: each time. */
  everyDays: z.int().min(0).max(365),
  /** What is asked in a chat and nobody saw there for so many minutes is asked by mail, once; null: never. */
  unseenMinutes: z.int().min(1).max(43_200).nullable(),
  /** By the workspace's clock, nothing is asked from one hour until the other; null: at any time. */
  quiet: z.object({ from: Hour, until: Hour }).strict().nullable(),
  texts: z.partialRecord(Language, Texts),
});

export const CsatSettings = z.object({
  ...Told.shape,
  /** Empty: not told yet. */
  address: z.string(),
  channels: z.array(Channel),
  tags: z.array(z.string()),
  exceptTags: z.array(z.string()),
  afterMinutesIn: z.partialRecord(Channel, z.int()),
  texts: z.partialRecord(Language, z.object({ question: z.string(), thanks: z.string() }).partial()),
  /** What was solved before is not asked about; null while it is off. */
  onSince: Instant.nullable(),
  /** The usual words. */
  usual: z.record(Language, z.object({ question: z.string(), thanks: z.string() })),
  /** Whether an account can send mail. */
  canSend: z.boolean(),
});

/** `undelivered`: the mail went out and came back. */
export const ASK_STATES = [
  'waiting',
  'in-chat',
  'sending',
  'asked',
  'undelivered',
  'skipped',
  'failed',
] as const;
/**
 * Why a customer was not asked: it was opened again; it fits the rule no more, or the rule is off; they never wrote; the
 * last word was a program's; the last answer did not reach them; they were asked lately; they do not want to be; nobody
 * knows an address; no account sends.
 */
export const SKIP_REASONS = [
  'opened-again',
  'rule',
  'never-wrote',
  'automatic',
  'not-delivered',
  'asked-lately',
  'declined',
  'no-address',
  'no-account',
] as const;

export const Ask = z.object({
  id: z.uuid(),
  state: z.enum(ASK_STATES),
  /** Of one that is skipped, one of `SKIP_REASONS`; of one that failed or came back, what the server said. */
  reason: z.string().nullable(),
  /** By mail, or in the chat itself; null while that is open. */
  by: z.enum(['chat', 'email']).nullable(),
  solvedAt: Instant,
  /** When it is asked, as long as it waits. */
  dueAt: Instant,
  /** When it was decided. */
  decidedAt: Instant.nullable(),
  askedAt: Instant.nullable(),
  /** 1 to 5; null while there is no answer. */
  score: z.int().min(1).max(5).nullable(),
  comment: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** When the answer was changed last; null when it was not. */
  changedAt: Instant.nullable(),
  /** Whose it was when it was solved. */
  assignee: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});

const tag = 'surveys';
export const FIGURES_DAYS = 30;

export const csatApi = {
  settings: route({
    method: 'GET',
    path: '/api/csat',
    access: 'workspace.read',
    tag,
    summary: 'When customers are asked how it went, and in which words',
    answer: CsatSettings,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/csat',
    access: 'workspace.manage',
    tag,
    summary: 'Change when customers are asked; what is left out stays',
    body: Told.partial().strict(),
    answer: CsatSettings,
  }),
  preview: route({
    method: 'GET',
    path: '/api/csat/preview',
    access: 'workspace.read',
    tag,
    summary: 'The mail, or the page behind it, as a customer sees it; HTML for a frame',
    query: z.object({
      language: Language,
      show: z.enum(['mail', 'page', 'thanks']).default('mail'),
      question: Question.optional(),
      thanks: Thanks.optional(),
    }),
  }),
  figures: route({
    method: 'GET',
    path: '/api/csat/figures',
    access: 'workspace.read',
    tag,
    summary: `Of the last ${FIGURES_DAYS} days: how many were asked, answered, and could not be reached`,
    answer: z.object({
      days: z.int(),
      /** Who got the question, as far as anybody knows, and of them who answered. */
      asked: z.int(),
      answered: z.int(),
      /** Whose mail came back: they are none of those asked. */
      undelivered: z.int(),
      /** Whose mail no server took. */
      failed: z.int(),
    }),
  }),
  of: route({
    method: 'GET',
    path: '/api/conversations/:id/csat',
    access: 'conversations.read',
    tag,
    summary: 'Whether the customer of a conversation was asked how it went, and the answers',
    params: z.object({ id: z.uuid() }),
    answer: z.object({ items: z.array(Ask) }),
  }),
};
