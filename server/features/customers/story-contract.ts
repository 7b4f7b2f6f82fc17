import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Channel } from '../touchpoints/contract.ts';
import { Cursor, CustomerId, Instant, Limit, Moment } from './shapes-contract.ts';

const tag = 'customers';

/** One thing that happened, as the timeline shows it. */
export const StoryItem = z.object({
  id: z.uuid(),
  /** As it is called in the catalogue. */
  type: z.string(),
  kind: z.string(),
  at: Instant,
  /** Told with the touchpoint, else of its type. */
  channel: z.string().nullable(),
  /** The stage's key, by today's catalogue; null while nobody has mapped the type. */
  stage: z.string().nullable(),
  momentOfTruth: z.boolean(),
  source: z.string(),
  properties: z.record(z.string(), z.unknown()),
  /** The order it is about. */
  order: z
    .object({
      id: z.uuid(),
      number: z.string(),
      currency: z.string().nullable(),
      totalMinor: z.int().nullable(),
      promisedAt: Instant.nullable(),
      deliveredAt: Instant.nullable(),
    })
    .nullable(),
  /** Which of the merged customers it happened to, as identified then. */
  customerId: z.uuid(),
});

export const Touchpoint = StoryItem.extend({
  department: z.string().nullable(),
  context: z.record(z.string(), z.unknown()).nullable(),
  messageId: z.string(),
  /** The sender's own clock, before it was corrected. */
  originalAt: Instant.nullable(),
  receivedAt: Instant,
  importId: z.uuid().nullable(),
  /**
   * In which it is read now. Splitting and merging move messages; `properties` keep the number under which it happened.
   */
  conversation: z.object({ id: z.uuid(), number: z.int() }).nullable(),
  /** The person as a whole: the root of `customerId`. */
  personId: z.uuid(),
});

export const StoryFilters = z.object({
  /** Key of a stage; `none` for types that nobody mapped. */
  stage: z.string().max(100).optional(),
  channel: Channel.optional(),
  kind: z.string().max(40).optional(),
  type: z.string().max(255).optional(),
  /** From this moment on, and before that one. */
  from: Moment.optional(),
  to: Moment.optional(),
});
export type StoryFilters = z.output<typeof StoryFilters>;

export const storyApi = {
  timeline: route({
    method: 'GET',
    path: '/api/customers/:id/timeline',
    access: 'customers.read',
    tag,
    summary: 'Everything that happened to a customer, newest first',
    params: CustomerId,
    query: StoryFilters.extend({ cursor: Cursor, limit: Limit(50) }),
    answer: z.object({ items: z.array(StoryItem), nextCursor: z.string().nullable() }),
  }),
  touchpoint: route({
    method: 'GET',
    path: '/api/touchpoints/:id',
    access: 'customers.read',
    tag,
    summary: 'One touchpoint with everything that is known of it',
    params: z.object({ id: z.uuid() }),
    answer: Touchpoint,
  }),
};
