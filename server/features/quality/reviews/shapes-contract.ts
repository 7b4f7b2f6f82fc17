/** What the doors of reviews take and answer, in parts. */
import { z } from 'zod';
import { idOr } from '../../../core/id-contract.ts';
import { PeriodQuery } from '../../../core/period-contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { Channel } from '../../touchpoints/contract.ts';
import { Criterion } from '../scorecards/contract.ts';

export const Person = z.object({ id: z.uuid(), name: z.string() });

/** `resolved`: somebody took a second look. */
export const REVIEW_STATES = ['draft', 'given', 'acknowledged', 'disputed', 'resolved'] as const;
/** Why targeted conversations are looked at: rated 1 or 2, opened again, a service level missed, long. */
export const REASONS = ['low-csat', 'reopened', 'missed', 'long'] as const;
export const CHOSEN = ['by-hand', 'random', ...REASONS] as const;

export const Answer = z.object({
  /** Id of a criterion. */
  criterion: z.uuid(),
  /** 1 to 5, or 0 (no) and 1 (yes); null while it is not answered, and where it does not apply. */
  value: z.int().min(0).max(5).nullable(),
  applies: z.boolean(),
  comment: z.string(),
  /** Id of the message that the comment is about. */
  message: z.uuid().nullable(),
});
export type Answer = z.output<typeof Answer>;

export const AnswerBody = z
  .object({
    criterion: z.uuid(),
    value: z.int().min(0).max(5).nullable().default(null),
    applies: z.boolean().default(true),
    comment: z.string().trim().max(5000).default(''),
    message: z.uuid().nullable().default(null),
  })
  .strict();

export const ReviewRow = z.object({
  id: z.uuid(),
  conversation: z.object({
    id: z.uuid(),
    number: z.int(),
    subject: z.string(),
    preview: z.string(),
    channel: Channel,
  }),
  /** Whose answers. */
  member: Person,
  reviewer: Person,
  scorecard: z.object({ id: z.uuid(), name: z.string(), version: z.int() }),
  state: z.enum(REVIEW_STATES),
  /** How it came to be reviewed. */
  chosen: z.enum(CHOSEN),
  /** 0 to 100; null while nothing that applies is answered. */
  score: z.number().nullable(),
  /** A criterion that fails the whole was missed. */
  failed: z.boolean(),
  updatedAt: Instant,
  givenAt: Instant.nullable(),
});

const Words = z.object({ text: z.string(), by: Person.nullable(), at: Instant });

export const Review = ReviewRow.extend({
  /** As they were when it was begun. */
  criteria: z.array(Criterion),
  answers: z.array(Answer),
  /** On the whole. */
  comment: z.string(),
  /** Id of the calibration that it was written for; it counts in no report, and the member does not see it. */
  calibration: z.uuid().nullable(),
  acknowledgedAt: Instant.nullable(),
  dispute: Words.nullable(),
  resolution: Words.nullable(),
  /** Since it was given, oldest first. */
  changes: z.array(
    z.object({
      id: z.uuid(),
      at: Instant,
      by: z.string(),
      what: z.enum(['given', 'changed', 'acknowledged', 'disputed', 'resolved']),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
});

export const ReviewFilters = PeriodQuery.extend({
  /** A member's id, or `me`. */
  member: idOr('me').optional(),
  reviewer: idOr('me').optional(),
  state: z.enum(REVIEW_STATES).optional(),
  /** Key of the conversation's department, or `none`. */
  department: z.string().max(100).optional(),
  channel: Channel.optional(),
  scorecard: z.uuid().optional(),
  /** Those in which this criterion is answered. */
  criterion: z.uuid().optional(),
  conversation: z.uuid().optional(),
  /** How they came to be reviewed; `targeted` is any reason. */
  chosen: z.enum(['by-hand', 'random', 'targeted']).optional(),
  /** Only those in which a criterion that fails the whole was missed. */
  failed: z.stringbool().optional(),
});
export type ReviewFilters = z.output<typeof ReviewFilters>;
