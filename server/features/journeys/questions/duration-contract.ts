import { z } from 'zod';
import { PeriodQuery } from '../../../core/period-contract.ts';
import { NarrowingQuery } from '../../lens/question/contract.ts';
import { AskedPeriod, Count, TypeNames } from './shapes-contract.ts';

/**
 * How long journeys last: of everyone with a touchpoint in [from, to), the time from their first to their last one in
 * it. Someone with a single touchpoint counts with 0. Its people are those of paths without a start.
 */
export const DurationQuestion = z.object({
  ...PeriodQuery.shape,
  ...NarrowingQuery.shape,
  /** Types that are left out. */
  exclude: TypeNames.optional(),
});
export type DurationQuestion = z.output<typeof DurationQuestion>;

const Seconds = z.object({
  value: z.number().nullable(),
  n: Count,
  /** 95 % interval; null where n is too small for one. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  small: z.boolean(),
});

export const DurationAnswer = z.object({
  period: AskedPeriod,
  customers: Count,
  /** In seconds; interval by Student's t. */
  mean: Seconds,
  /** In seconds; interval by the bootstrap's percentiles. */
  median: Seconds,
  p90Seconds: z.number().nullable(),
});
