/** Two shares compared within strata: among those who are alike in something else. */
import { type Interval, Z } from './interval.ts';
import { twoTails } from './normal.ts';
import type { FourFold } from './odds.ts';

export interface WithinStrata extends Interval {
  /** Share of the hits less share of the others, in common to all strata; its 95 % interval beside it. */
  difference: number;
  /** That it is so large by chance. */
  p: number;
  /** Σ n₁n₂ / (n₁ + n₂): half as many as are compared on either side, where they are as many. */
  weight: number;
}

/**
 * W. G. Cochran's test (1954) with N. Mantel and W. Haenszel's variance ("Statistical aspects of the analysis of data
 * from retrospective studies of disease", Journal of the National Cancer Institute 22, 1959), no correction for
 * continuity; the common difference with weights n₁n₂ / (n₁ + n₂) as S. Greenland and J. M. Robins (Biometrics 41,
 * 1985), its interval from the variance of the test. A stratum that has but one side compares nobody and has no weight.
 *
 * @returns null where no stratum has both sides
 */
export function withinStrata(strata: readonly FourFold[]): WithinStrata | null {
  let [excess, variance, weight] = [0, 0, 0];
  for (const { hits, others } of strata) {
    if (!hits.of || !others.of) continue;
    const all = hits.of + others.of;
    const having = hits.n + others.n;
    const ofStratum = (hits.of * others.of) / all;
    weight += ofStratum;
    excess += ofStratum * (hits.n / hits.of - others.n / others.of);
    variance += (ofStratum * having * (all - having)) / (all * Math.max(1, all - 1));
  }
  if (!weight) return null;
  const difference = excess / weight;
  const half = (Z * Math.sqrt(variance)) / weight;
  const p = variance ? twoTails(excess / Math.sqrt(variance)) : 1;
  return { difference, low: difference - half, high: difference + half, p, weight };
}
