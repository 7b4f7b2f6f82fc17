/** How customers said it went, of conversations. */
import type { Interval } from '../../metrics/statistics/interval.ts';
import { wilson } from '../../metrics/statistics/wilson.ts';

/** Of five: the top two. */
export const SATISFIED = 4;

/** Share of those who are satisfied, with its 95 % interval; null where nobody answered. */
export function csatOf(n: number, satisfied: number): ({ n: number; share: number } & Interval) | null {
  const interval = wilson(satisfied, n);
  return interval && { n, share: satisfied / n, ...interval };
}
