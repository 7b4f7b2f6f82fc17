/** Of the normal distribution: beyond z on either side; erfc as in Numerical Recipes 6.2, to seven digits everywhere. */
export function twoTails(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const series = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
    1.00002368, -1.26551223,
  ].reduce((sum, term) => sum * t + term, 0);
  return Math.min(1, t * Math.exp(-x * x + series));
}
