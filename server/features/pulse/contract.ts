/** Pulse: how the experience was in a week, month or quarter; what changed most, and where; the worst moments; data health. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { JourneyMap } from '../journeys/map/shapes-contract.ts';
import { LensState } from '../lens/contract.ts';
import { Direction, figure, METRIC_IDS, Unit } from '../metrics/shapes-contract.ts';

const tag = 'pulse';

export const SPANS = ['week', 'month', 'quarter'] as const;
export const Span = z.enum(SPANS);
export type Span = z.output<typeof Span>;

const MetricId = z.enum(METRIC_IDS);
const Stretch = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });
const Figure = z.object(figure);

const Change = z.object({
  /** Now less before; of totals, the period before stretched to the length of the one now. In the metric's unit. */
  value: z.number(),
  /** The same as a share of what was before; null where that was 0, and for scores, means and emotion. */
  relative: z.number().nullable(),
  /** 95 % interval of the difference, of this figure alone. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The chance of so large a difference where nothing changed; corrected for looking at several figures at once. */
  p: z.number(),
  adjustedP: z.number(),
  /** adjustedP < 0.05, and enough was observed in both periods. */
  certain: z.boolean(),
  /** Of totals: it certainly changed, the same way and about as much as in the three periods before. */
  again: z.boolean(),
});

const PulseMetric = z.object({
  id: MetricId,
  unit: Unit,
  direction: Direction,
  ...figure,
  previous: Figure,
  /** Null where one of the two periods has no figure. */
  change: Change.nullable(),
  /** `unclear`: it may be chance. `changed`: for certain, and neither way is good. `unknown`: nothing to compare. */
  verdict: z.enum(['better', 'worse', 'changed', 'unclear', 'unknown']),
  /** The periods up to this one, the oldest first; at most 12. Of each as much as has passed of the one that runs. */
  points: z.array(z.object({ at: z.iso.datetime(), value: z.number().nullable(), n: z.int() })),
});

const place = {
  /** `channel`, …, `trait:<name>`: as `groupBy` of the metric takes it. */
  dimension: z.string(),
  group: z.string(),
  /** As people know it. */
  name: z.string().nullable(),
  /** The group's own figure, as the metric counts it. */
  now: Figure,
  /** Everybody else's; null for totals. */
  restNow: z.number().nullable(),
};

const Place = z.object({
  ...place,
  before: Figure,
  restBefore: z.number().nullable(),
  /** What it adds to the change of the whole, in the metric's unit; over all groups these sum to the whole change. */
  contribution: z.number(),
  /** The same as a share of the whole change; may be beyond 1 when others went the other way. */
  shareOfChange: z.number().nullable(),
  /** Parts of the contribution: its own figure changed, its weight changed. Null for totals. */
  rate: z.number().nullable(),
  mix: z.number().nullable(),
  /** Its share of all observations, or of the total. */
  shareBefore: z.number(),
  shareNow: z.number(),
  /** The chance that it changed as the rest did; corrected for all the groups that were looked at. */
  p: z.number(),
  adjustedP: z.number(),
  /** Whether it is certain after all those groups. If not it is the likeliest place of a change that is: by itself p < 0.05. */
  certain: z.boolean(),
});

const PulseChange = z.object({
  metric: MetricId,
  /** Whether the whole changed for certain, or only this place of it did. */
  whole: z.boolean(),
  verdict: z.enum(['better', 'worse', 'changed']),
  /** Null: everywhere alike, or too little to tell. */
  place: Place.nullable(),
});

const PulseWeakness = z.object({
  metric: MetricId,
  ...place,
  /** Its weight times its distance from the whole: by so much the whole would be better were it like the whole. */
  gap: z.number(),
  p: z.number(),
  adjustedP: z.number(),
});

export const Pulse = z.object({
  span: Span,
  /** First date of the period, where the workspace is; of the one before and after it, where they can be asked for. */
  at: z.iso.date(),
  earlier: z.iso.date().nullable(),
  later: z.iso.date().nullable(),
  /** First date of the period that runs now. Where it is the one told of, everything is so far, up to this moment. */
  running: z.iso.date(),
  ...Stretch.shape,
  /** What it is held against: the period before; of it as much as has passed of the one that runs. */
  previous: Stretch,
  /** The last moment at which anything happened; null in an empty workspace. */
  lastAt: z.iso.datetime().nullable(),
  /** No date was asked for, and nothing happened in the latest period: this is the last in which something did. */
  past: z.boolean(),
  /** Of money. */
  currency: z.string(),
  /** Those with data, the most telling first; at most 10. */
  metrics: z.array(PulseMetric),
  /** What changed for certain, whole figures before single places, the most certain first; at most 5. Empty: nothing changed beyond chance. */
  changes: z.array(PulseChange),
  /** Where a figure is worse than everywhere else, in this period; at most 6. */
  weaknesses: z.array(PulseWeakness),
  /** How many figures and groups were looked at, which certainty is corrected for. */
  lookedAt: z.object({ metrics: z.int(), groups: z.int() }),
  /** Of the journey map, in the period said: longer where too little happened in the one asked for. */
  moments: Stretch.extend({ items: JourneyMap.shape.moments }),
  /** Types of touchpoints that belong to no stage, in the period of the moments; those of most people first. */
  unmapped: JourneyMap.shape.unmapped,
});
export type Pulse = z.output<typeof Pulse>;
export type PulseMetric = z.output<typeof PulseMetric>;
export type PulseChange = z.output<typeof PulseChange>;
export type PulseWeakness = z.output<typeof PulseWeakness>;

export const PulseHealth = z.object({
  lens: LensState,
  /**
   * Sources, and types of touchpoints of sources that are not silent altogether, silent for more than twice the longest
   * they went without in the 180 days before, and for more than a day. Files have no rhythm and are left out.
   */
  quiet: z.array(
    z.object({
      source: z.string(),
      type: z.string().nullable(),
      /** The hour in which it last sent something. */
      lastAt: z.iso.datetime(),
      silentSeconds: z.number(),
      longestSeconds: z.number(),
    }),
  ),
  /** Calls that were refused and nobody decided about. */
  refused: z.object({ open: z.int(), lastAt: z.iso.datetime().nullable() }),
  /** Imports that failed or wait for a person. */
  imports: z.array(z.object({ id: z.uuid(), fileName: z.string(), state: z.enum(['failed', 'mapping']) })),
});
export type PulseHealth = z.output<typeof PulseHealth>;

export const pulseApi = {
  pulse: route({
    method: 'GET',
    path: '/api/pulse',
    access: 'journeys.read',
    tag,
    summary:
      'How a week, month or quarter was: figures with certainty, what changed most and where, the worst moments',
    query: z.object({
      span: Span.default('week'),
      /** Any date in the period, which must have begun: the one that runs is told so far. The latest that ended when left out. */
      at: z.iso
        .date()
        .refine((date) => date >= '1900-01-01', 'must be 1900 or later')
        .optional(),
    }),
    answer: Pulse,
  }),
  health: route({
    method: 'GET',
    path: '/api/pulse/health',
    access: 'journeys.read',
    tag,
    summary:
      'Whether the data can be trusted: lag, silent sources, unmapped types, refused calls, failed imports',
    answer: PulseHealth,
  }),
};
