import { incompleteBeta } from './beta.ts';
import { Z } from './interval.ts';

/**
 * Which of n sorted observations (1 … n) are the ends of the median's 95 % bootstrap percentile interval.
 *
 * No resampling is needed: the median of a resample is at most the k-th observation when at least m of its n draws
 * are, and each is with probability k / n, so the bootstrap distribution is P(Binomial(n, k / n) ≥ m): J. S. Maritz
 * and R. G. Jarrett, "A note on estimating the variance of the sample median", Journal of the American Statistical
 * Association 73 (1978); B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979).
 * Of an even n the lower end is that of the lower middle, the upper end that of the upper one.
 *
 * @returns null for n < 2
 */
export function medianRanks(n: number): { low: number; high: number } | null {
  if (n < 2) return null;
  const [lowerMiddle, upperMiddle] = [Math.floor((n + 1) / 2), Math.floor(n / 2) + 1];
  return { low: rankReaching(0.025, n, lowerMiddle), high: rankReaching(0.975, n, upperMiddle) };
}

/** The smallest k for which the m-th of a resample is at most the k-th observation with this probability. */
function rankReaching(probability: number, n: number, m: number): number {
  // P(Binomial(n, q) ≥ m) is the incomplete beta function I_q(m, n − m + 1) (NIST DLMF 8.17.5).
  const reaches = (k: number) => incompleteBeta(k / n, m, n - m + 1) >= probability;
  let [below, reached] = [0, n];
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (reaches(middle)) reached = middle;
    else below = middle;
  }
  return reached;
}

/** How far from where the normal distribution would put it an end is looked for. */
const MARGIN = 6;
/** So many observations each side of it are handed out with the middle of the sorted ones. */
export const SLICE = 2 * MARGIN + 1;

/**
 * Where the slices of the sorted observations begin (1 for the first) in which the two ends lie, as SQL of `n`: what
 * is read in one pass, before n is known here. `sliceStart` is the same in numbers.
 */
export const SLICE_STARTS_SQL = {
  low: `greatest(1, toInt64(floor(n / 2 - ${Z / 2} * sqrt(n))) - ${MARGIN})`,
  high: `greatest(1, toInt64(floor(n / 2 + ${Z / 2} * sqrt(n))) - ${MARGIN})`,
};

export function sliceStart(end: 'low' | 'high', n: number): number {
  const away = (Z / 2) * Math.sqrt(n) * (end === 'low' ? -1 : 1);
  return Math.max(1, Math.floor(n / 2 + away) - MARGIN);
}
