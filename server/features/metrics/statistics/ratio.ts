import { type Interval, Z } from './interval.ts';

/** Sums over people, each of whom has y (contacts, say) and x (orders). */
export interface PairSums {
  people: number;
  y: number;
  x: number;
  yy: number;
  xy: number;
  xx: number;
}

/**
 * 95 % interval of a ratio Σy / Σx with people as the sampled units, since what one person does hangs together:
 * variance Σ(y − Rx)² / (m − 1) · m / (Σx)², m people. W. G. Cochran, Sampling Techniques (3rd edition, 1977), 2.11.
 *
 * @returns ends not below 0; null for fewer than two people, for no x, and where all have the same ratio
 */
export function ratioInterval({ people: m, y, x, yy, xy, xx }: PairSums): Interval | null {
  if (m < 2 || x === 0) return null;
  const ratio = y / x;
  const squares = yy - 2 * ratio * xy + ratio ** 2 * xx;
  if (!(squares > 1e-12 * yy)) return null;
  const error = Math.sqrt((squares / (m - 1)) * m) / x;
  return { low: Math.max(0, ratio - Z * error), high: ratio + Z * error };
}
