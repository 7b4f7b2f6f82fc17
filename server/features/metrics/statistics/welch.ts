import { incompleteBeta } from './beta.ts';
import { studentQuantile } from './mean.ts';
import { twoTails } from './normal.ts';

/** Sums over a sample. */
export interface Moments {
  n: number;
  sum: number;
  squares: number;
}

/**
 * The difference of two means, its 95 % interval, and the chance of one this large where there is none: B. L. Welch,
 * "The generalization of 'Student's' problem when several different population variances are involved", Biometrika 34
 * (1947).
 *
 * @returns the difference of `one` less `other`; without interval where neither has any spread or fewer than two
 */
export function welch(one: Moments, other: Moments) {
  const difference = one.sum / one.n - other.sum / other.n;
  const [a, b] = [variance(one) / one.n, variance(other) / other.n];
  if (!(a + b > 0)) return { difference, low: null, high: null, p: difference === 0 ? 1 : 0 };
  const degrees = (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1));
  const error = Math.sqrt(a + b);
  const half = studentQuantile(0.975, degrees) * error;
  return {
    difference,
    low: difference - half,
    high: difference + half,
    p: studentTails(difference / error, degrees),
  };
}

/** Of Student's t: beyond t on either side (NIST DLMF 8.17). Infinite degrees: the normal distribution. */
export function studentTails(t: number, degrees: number): number {
  if (!Number.isFinite(degrees)) return twoTails(t);
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** Of the sample, with n − 1; 0 for fewer than two. */
export function variance({ n, sum, squares }: Moments): number {
  return n < 2 ? 0 : Math.max(0, squares - sum ** 2 / n) / (n - 1);
}
