import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Moment, PeriodQuery } from '../../core/period-contract.ts';
import { called } from '../customers/shapes-contract.ts';
import { INTERVALS, NarrowingQuery, RunningSpan, Text } from '../lens/question/contract.ts';
import { Change, Direction, Group, METRIC_IDS, MetricWords, Point, Total, Unit } from './shapes-contract.ts';

const params = z.object({ id: z.string().max(60) });

const asked = {
  ...PeriodQuery.shape,
  ...NarrowingQuery.shape,
  interval: z.enum(INTERVALS).default('month'),
  span: RunningSpan,
  /** Retention and churn of shops: so many days without an order are a loss. Proposed from the data when left out. */
  quietDays: z.coerce.number().int().min(1).max(3650).optional(),
  /** Retention and churn: whether orders or subscriptions make a customer. Orders, where there are any, when left out. */
  basis: z.enum(['orders', 'subscriptions']).optional(),
};

const figureQuery = z.object({
  ...asked,
  /** A split of the metric: `channel`, …, `trait:<name>`. */
  groupBy: Text(200).optional(),
  /**
   * `previous`: of whole weeks, months, quarters or years (where the workspace is) as many before; of one that runs as
   * much of the one before; of anything else as many days before. `year`: the same dates a year earlier.
   */
  compare: z.enum(['previous', 'year']).optional(),
});

/** What is behind a figure: of the total, a point, a group or a side. */
export const MetricPartQuery = z.object({
  ...asked,
  groupBy: Text(200).optional(),
  /**
   * One group of `groupBy`: its key, empty for those that belong to none. Of channel, device, department, stage,
   * priority and target it must be one there is. What anybody may name (a product, a campaign, a tag, a trait) may be
   * anything, and nobody is in a group that there is not.
   */
  group: Text(400).optional(),
  /** Instead of one group: everybody in the groups that the answer's `rest` puts together. */
  rest: z.literal('true').optional(),
  /** One point: its `at`, or the date on which it begins. */
  at: Moment.optional(),
  /** Of a rate, NPS, CES or emotion: those who count for it, or against it; of NPS and emotion also for neither. */
  part: z.enum(['all', 'hit', 'neither', 'miss']).default('all'),
});

const Rest = z.object({ groups: z.int(), total: Total });

export const MetricAnswer = z.object({
  id: z.enum(METRIC_IDS),
  unit: Unit,
  direction: Direction,
  interval: z.enum(INTERVALS),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /**
   * In order of time. Without groups every interval of the period is there, also empty ones (at the ends only when
   * `from` was given); with groups one point for each group and interval in which it occurs.
   */
  points: z.array(Point),
  total: Total,
  /**
   * By n, at most 50, the one with an empty name last: of it nothing is told. A thing may belong to several groups (an
   * order of two products), so they need not add up.
   */
  groups: z.array(Group).optional(),
  /** All groups beyond those 50 together. Their points carry no group of their own and are left out. */
  rest: Rest.optional(),
  previous: z
    .object({ from: z.iso.datetime(), to: z.iso.datetime(), points: z.array(Point), total: Total })
    .optional(),
  /** Beside `previous`; null where either period has no figure. */
  change: Change.nullable().optional(),
  /** Of money. */
  currency: z.string().optional(),
  /** What was taken for granted: `quietDays` and where it comes from, `basis`, which touchpoints are contacts. */
  assumptions: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional(),
});

export const MetricPerson = z.object({
  customerId: z.uuid(),
  ...called,
  /** How many of the figure's n are theirs. */
  observations: z.int(),
  /** Of theirs alone: the mean of a mean or median, the share of a rate, the sum of a sum or count. */
  value: z.number().nullable(),
  lastAt: z.iso.datetime(),
});

const CSV = 'text/csv, UTF-8';

export const metricsApi = {
  list: route({
    method: 'GET',
    path: '/api/metrics',
    access: 'journeys.read',
    tag: 'metrics',
    summary: 'Every metric: what it means, how it is computed, what it can be split by',
    answer: z.object({ items: z.array(MetricWords) }),
  }),
  traits: route({
    method: 'GET',
    path: '/api/metrics/traits',
    access: 'journeys.read',
    tag: 'metrics',
    summary: 'Traits of customers that figures can be split by: with 2 to 50 values, the most common first',
    answer: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          /** How many different values it has. */
          values: z.int(),
          /** Of how many people it is known. */
          people: z.int(),
        }),
      ),
    }),
  }),
  figure: route({
    method: 'GET',
    path: '/api/metrics/:id',
    access: 'journeys.read',
    tag: 'metrics',
    summary: 'A metric over time and in whole, with n and 95 % intervals; by groups; against another period',
    params,
    query: figureQuery,
    answer: MetricAnswer,
  }),
  people: route({
    method: 'GET',
    path: '/api/metrics/:id/people',
    access: 'customers.read',
    tag: 'metrics',
    summary: 'The customers a figure was counted from: of the total, a point or a group; latest first',
    params,
    query: MetricPartQuery.extend({
      cursor: z.string().max(600).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    answer: z.object({
      items: z.array(MetricPerson),
      /** People. */
      total: z.int(),
      /** What was observed of them: n of the figure, for `part=all`. */
      observations: z.int(),
      nextCursor: z.string().nullable(),
    }),
  }),
  csv: route({
    method: 'GET',
    path: '/api/metrics/:id/csv',
    access: 'journeys.read',
    tag: 'metrics',
    summary: `The same points, groups and total as a file (${CSV})`,
    params,
    query: figureQuery,
  }),
  peopleCsv: route({
    method: 'GET',
    path: '/api/metrics/:id/people/csv',
    access: 'customers.read',
    tag: 'metrics',
    summary: `All those customers as a file (${CSV})`,
    params,
    query: MetricPartQuery,
  }),
};
