import { type Interval, within, Z } from './interval.ts';

/**
 * Net Promoter Score, −100 … 100, and its 95 % interval by the standard error of a difference of two shares of one
 * multinomial sample: √((p + d − (p − d)²) / n). B. Rocks, "Interval estimation for the Net Promoter Score", The
 * American Statistician 70 (2016), there as the Wald interval.
 *
 * @returns value null for n = 0; interval null where all answers are alike, from which no spread can be estimated
 */
export function netPromoterScore(promoters: number, detractors: number, n: number) {
  if (n === 0) return { value: null, interval: null };
  const value = (100 * (promoters - detractors)) / n;
  const [p, d] = [promoters / n, detractors / n];
  const variance = Math.max(0, p + d - (p - d) ** 2);
  const areAlike = promoters === n || detractors === n || promoters + detractors === 0;
  return { value, interval: areAlike ? null : around(value, 100 * Math.sqrt(variance / n)) };
}

function around(value: number, error: number): Interval {
  return within({ low: value - Z * error, high: value + Z * error }, -100, 100);
}
