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

/** Fewer say nothing about how much a total wobbles. */
const LEAST = 3;

/** No more than independent happenings do. */
export const CHANCE_ALONE: Wobble = { dispersion: 1, degrees: Number.POSITIVE_INFINITY };

/**
 * How much more totals wobble around their way than independent happenings would, from the periods before: the mean of
 * (rᵢ − (rᵢ₋₁ + rᵢ₊₁)/2)² / (vᵢ + (vᵢ₋₁ + vᵢ₊₁)/4), r what happens a day and v its variance under chance alone. Held
 * against the middle of its two neighbours, a period shows what is left when steady growth or decline is taken away: T.
 * Gasser, L. Sroka and C. Jennen-Steinmetz, "Residual variance and residual pattern in nonlinear regression", Biometrika
 * 73 (1986). The ratio is the dispersion of quasi-Poisson counts (P. McCullagh and J. A. Nelder, Generalized Linear
 * Models, 2nd edition, 1989, 6.2).
 *
 * @param history in order of time, the last one being what the period now is held against
 */
export function wobble(history: Counted[]): Wobble {
  const known = wholeOf(history).map(perDay);
  const ratios = known.slice(2).map((next, index) => ratioOf(known[index]!, known[index + 1]!, next));
  if (ratios.length < LEAST) return CHANCE_ALONE;
  const dispersion = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  return dispersion > 1 ? { dispersion, degrees: degreesOf(ratios.length) } : CHANCE_ALONE;
}

/** Without what lies before the record, nor the period within which it begins. */
export function wholeOf(history: Counted[]): Counted[] {
  const first = history.findIndex(({ value }) => value > 0);
  return first < 0 ? [] : history.slice(first === 0 ? 0 : first + 1);
}

interface Daily {
  rate: number;
  variance: number;
}

const perDay = ({ value, squares, days }: Counted): Daily => ({
  rate: value / days,
  variance: squares / days ** 2,
});

function ratioOf(before: Daily, one: Daily, after: Daily): number {
  const variance = one.variance + (before.variance + after.variance) / 4;
  return variance ? (one.rate - (before.rate + after.rate) / 2) ** 2 / variance : 0;
}

/**
 * Neighbouring residuals share periods, with correlations of −2/3 and 1/6, so that n of them tell as much as
 * n² / (n + 2 (n − 1) 4/9 + 2 (n − 2) 1/36) independent ones: F. E. Satterthwaite, "An approximate distribution of
 * estimates of variance components", Biometrics Bulletin 2 (1946).
 */
const degreesOf = (n: number) => n ** 2 / (n + (8 / 9) * (n - 1) + (n - 2) / 18);
