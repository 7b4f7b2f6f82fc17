import { incompleteBeta } from './beta.ts';
import type { Interval } from './interval.ts';

/**
 * 95 % interval of a mean by Student's t: mean ± t(0.975, n − 1) · s / √n. "Student" (W. S. Gosset), "The probable
 * error of a mean", Biometrika 6 (1908).
 *
 * @param variance of the sample, with n − 1
 * @returns null for n < 2, and where all are alike, from which no spread can be estimated
 */
export function meanInterval(mean: number, variance: number, n: number): Interval | null {
  if (n < 2 || !(variance > 0)) return null;
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { low: mean - half, high: mean + half };
}

/**
 * The quantile of Student's t distribution: where I_x(ν/2, 1/2) with x = ν / (ν + t²), twice the upper tail
 * (NIST DLMF 8.17), comes to 2 (1 − p). Found by halving.
 *
 * @param p above 0.5 and below 1
 */
export function studentQuantile(p: number, degrees: number): number {
  const twoTails = 2 * (1 - p);
  const tailsBeyond = (t: number) => incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
  let low = 0;
  let high = 2;
  while (tailsBeyond(high) > twoTails) high *= 2;
  for (let halvings = 0; halvings < 60 && high - low > 1e-12 * high; halvings++) {
    const middle = (low + high) / 2;
    if (tailsBeyond(middle) > twoTails) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
