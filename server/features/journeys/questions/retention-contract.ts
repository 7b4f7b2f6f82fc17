import { z } from 'zod';
import { PeriodQuery } from '../../../core/period-contract.ts';
import { NarrowingQuery } from '../../lens/question/contract.ts';
import { AskedPeriod, Count, TypeName, YesNo } from './shapes-contract.ts';

export const COHORT_INTERVALS = ['day', 'week', 'month'] as const;

/**
 * Who came back. People begin with their first `first` ever; those who began in [from, to) are a cohort together with
 * all who began in the same day, week or month where the workspace is. Whoever did `return` later than that moment
 * came back. Nothing after `to` (or now) is looked at, as if the question had been asked then.
 *
 * `order`: an order, by the moment it was placed, whatever became of it; `any`: any touchpoint, to come back with one
 * that is not outbound (said or sent by the company); else a touchpoint type.
 * Channel and department narrow orders to those with such a touchpoint.
 *
 * Calendar: period 0 is the rest of the interval in which a person began, period 1 the next one, …
 * Rolling: every person has a clock of their own: period k is from k to k + 1 times 24 hours, 7 days or 30 days after.
 */
export const RetentionQuestion = z.object({
  ...PeriodQuery.shape,
  ...NarrowingQuery.shape,
  first: TypeName.default('order'),
  return: TypeName.default('order'),
  interval: z.enum(COHORT_INTERVALS).default('month'),
  /** Periods after the first one. */
  periods: z.coerce.number().int().min(1).max(60).default(12),
  rolling: YesNo.default(false),
});
export type RetentionQuestion = z.output<typeof RetentionQuestion>;

export const RetentionPeriod = z.object({
  period: Count,
  /** Who came back in it, so far. */
  customers: Count,
  /** Of the cohort; 95 % interval by Wilson. While the period is not over, what it is so far, without an interval. */
  share: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Whether the period is over for everyone in the cohort. Periods that have not begun for anyone are not there. */
  known: z.boolean(),
});

export const RetentionAnswer = z.object({
  period: AskedPeriod,
  interval: z.enum(COHORT_INTERVALS),
  rolling: z.boolean(),
  cohorts: z.array(
    z.object({
      /** The day on which it begins, where the workspace is: `2026-03-01`. */
      at: z.iso.date(),
      customers: Count,
      small: z.boolean(),
      /** Who ever came back, so far. */
      returned: Count,
      periods: z.array(RetentionPeriod),
    }),
  ),
  /**
   * Over the cohorts whose period is over, weighted by their customers. The later the period, the fewer cohorts are old
   * enough: `n` is how many people it rests on, of `total.customers` who began.
   */
  average: z.array(
    z.object({
      period: Count,
      customers: Count,
      n: Count,
      share: z.number(),
      low: z.number(),
      high: z.number(),
      /** Fewer than 30 people: it says little. */
      small: z.boolean(),
      /** It rests on less than a tenth of all who began, and may speak for the others or not. */
      fragment: z.boolean(),
    }),
  ),
  /** Of everyone who began in the period: who ever came back, so far. */
  total: z.object({ customers: Count, returned: Count, share: z.number().nullable() }),
});

/** Which customers: of a cohort, or of everyone; who came back in a period, ever, or all who began. */
export const RetentionPart = z.object({
  cohort: z.iso.date().optional(),
  period: z.coerce.number().int().min(0).max(60).optional(),
  part: z.enum(['began', 'returned']).optional(),
});
