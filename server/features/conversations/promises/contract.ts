/** What was promised to customers, and whether it was kept: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { idOr } from '../../../core/id-contract.ts';
import { Cursor, called, Instant, Limit, Moment } from '../../customers/shapes-contract.ts';

export const PROMISE_STATES = ['open', 'kept', 'broken', 'withdrawn'] as const;
export const PromiseState = z.enum(PROMISE_STATES);

/** In a few words: what we will do. */
const PromiseText = z.string().trim().min(1).max(300);

export const NewPromise = z
  .object({
    text: PromiseText,
    /** By when; a moment to come. */
    dueAt: Moment,
    /** Who keeps it: a member's id, `me`, or null for whoever the conversation is assigned to. */
    member: z
      .union([z.uuid(), z.literal('me')])
      .nullable()
      .default(null),
  })
  .strict();

export const PromiseTold = z.object({
  id: z.uuid(),
  text: z.string(),
  dueAt: Instant,
  /** As it was first promised; another than `dueAt` when it was put off. */
  firstDueAt: Instant,
  /** `kept`: done in time. `broken`: not done in time, whether or not later. `withdrawn`: needed no more. */
  state: PromiseState,
  /** When it was done, in time or not. */
  doneAt: Instant.nullable(),
  /** Who keeps it; null for nobody. */
  member: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  madeBy: z.string(),
  createdAt: Instant,
  /** The message that says it; null where it was only noted. */
  messageId: z.uuid().nullable(),
});

export const ListedPromise = PromiseTold.extend({
  conversation: z.object({ id: z.uuid(), number: z.int() }),
  customer: z.object({ id: z.uuid(), ...called }),
});

const tag = 'conversations';
const PromiseId = z.object({ id: z.uuid() });

export const promisesApi = {
  make: route({
    method: 'POST',
    path: '/api/conversations/:id/promises',
    access: 'conversations.write',
    tag,
    summary: 'Note what was promised in a conversation; a message can carry its own (`promise`)',
    params: z.object({ id: z.uuid() }),
    body: NewPromise,
    status: 201,
    answer: PromiseTold,
  }),
  list: route({
    method: 'GET',
    path: '/api/promises',
    access: 'conversations.read',
    tag,
    summary: 'Promises, the first due first; those that are still owed when no state is given',
    query: z.object({
      /** `owed`: open, or broken and still not done. */
      state: z.enum(['owed', ...PROMISE_STATES]).default('owed'),
      /** A member's id, `me`, or `none`. */
      member: idOr('me', 'none').optional(),
      /** Id of a customer: of all that were merged into the person. */
      customer: z.uuid().optional(),
      cursor: Cursor,
      limit: Limit(50),
    }),
    answer: z.object({
      items: z.array(ListedPromise),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
  }),
  change: route({
    method: 'PATCH',
    path: '/api/promises/:id',
    access: 'conversations.write',
    tag,
    summary: 'Keep a promise, put it off, take it back, or hand it to somebody else',
    params: PromiseId,
    body: z
      .object({
        /** `done`: kept, when it is in time. `open`: it was not done after all. */
        state: z.enum(['done', 'open', 'withdrawn']),
        /** Only of an open one; a moment to come. */
        dueAt: Moment,
        text: PromiseText,
        member: idOr('me').nullable(),
      })
      .partial()
      .strict(),
    answer: PromiseTold,
  }),
};
