/** Did a figure really change? The difference of two periods, its 95 % interval, and the chance of one this large. */

import { Z } from './interval.ts';
import { studentQuantile } from './mean.ts';
import { chance } from './odds.ts';
import { ratioInterval } from './ratio.ts';
import type { Sides, Sums } from './sums.ts';
import { studentTails, welch } from './welch.ts';
import { wilson } from './wilson.ts';
import type { Wobble } from './wobble.ts';

export interface Difference {
  difference: number;
  low: number | null;
  high: number | null;
  p: number;
}

/**
 * Of two shares: R. G. Newcombe's hybrid score interval ("Interval estimation for the difference between independent
 * proportions", Statistics in Medicine 17, 1998, method 10); p by chi-square, by Fisher's exact test where few.
 */
export function ofShares({ before, now }: Sides): Difference {
  const [was, is] = [wilson(before.y, before.n)!, wilson(now.y, now.n)!];
  const [p0, p1] = [before.y / before.n, now.y / now.n];
  return {
    difference: p1 - p0,
    low: p1 - p0 - Math.hypot(p1 - is.low, was.high - p0),
    high: p1 - p0 + Math.hypot(is.high - p1, p0 - was.low),
    p: chance({ hits: { n: now.y, of: now.n }, others: { n: before.y, of: before.n } }),
  };
}

/** Of two means and of two Net Promoter Scores (means of −100, 0, 100): Welch. */
export function ofMeans({ before, now }: Sides): Difference {
  return welch(momentsOf(now), momentsOf(before));
}

const momentsOf = ({ n, y, yy }: Sums) => ({ n, sum: y, squares: yy });

/** Of two ratios, people being the units: normal, with each ratio's variance (W. G. Cochran, see `ratioInterval`). */
export function ofRatios({ before, now }: Sides): Difference {
  const errors = [now, before].map(ratioError);
  return ofEstimates(now.y / now.x, before.y / before.x, errors);
}

function ratioError(sums: Sums): number | null {
  const interval = ratioInterval({ people: sums.n, ...sums });
  return interval && (interval.high - sums.y / sums.x) / Z;
}

/** Of two figures with intervals of their own, such as medians: normal, each as uncertain as its interval is wide. */
export function ofIntervals(
  now: { value: number; low: number | null; high: number | null },
  before: { value: number; low: number | null; high: number | null },
): Difference {
  const errors = [now, before].map(({ low, high }) =>
    low === null || high === null ? null : (high - low) / (2 * Z),
  );
  return ofEstimates(now.value, before.value, errors);
}

function ofEstimates(now: number, before: number, errors: (number | null)[]): Difference {
  const difference = now - before;
  if (errors.some((error) => error === null)) return { difference, low: null, high: null, p: 1 };
  const error = Math.hypot(...(errors as number[]));
  return { difference, ...around(difference, error, Number.POSITIVE_INFINITY) };
}

/**
 * Of two counts or sums, the one before stretched to the same length: what is summed is as many independent amounts,
 * which wobble `dispersion` times as much as chance; Student's t with the degrees from which that is known.
 */
export function ofTotals({ before, now }: Sides, scale: number, { dispersion, degrees }: Wobble): Difference {
  const difference = now.y - scale * before.y;
  const error = Math.sqrt(dispersion * (now.yy + scale ** 2 * before.yy));
  return { difference, ...around(difference, error, degrees) };
}

/** Half a 95 % interval, in standard errors. */
export const quantileOf = (degrees: number) =>
  Number.isFinite(degrees) ? studentQuantile(0.975, degrees) : Z;

function around(difference: number, error: number, degrees: number) {
  if (!(error > 0)) return { low: null, high: null, p: difference === 0 ? 1 : 0 };
  const half = quantileOf(degrees) * error;
  return { low: difference - half, high: difference + half, p: studentTails(difference / error, degrees) };
}
