import { z } from 'zod';
import { PeriodQuery } from '../../../core/period-contract.ts';
import { NarrowingQuery } from '../../lens/question/contract.ts';
import { AskedPeriod, Count, Share, TypeName, TypeNameList, TypeNames, YesNo } from './shapes-contract.ts';

export const FUNNEL_ORDERS = ['ordered', 'strict', 'any'] as const;
export const CONDITION_OPERATORS = ['is', 'is-not', 'contains', 'above', 'below', 'exists'] as const;
export const MAX_WINDOW_SECONDS = 10 * 366 * 86_400;
const USUAL_WINDOW_SECONDS = 30 * 86_400;

/** On a property of the touchpoint. `above` and `below` compare as numbers, the others as text. */
const Condition = z
  .object({
    property: z.string().trim().min(1).max(200),
    operator: z.enum(CONDITION_OPERATORS).default('is'),
    value: z.union([z.string().max(500), z.number(), z.boolean()]).optional(),
  })
  .refine(({ operator, value }) => operator === 'exists' || value !== undefined, {
    path: ['value'],
    error: 'is needed for this operator',
  })
  .refine(
    ({ operator, value }) =>
      !['above', 'below'].includes(operator) || (value !== '' && Number.isFinite(Number(value))),
    { path: ['value'], error: 'must be a number for this operator' },
  );
export type Condition = z.output<typeof Condition>;

export const FunnelStep = z.object({
  /** What to call it; the types' names when left out. */
  name: z.string().trim().max(100).optional(),
  /** Any of these types is the step. */
  types: z.array(TypeName).min(1).max(20),
  where: Condition.optional(),
});
export type FunnelStep = z.output<typeof FunnelStep>;

const Steps = z.array(FunnelStep).min(2, 'a funnel has 2 to 10 steps').max(10, 'a funnel has 2 to 10 steps');

const JsonText = z.string().max(8000);

/** A list of steps; in an address the list as JSON, or the parameter repeated with one step each. */
const WrittenSteps = z
  .union([JsonText, z.array(z.union([JsonText, z.record(z.string(), z.unknown())]))])
  .transform((written, context) => {
    try {
      return typeof written === 'string' ? JSON.parse(written) : written.map(readJson);
    } catch {
      const message = 'must be JSON, such as [{"types":["Order placed"]},{"types":["Order delivered"]}]';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  })
  .pipe(Steps);

const readJson = (one: unknown) => (typeof one === 'string' ? JSON.parse(one) : one);

/**
 * How many people came from step to step.
 *
 * Touchpoints in [from, to) count, in order of time; those of one moment in the order of the last step that they fit,
 * what fits no step before them. One touchpoint is one step.
 * - `ordered`: the steps one after the other, whatever happened between, all within the window from the first.
 *   An excluded touchpoint between two steps breaks the attempt; another may begin after it.
 * - `strict`: as ordered, and each step is the person's very next touchpoint after the one before.
 * - `any`: step k is reached when steps 1 to k all happened, in whatever order, within one window. A touchpoint that
 *   fits several steps is the first of them.
 * A person may attempt often; the furthest attempt counts.
 */
export const FunnelQuestion = z.object({
  ...PeriodQuery.shape,
  ...NarrowingQuery.shape,
  /** 2 to 10 steps as JSON: `[{"types":["Order placed"]},{"types":["Order delivered"],"name":"Got it"}]`. */
  steps: WrittenSteps.optional(),
  /** The same in short: the parameter repeated, one type each. */
  step: TypeNameList.optional(),
  order: z.enum(FUNNEL_ORDERS).default('ordered'),
  /** From the first step to the last, at most 10 years. */
  windowSeconds: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_WINDOW_SECONDS, `must be at most ${MAX_WINDOW_SECONDS} (10 years)`)
    .default(USUAL_WINDOW_SECONDS),
  /** Types that break an attempt. */
  exclude: TypeNames.optional(),
  /**
   * `segment:ID` (its people and the others), `property:NAME`, `channel` or `device` (of the touchpoint with which a
   * person first reached the first step that tells any; of several at one moment the smallest value), `trait:NAME`.
   * Every person is in one group.
   */
  splitBy: z
    .string()
    .max(300)
    .regex(/^(segment:.+|property:.+|trait:.+|channel|device)$/, {
      error: 'must be segment:ID, property:NAME, trait:NAME, channel or device',
    })
    .optional(),
  /** Also answer what converters did differently. */
  differently: YesNo.default(false),
});
export type FunnelQuestion = z.output<typeof FunnelQuestion>;

export const FunnelStepAnswer = z.object({
  name: z.string(),
  customers: Count,
  /** Of the first step, with its 95 % interval. */
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Of the step before, with its interval; 1 for the first. */
  shareOfPrevious: z.number().nullable(),
  previousLow: z.number().nullable(),
  previousHigh: z.number().nullable(),
  small: z.boolean(),
  /**
   * Over all who reached the step: from the step before to this one, where the person first reached it, of the attempt
   * that began last. In any order: from when the steps before were complete. Null for the first step.
   */
  medianSecondsFromPrevious: z.number().nullable(),
  p90SecondsFromPrevious: z.number().nullable(),
});

const fact = {
  /** What was looked at: a type done, a channel or device used, a property of the first step, a trait of the person. */
  what: z.enum(['type', 'channel', 'device', 'property', 'trait']),
  /** The property's or trait's name. */
  name: z.string().nullable(),
  value: z.string(),
};

const Difference = z.object({
  ...fact,
  /** The same told again: what exactly the same people have, as of one product its name, id and price. */
  same: z.array(z.object(fact)),
  /**
   * Number of the step since which it is met: people are compared from there on. 1, but of types that at least 95 % of
   * those who met them met only after they had reached a later step.
   */
  since: z.int(),
  converters: z.object({ n: Count, of: Count }),
  /**
   * For as long as the converters took: each other counts with the share of converters who were still on the way when
   * it was met. Of a trait, both are of those of whom it is known.
   */
  others: z.object({ n: Count, of: Count }),
  /** Above 1: more frequent among converters. Haldane–Anscombe (0.5 added), interval by Woolf. */
  oddsRatio: z.number(),
  low: z.number(),
  high: z.number(),
  /** Two-sided: Fisher's exact test where a cell is small, else chi-square. */
  p: z.number(),
  /** Corrected for how many were looked at (Benjamini–Hochberg). */
  adjustedP: z.number(),
});

const KnownOf = z.object({ n: Count, of: Count });

export const FunnelAnswer = z.object({
  period: AskedPeriod,
  order: z.enum(FUNNEL_ORDERS),
  windowSeconds: z.int(),
  steps: z.array(FunnelStepAnswer),
  /** From the first step to the last. */
  conversion: Share,
  /** From the first step to the last of those who came through, where they first did. */
  medianSecondsToConvert: z.number().nullable(),
  p90SecondsToConvert: z.number().nullable(),
  /** Of those who did not come through: people with an attempt whose window is not over at the end of the period. */
  stillOpen: Count,
  /**
   * The largest first, at most 50; last, with the value '', people without one. `conversion` of a group is from the
   * first step that tells anybody's group, `split.told[0]`: whoever is in it came so far by construction.
   */
  groups: z
    .array(
      z.object({
        group: z.string(),
        steps: z.array(FunnelStepAnswer),
        conversion: Share,
        medianSecondsToConvert: z.number().nullable(),
      }),
    )
    .optional(),
  /** Groups beyond those answered. */
  moreGroups: Count.optional(),
  split: z
    .object({
      /** By property, channel or device: which steps tell it, and of how many people. Of whom an earlier one does not. */
      told: z.array(z.object({ stepNumber: z.int(), customers: Count })),
      /** People of whom it is not known. */
      without: Count,
      /**
       * Of those who came through and of those who did not, of how many it is known; of both, who reached the step from
       * which groups are measured. A trait that is only asked of people who order is known of whoever came through.
       */
      known: z.object({
        through: KnownOf,
        others: KnownOf,
        /**
         * The shares differ by more than 20 points, and not by chance (p < 0.05): the groups compare only those of whom
         * it is known, and all of them look better than they are where more is known `of-through`, else worse.
         */
        more: z.enum(['of-through', 'of-others']).nullable(),
      }),
    })
    .optional(),
  /** A correlation: what goes with converting, not what causes it. The most certain first. */
  differently: z
    .object({
      correlation: z.literal(true),
      /**
       * For how long after the first step: the window at most, and of the others only as long as those who came through
       * took from the first step of it. Null where nobody did.
       */
      lookedFor: z.object({
        windowSeconds: z.int(),
        medianSeconds: z.number().nullable(),
        p90Seconds: z.number().nullable(),
      }),
      /** How many were looked at: the correction is for as many, also where some are one row. */
      lookedAt: Count,
      /** At most 50. */
      items: z.array(Difference),
      /**
       * What nobody or everybody on one side has, beyond chance: most often it cannot be otherwise, so it is listed
       * apart, without odds. The most certain first, at most 50.
       */
      oneSided: z.array(
        Difference.pick({
          ...{ what: true, name: true, value: true, same: true },
          ...{ since: true, converters: true, others: true },
        }),
      ),
      /**
       * Types that at least 95 % of those who came through met on their way: nearly needed for the last step, or brought
       * by it. They say how far people came, so they are not tested. The most frequent first.
       */
      anyway: z.array(Difference.pick({ value: true, since: true, converters: true, others: true })),
    })
    .optional(),
});

export const FunnelPart = z.object({
  /** Which step; 1 is the first. */
  stepNumber: z.coerce.number().int().min(1).max(10),
  /** Of this step: who reached it, or who reached the one before and not this one. */
  part: z.enum(['reached', 'dropped']).default('reached'),
  /**
   * Only people of this group of `splitBy`. Of channel, device and segment it must be one there is; of properties and
   * traits it may be anything, and nobody is in a group that there is not.
   */
  group: z.string().max(500).optional(),
});
