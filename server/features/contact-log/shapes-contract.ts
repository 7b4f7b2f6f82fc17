/** What is written down of a call or a visit. Runs in the browser too. */
import { z } from 'zod';
import { NewPromise } from '../conversations/promises/contract.ts';
import { called, Instant, Moment } from '../customers/shapes-contract.ts';

export const LOG_CHANNELS = ['phone', 'store'] as const;
export const DIRECTIONS = ['in', 'out'] as const;

/**
 * `solved`: nothing is left to do. `follow-up`: the writer goes on with it. `handed-over`: somebody else does.
 * `left-message`: nobody was there, and heard what was left for them. `no-answer`: nobody was there. The last two only of
 * calls that we made.
 */
export const OUTCOMES = ['solved', 'follow-up', 'handed-over', 'left-message', 'no-answer'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;
export const UNREACHED: readonly Outcome[] = ['left-message', 'no-answer'];

/** How the customer seemed to feel, as the writer noted it. */
export const EMOTIONS = ['joy', 'trust', 'surprise', 'neutral', 'sadness', 'fear', 'anger'] as const;
export const Emotion = z.enum(EMOTIONS);
export type Emotion = z.infer<typeof Emotion>;

/** −1 … +1. Surprise can be either, and says neither. */
export const SENTIMENTS: Record<Emotion, number> = {
  ...{ joy: 1, trust: 0.5, surprise: 0, neutral: 0 },
  ...{ sadness: -0.5, fear: -0.5, anger: -1 },
};

export const Reason = z.string().trim().max(120);

/** Whom it was with: one key is enough, of somebody new also a name alone. */
const Who = z
  .object({
    id: z.uuid(),
    email: z.string().max(320),
    phone: z.string().max(60),
    name: z.string().trim().min(1).max(200),
  })
  .partial()
  .strict()
  .refine(({ id, email, phone, name }) => id || email || phone || name, {
    error: 'must have an id, an e-mail, a phone number or a name',
  });

export const NewContact = z
  .object({
    /** The client's own id of it: sent again, nothing happens twice. */
    key: z.string().min(1).max(200),
    channel: z.enum(LOG_CHANNELS),
    /** `in`: they called, or came. `out`: we called. */
    direction: z.enum(DIRECTIONS).default('in'),
    customer: Who,
    /** One of the workspace's, or any other. */
    reason: Reason.default(''),
    outcome: Outcome,
    emotion: Emotion.nullable().default(null),
    /** What was said and done. */
    note: z.string().trim().max(20_000).default(''),
    promise: NewPromise.optional(),
    /** Key of a department that goes on with it. */
    department: z.string().max(100).nullable().default(null),
    /** Id of a conversation that goes on with it; a new one is begun without. */
    conversation: z.uuid().optional(),
    /** Id of the call that it was, as the telephone service told of it. */
    call: z.uuid().optional(),
    /** Id of the shop or telephone. */
    account: z.uuid().optional(),
    /** When it was; now when left out. */
    at: Moment.optional(),
    /** A key names the member whose entry it is. */
    member: z.uuid().optional(),
  })
  .strict()
  .refine(({ channel, direction }) => channel === 'phone' || direction === 'in', {
    path: ['direction'],
    error: 'must be in: nobody is called from a shop without a telephone',
  })
  .refine(({ direction, outcome }) => direction === 'out' || !UNREACHED.includes(outcome), {
    path: ['outcome'],
    error: 'only goes with calls that we made',
  })
  .refine(({ reason, note, outcome }) => reason || note || UNREACHED.includes(outcome), {
    path: ['reason'],
    error: 'must say why, when there is no note',
  });
export type NewContact = z.output<typeof NewContact>;

export const Contact = z.object({
  id: z.uuid(),
  channel: z.enum(LOG_CHANNELS),
  direction: z.enum(DIRECTIONS),
  customer: z.object({ id: z.uuid(), ...called }),
  conversation: z.object({ id: z.uuid(), number: z.int() }),
  /** The first message that it made. */
  messageId: z.uuid(),
  reason: z.string(),
  outcome: Outcome,
  emotion: Emotion.nullable(),
  note: z.string(),
  promise: z.object({ id: z.uuid(), text: z.string(), dueAt: Instant }).nullable(),
  /** The shop or telephone, where that is known. */
  account: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Who wrote it down; the member where it was one who is still here. */
  author: z.string(),
  memberId: z.uuid().nullable(),
  at: Instant,
  /** They talked for so long, where a telephone service told. */
  seconds: z.int().nullable(),
  /** Until when it can be undone; null when it cannot. */
  undoableUntil: Instant.nullable(),
});
