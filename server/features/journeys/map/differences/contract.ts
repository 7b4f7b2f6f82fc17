/** What makes a difference within a touchpoint: what it can be asked and what it answers. */
import { z } from 'zod';
import { route } from '../../../../core/http/contract.ts';
import { MapQuery } from '../asked-contract.ts';
import { DIFFERENCE_FIGURES, DIFFERENCE_KINDS } from './kinds.ts';

export const DifferencesQuery = MapQuery.omit({
  compare: true,
  compareSegment: true,
  compareVersion: true,
}).extend({
  /** Name of a touchpoint type. Left out: the 40 types that most people passed, at least 100 times, surveys excepted. */
  type: z.string().min(1).max(300).optional(),
});
export type DifferencesQuery = z.output<typeof DifferencesQuery>;

export const Difference = z.object({
  /** Name of the touchpoint type. */
  type: z.string(),
  what: z.enum(DIFFERENCE_KINDS),
  /** Of the property or trait; null for the channel, the device and times. */
  name: z.string().nullable(),
  /** What the group has in common; of times 1 … 10, and `11+`; of gaps the seconds from which on, up to the next of `GAPS`. */
  value: z.string(),
  figure: z.enum(DIFFERENCE_FIGURES),
  /** Of the group; its 95 % interval (Student's t, Wilson) is null where all are alike. */
  own: z.object({
    value: z.number(),
    /** Ratings of emotion, touchpoints of leaving. */
    n: z.int(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  }),
  /** All others of the type of which it is known too: their store, their plan. */
  rest: z.object({ value: z.number(), n: z.int() }),
  /** Own less rest. */
  difference: z.number(),
  /** The group feels worse, or leaves more. */
  worse: z.boolean(),
  /**
   * That they differ so much by chance: Welch's test of means; of shares the largest of chi-square or Fisher's test and
   * of what else must hold (leaving.ts).
   */
  p: z.number(),
  /** The same when so many were looked at (Benjamini and Hochberg); below 0.05. */
  adjustedP: z.number(),
});
export type Difference = z.output<typeof Difference>;

export const Differences = z.object({
  /** First moment, included; null when the question had no beginning. */
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime(),
  quietDays: z.int(),
  /** Whatever differs goes together; nothing here says what causes it. */
  correlation: z.literal(true),
  /** Types, groups of touchpoints with enough observations, and figures of them that were tested together. */
  lookedAt: z.object({ types: z.int(), groups: z.int(), tests: z.int() }),
  /**
   * Of at least 30 observations against at least 30 others; by people × size × certainty (compare.ts), at most 10 of one type.
   * Without a type at most 8, one of each and the worse first: the strongest that is worse, else the strongest, and
   * none that is told of another type already. Groups of nearly the same touchpoints are told once.
   */
  items: z.array(Difference),
});
export type Differences = z.output<typeof Differences>;

export const differencesApi = {
  differences: route({
    method: 'GET',
    path: '/api/journeys/map/differences',
    access: 'journeys.read',
    tag: 'journeys',
    summary:
      'What makes a difference within a touchpoint: groups of it that feel or leave otherwise than its others',
    query: DifferencesQuery,
    answer: Differences,
  }),
};
