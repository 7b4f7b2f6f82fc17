import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { called } from '../customers/shapes-contract.ts';
import {
  INTERVALS,
  Moment,
  NarrowingQuery,
  PeriodQuery,
  RunningSpan,
  Text,
} from '../lens/question/contract.ts';

export const METRIC_IDS = [
  'nps',
  'csat',
  'ces',
  'emotion',
  'response-rate',
  'customers',
  'new-customers',
  'active-customers',
  'orders',
  'revenue',
  'repurchase-rate',
  'time-to-second-order',
  'retention',
  'churn-rate',
  'delivery-time',
  'late-share',
  'cancelled-share',
  'returned-share',
  'contacts-per-order',
  'kept-promises',
  'first-response-time',
  'next-response-time',
  'resolution-time',
  'service-level',
  'first-contact-resolution',
  'reopen-rate',
  'backlog',
  'backlog-age',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** rate: 0..1; score: NPS −100..100; mean: the scale's own; money: minor units; emotion: −1..1. */
export const Unit = z.enum(['rate', 'score', 'mean', 'seconds', 'count', 'money', 'emotion']);
/** Which way is good. */
export const Direction = z.enum(['up', 'down', 'none']);

/** What `groupBy` takes, `trait` as `trait:<name>`. */
export const SPLITS = [
  'channel',
  'device',
  'department',
  'stage',
  'product',
  'account',
  'campaign',
  'survey',
  'priority',
  'assignee',
  'language',
  'tag',
  'target',
  'policy',
  'trait',
] as const;
export const Split = z.enum(SPLITS);
export type Split = z.infer<typeof Split>;

/** What narrows the rows of a metric, of those that know it; segment, account and campaign narrow the people of any. */
export const ROW_NARROWINGS = ['channel', 'device', 'department', 'product'] as const;

export const MetricWords = z.object({
  id: z.enum(METRIC_IDS),
  /** English; screens translate by id. */
  name: z.string(),
  /** One or two sentences in plain words. */
  definition: z.string(),
  /** Numerator and denominator, or what is averaged, in plain words. */
  formula: z.string(),
  /** Where the definition and its interval come from. */
  source: z.string(),
  unit: Unit,
  direction: Direction,
  splits: z.array(Split),
  /** What a question may be narrowed by; anything else is refused. */
  narrowing: z.array(z.enum(['segment', 'account', 'campaign', ...ROW_NARROWINGS])),
  /** What `part` of a figure's people can be asked for, besides all; empty where there are no two sides. */
  parts: z.array(z.enum(['hit', 'neither', 'miss'])),
  params: z.array(z.object({ name: z.string(), definition: z.string() })).optional(),
});

/** Observations or people; fewer say little. */
export const FEW = 30;

/** Of every figure. */
export const figure = {
  /** Null where nothing was observed (n = 0), but for counts and sums: nothing counted is 0. */
  value: z.number().nullable(),
  /** What the value was computed from: answers, orders, people; as the metric's formula says. */
  n: z.int(),
  /** Ends of the 95 % interval; null where there is none: n too small for one, or a plain count. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Too few to mean anything: fewer than 30, or of a share fewer than 5 of either side. */
  small: z.boolean(),
};

export const Total = z.object({
  ...figure,
  /** What belongs to the figure: `mean` and `p90` of a median, `clock` and `clockP90` of business time, `promoters` of NPS, …; see docs/metrics.md. */
  detail: z.record(z.string(), z.number().nullable()).optional(),
  /**
   * Why there is no value though something was recorded. `only-answers`: of a response rate, only answers were recorded,
   * not who was asked.
   */
  reason: z.enum(['only-answers']).optional(),
});

const group = {
  /** Key of the group (an account's id, a product's SKU, else its name); empty for those that belong to none. */
  group: z.string().optional(),
  /** As people know it: a stage's, department's, product's or account's name. */
  groupName: z.string().nullable().optional(),
};

export const Point = z.object({
  /** Start of the interval where the workspace is. */
  at: z.iso.datetime(),
  ...group,
  ...figure,
  /** The period begins or ends within this interval: only part of it is counted. */
  partial: z.literal(true).optional(),
});

const Rest = z.object({ groups: z.int(), total: Total });

/** Of the whole period against the other one. Judged by itself; Pulse corrects for looking at several figures at once. */
export const Change = z.object({
  /**
   * In the figure's own unit. Of counts and sums the other period is stretched to the same length, where it is a year
   * earlier and one of the two has a leap day.
   */
  difference: z.number(),
  /** Ends of its 95 % interval; null where there is none. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The chance of one so large where nothing changed. docs/metrics.md has the tests. */
  p: z.number(),
  /** p is below 0.05, and there are at least 30 observations in both periods; of counts and sums any number. */
  certain: z.boolean(),
  /**
   * Of counts and sums held against the period just before: it certainly changed, and as in the three periods before that,
   * each of which went the same way, by about as much. Growth that goes on is no news.
   */
  again: z.boolean(),
});

export const Group = z.object({
  group: z.string(),
  name: z.string().nullable(),
  total: Total,
  /** With `compare`: the same group in the other period. */
  previous: Total.optional(),
  /**
   * Beside `previous`; null where either period has no figure. All groups are judged together: `p` is adjusted for their
   * number (Benjamini–Hochberg). `again` is not looked at.
   */
  change: Change.nullable().optional(),
});

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

const peopleQuery = z.object({
  ...asked,
  groupBy: Text(200).optional(),
  /** One group of `groupBy`: its key, empty for those that belong to none. */
  group: Text(400).optional(),
  /** Instead of one group: everybody in the groups that the answer's `rest` puts together. */
  rest: z.literal('true').optional(),
  /** One point: its `at`, or the date on which it begins. */
  at: Moment.optional(),
  /** Of a rate, NPS, CES or emotion: those who count for it, or against it; of NPS and emotion also for neither. */
  part: z.enum(['all', 'hit', 'neither', 'miss']).default('all'),
});

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
    query: peopleQuery.extend({
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
    query: peopleQuery,
  }),
};
