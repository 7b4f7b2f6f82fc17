/** Maps drawn by hand, and what the measured journey is against them. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { PeriodQuery } from '../../../core/period-contract.ts';
import { called } from '../../customers/shapes-contract.ts';
import { NarrowingQuery } from '../../lens/question/contract.ts';

const tag = 'journeys';
const MAX_STEPS = 30;
const MAX_PROMISE_SECONDS = 10 * 366 * 86_400;

export const Step = z.object({
  title: z.string().trim().min(1).max(100),
  /** Key of a stage of the map; null for none. */
  stage: z.string().max(100).nullable().default(null),
  /** Names of the touchpoint types that it stands for: any of them is the step. */
  types: z.array(z.string().min(1).max(300)).min(1).max(30),
  /** How long it may take until the next step; the last step promises nothing. */
  promiseSeconds: z.int().min(1).max(MAX_PROMISE_SECONDS).nullable().default(null),
  /** How people should feel at it, −1 … 1. */
  expectedEmotion: z.number().min(-1).max(1).nullable().default(null),
});
export type Step = z.output<typeof Step>;

const Steps = z.array(Step).min(2, 'must be at least two steps').max(MAX_STEPS);
const Name = z.string().trim().min(1).max(100);

export const IntendedMap = z.object({
  id: z.uuid(),
  name: z.string(),
  steps: z.array(Step),
  createdAt: z.iso.datetime(),
  createdBy: z.object({ id: z.uuid().nullable(), name: z.string() }),
  updatedAt: z.iso.datetime(),
});

const asked = { ...PeriodQuery.shape, ...NarrowingQuery.shape };

/**
 * A passage is one way of a person through the steps, in whatever order. It ends where they go back to a step that
 * they had taken before; from there it is another passage. It counts to the period in which it begins and is followed
 * until now. Narrowed to a channel, department or product, it counts when any touchpoint of it fits.
 */
const counted = {
  /** People. */
  customers: z.int(),
  passages: z.int(),
};

/** Of passages. */
const Share = z.object({
  ...counted,
  /** Passages that it is a share of. */
  n: z.int(),
  /** 0 … 1; null where n is 0. With the ends of its 95 % interval (Wilson). */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** n is too small to mean anything. */
  small: z.boolean(),
});

const Part = z.object({ n: z.int(), value: z.number().nullable() });

/** As the journey map measures it, of what happened in the period. */
const Emotion = z.object({
  value: z.number(),
  n: z.int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  small: z.boolean(),
  /** What it was read from: what people rated, and what is plain without asking. n of both together is n. */
  from: z.object({ ratings: Part, facts: Part }),
});

const HeldStep = Step.extend({
  /** Which: 1 for the first. */
  number: z.int(),
  /** Who took it. */
  passed: z.object(counted),
  /** Who took a later step and not this one. */
  skipped: Share,
  /** From the first touchpoint of this step to the first of the next; null after the last step. */
  next: z
    .object({
      /** Passages that took the next step and not before this one. */
      ...counted,
      medianSeconds: z.number().nullable(),
      p90Seconds: z.number().nullable(),
      /**
       * Null where nothing is promised. Broken: the next step came later than promised (`late`), or has not come, nor
       * any after it, although the time is over (`overdue`). Kept and broken together are n.
       */
      promise: Share.extend({ late: z.int(), overdue: z.int() }).nullable(),
    })
    .nullable(),
  /** Null when nothing is known. */
  emotion: Emotion.nullable(),
  /** Measured less expected emotion; null where one of them is not there. */
  emotionDifference: z.number().nullable(),
});

const Extra = z.object({
  type: z.string(),
  /** Key of its stage. */
  stage: z.string().nullable(),
  ...counted,
  occurrences: z.int(),
  /** Share of all passages in which it happened, with its 95 % interval. */
  share: z.number(),
  low: z.number(),
  high: z.number(),
  /** Number of the step after which it happened most often. */
  afterStep: z.int(),
});

export const HeldAgainst = z.object({
  map: IntendedMap,
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime(),
  ...counted,
  steps: z.array(HeldStep),
  /** What happened between two steps and is not on the map, in the most passages first. At most 20. */
  extra: z.array(Extra),
});
export type HeldAgainst = z.output<typeof HeldAgainst>;

/** `all`: every passage. `timed`: behind the times to the next step. `broken`: late or overdue. `rated`, `facts`: behind emotion. */
export const HELD_PARTS = [
  'all',
  'passed',
  'skipped',
  'timed',
  'broken',
  'late',
  'overdue',
  'rated',
  'facts',
  'extra',
] as const;
export type HeldPart = (typeof HELD_PARTS)[number];

const HeldPeopleQuery = z.object({
  ...asked,
  part: z.enum(HELD_PARTS),
  /** Number of a step, from 1; for every part but `all` and `extra`. */
  step: z.coerce.number().int().min(1).max(MAX_STEPS).optional(),
  /** Name of a touchpoint type, for `extra`. */
  type: z.string().min(1).max(300).optional(),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type HeldPeopleQuery = z.output<typeof HeldPeopleQuery>;

const HeldPerson = z.object({
  customerId: z.uuid(),
  ...called,
  /** How many of what was counted are theirs: passages, ratings or occurrences. */
  observations: z.int(),
  /** When it last happened: the step, for a skipped one the beginning of the passage. */
  at: z.iso.datetime(),
  /** Where to open their story; null when it has just gone. */
  touchpointId: z.uuid().nullable(),
});

const byId = z.object({ id: z.uuid() });
const Drawn = z.object({ name: Name, steps: Steps });

export const intendedApi = {
  list: route({
    method: 'GET',
    path: '/api/journeys/intended',
    access: 'journeys.read',
    tag,
    summary: 'Maps drawn by hand, by name',
    answer: z.object({ items: z.array(IntendedMap) }),
  }),
  make: route({
    method: 'POST',
    path: '/api/journeys/intended',
    access: 'journeys.write',
    tag,
    summary: 'Draw a map: the steps as they are meant to go',
    body: Drawn,
    answer: IntendedMap,
    status: 201,
  }),
  get: route({
    method: 'GET',
    path: '/api/journeys/intended/:id',
    access: 'journeys.read',
    tag,
    summary: 'One map drawn by hand',
    params: byId,
    answer: IntendedMap,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/journeys/intended/:id',
    access: 'journeys.write',
    tag,
    summary: 'Rename a map drawn by hand or redraw its steps, all at once. What is left out stays',
    params: byId,
    body: Drawn.partial(),
    answer: IntendedMap,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/journeys/intended/:id',
    access: 'journeys.write',
    tag,
    summary: 'Remove a map drawn by hand',
    params: byId,
  }),
  heldAgainst: route({
    method: 'GET',
    path: '/api/journeys/intended/:id/held-against',
    access: 'journeys.read',
    tag,
    summary:
      'The measured journey against the drawn one: what is skipped, what is extra, which promises are broken',
    params: byId,
    query: z.object(asked),
    answer: HeldAgainst,
  }),
  people: route({
    method: 'GET',
    path: '/api/journeys/intended/:id/held-against/people',
    access: 'customers.read',
    tag,
    summary: 'The customers that one of its figures was counted from, the latest first',
    params: byId,
    query: HeldPeopleQuery,
    answer: z.object({
      items: z.array(HeldPerson),
      /** People. */
      total: z.int(),
      observations: z.int(),
      nextCursor: z.string().nullable(),
    }),
  }),
};
