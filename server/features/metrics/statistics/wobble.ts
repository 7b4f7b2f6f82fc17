/** A total of one period. */
export interface Counted {
  value: number;
  /** Σ of the squares of what was summed: its variance, if chance were all. */
  squares: number;
  days: number;
}

export interface Wobble {
  /** How much more totals differ than by chance alone; at least 1. */
  dispersion: number;
  /** From how many differences that is known; infinite where too few, or where chance is all. */
  degrees: number;
}

/** Fewer differences say nothing about how much a total wobbles. */
const LEAST_DIFFERENCES = 4;

/** No more than independent happenings do. */
export const CHANCE_ALONE: Wobble = { dispersion: 1, degrees: Number.POSITIVE_INFINITY };

/**
 * How much more totals differ from one period to the next than independent happenings would, from the periods before:
 * the mean of (rᵢ − rᵢ₋₁)² / (vᵢ + vᵢ₋₁), r what happens a day and v its variance under chance alone. The dispersion of
 * quasi-Poisson counts (P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd edition, 1989, 6.2), from
 * successive differences, so that growth does not count as wobble (J. von Neumann and others, Annals of Mathematical
 * Statistics 12, 1941).
 *
 * @param history in order of time, the last one being what the period now is held against
 */
export function wobble(history: Counted[]): Wobble {
  const from = history.findIndex(({ value }) => value > 0);
  const known = from < 0 ? [] : history.slice(from);
  const ratios = known.slice(1).map((one, index) => ratioOf(one, known[index]!));
  if (ratios.length < LEAST_DIFFERENCES) return CHANCE_ALONE;
  const dispersion = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  return dispersion > 1 ? { dispersion, degrees: ratios.length } : CHANCE_ALONE;
}

function ratioOf(one: Counted, other: Counted): number {
  const variance = one.squares / one.days ** 2 + other.squares / other.days ** 2;
  return variance ? (one.value / one.days - other.value / other.days) ** 2 / variance : 0;
}
