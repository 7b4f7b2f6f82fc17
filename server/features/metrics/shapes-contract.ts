/** What metrics are and how figures look, as answers of several features show them. */
import { z } from 'zod';
import type { Permission } from '../../core/http/contract.ts';

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
  'contacts',
  'first-response-time',
  'next-response-time',
  'resolution-time',
  'service-level',
  'first-contact-resolution',
  'reopen-rate',
  'backlog',
  'backlog-age',
  'quality-score',
  'noted-emotion',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** What it needs besides to see a figure: what reviewers said of colleagues is not everybody's. */
export const NEEDS: Partial<Record<MetricId, Permission>> = { 'quality-score': 'quality.review' };

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
  'member',
  'language',
  'tag',
  'target',
  'policy',
  'weekday',
  'hour',
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
  /** Whether the conversations it is counted in can be asked for. */
  hasConversations: z.boolean(),
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
