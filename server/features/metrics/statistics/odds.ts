/** Two shares compared: how much more frequent something is here than there, and how likely by chance. */
import { twoTails } from './normal.ts';

/** Converters and others, who had it and who had not. */
export interface FourFold {
  hits: { n: number; of: number };
  others: { n: number; of: number };
}

const Z = 1.959963984540054;
/** Below this expectation the normal approximation of chi-square misleads (W. G. Cochran 1954). */
const LEAST_EXPECTED = 5;

/**
 * Odds ratio with 0.5 added to every cell (J. B. S. Haldane 1956, F. J. Anscombe 1956) and its 95 % interval
 * (B. Woolf, "On estimating the relation between blood group and disease", Annals of Human Genetics 19, 1955).
 */
export function oddsRatio({ hits, others }: FourFold): { oddsRatio: number; low: number; high: number } {
  const cells = [hits.n, hits.of - hits.n, others.n, others.of - others.n].map((cell) => cell + 0.5);
  const [a, b, c, d] = cells as [number, number, number, number];
  const log = Math.log((a * d) / (b * c));
  const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { oddsRatio: Math.exp(log), low: Math.exp(log - Z * error), high: Math.exp(log + Z * error) };
}

/** Two-sided: how likely a difference this large is when there is none. Fisher's exact test where numbers are small. */
export function chance(four: FourFold): number {
  return leastExpected(four) < LEAST_EXPECTED ? fisher(four) : chiSquare(four);
}

function leastExpected({ hits, others }: FourFold): number {
  const all = hits.of + others.of;
  const having = hits.n + others.n;
  return (Math.min(hits.of, others.of) * Math.min(having, all - having)) / all;
}

/** Pearson's test with one degree of freedom, no correction for continuity. */
export function chiSquare({ hits, others }: FourFold): number {
  const all = hits.of + others.of;
  const having = hits.n + others.n;
  const margins = hits.of * others.of * having * (all - having);
  if (margins === 0) return 1;
  const difference = hits.n * (others.of - others.n) - others.n * (hits.of - hits.n);
  return twoTails(Math.sqrt((all * difference ** 2) / margins));
}

/** R. A. Fisher's exact test: the chance of all tables with these margins that are no likelier than this one. */
export function fisher({ hits, others }: FourFold): number {
  const all = hits.of + others.of;
  const having = hits.n + others.n;
  const logOf = (n: number) =>
    logChoose(hits.of, n) + logChoose(others.of, having - n) - logChoose(all, having);
  const observed = logOf(hits.n);
  // Equal chances must count as equal whatever rounding does to them.
  const limit = observed + 1e-7;
  let sum = 0;
  for (let n = Math.max(0, having - others.of); n <= Math.min(hits.of, having); n += 1) {
    const log = logOf(n);
    if (log <= limit) sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

/**
 * How likely each is by chance when so many were looked at: Y. Benjamini and Y. Hochberg, "Controlling the false
 * discovery rate", Journal of the Royal Statistical Society B 57 (1995), as adjusted p, in their order.
 */
export function benjaminiHochberg(chances: readonly number[]): number[] {
  const order = chances.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(chances.length);
  let least = 1;
  for (const [place, { p, index }] of order.entries()) {
    least = Math.min(least, (p * chances.length) / (chances.length - place));
    adjusted[index] = least;
  }
  return adjusted;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const EXACT = 256;
const logs = [0];
for (let n = 1; n < EXACT; n += 1) logs.push(logs[n - 1]! + Math.log(n));

/** Stirling's series, whose error beyond 256 is below 1e−15. */
function logFactorial(n: number): number {
  if (n < EXACT) return logs[n]!;
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
