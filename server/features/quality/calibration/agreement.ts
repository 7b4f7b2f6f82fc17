/** How much reviewers agree who looked at the same. */

/** Of one thing, what each reviewer said who said anything; on a scale of equal steps. */
export type Unit = readonly number[];

/**
 * Krippendorff's alpha for interval data: 1 − Dₒ / Dₑ. 1 is agreement in everything, 0 what chance would bring.
 *
 *   Dₒ = 1/n · Σ over units, Σ over ordered pairs within a unit, (a − b)² / (mᵤ − 1)
 *   Dₑ = 1/(n (n − 1)) · Σ over all ordered pairs, (a − b)²
 *
 * n counts the values that can be paired; a unit of which only one reviewer said something counts for nothing, and any
 * number of reviewers may lack. K. Krippendorff, "Content Analysis: An Introduction to Its Methodology" (Sage, 2004),
 * ch. 11; worked examples in his "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011), of which
 * one with missing values is a test here.
 *
 * @returns null where nothing can be paired, or where everybody said the same of everything: without differences there
 *   is nothing that agreement could be told from
 */
export function krippendorffAlpha(units: readonly Unit[]): number | null {
  const paired = units.filter((unit) => unit.length > 1);
  const values = paired.flat();
  const n = values.length;
  const expected = pairwise(values) / (n * (n - 1));
  if (n < 2 || !(expected > 0)) return null;
  const observed = paired.reduce((sum, unit) => sum + pairwise(unit) / (unit.length - 1), 0) / n;
  return 1 - observed / expected;
}

/** Σ (a − b)² over ordered pairs, which is 2 (m Σ a² − (Σ a)²) about any origin; the mean keeps it exact. */
function pairwise(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return 2 * values.length * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** Mean of |a − b| over all pairs of reviewers; null for fewer than two. */
export function meanDifference(unit: Unit): number | null {
  const pairs = unit.flatMap((one, at) => unit.slice(at + 1).map((other) => Math.abs(one - other)));
  return pairs.length ? pairs.reduce((sum, one) => sum + one, 0) / pairs.length : null;
}

/** Of fewer units alpha swings with every single answer, and is not told. A floor of ours, not a law. */
export const LEAST_UNITS = 10;
