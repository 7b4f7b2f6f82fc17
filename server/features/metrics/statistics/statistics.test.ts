import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompleteBeta } from './beta.ts';
import { meanInterval, studentQuantile } from './mean.ts';
import { medianRanks, SLICE, sliceStart } from './median.ts';
import { netPromoterScore } from './nps.ts';
import { ratioInterval } from './ratio.ts';
import { wilson } from './wilson.ts';

describe('the score interval of a share', () => {
  test('is as published (Newcombe 1998, table I, method 3)', () => {
    const rounded = (hits: number, n: number) => {
      const { low, high } = wilson(hits, n)!;
      return [low.toFixed(4), high.toFixed(4)];
    };
    expect(rounded(81, 263)).toEqual(['0.2553', '0.3662']);
    expect(rounded(15, 148)).toEqual(['0.0624', '0.1605']);
    expect(rounded(0, 20)).toEqual(['0.0000', '0.1611']);
    expect(rounded(1, 29)).toEqual(['0.0061', '0.1718']);
  });

  test('holds the share, stays between 0 and 1, mirrors, and narrows with n', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const hits = Math.round(part * n);
          const { low, high } = wilson(hits, n)!;
          const mirrored = wilson(n - hits, n)!;
          const more = wilson(hits * 4, n * 4)!;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(hits / n);
          expect(high).toBeGreaterThanOrEqual(hits / n);
          expect(mirrored.low).toBeCloseTo(1 - high, 12);
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('the Net Promoter Score', () => {
  test('is promoters less detractors, with the multinomial standard error', () => {
    // 60 promoters, 15 passives, 25 detractors: 35 ± 1.96 · √((0.85 − 0.35²) / 100) · 100
    const { value, interval } = netPromoterScore(60, 25, 100);
    expect(value).toBe(35);
    expect(interval!.low).toBeCloseTo(35 - 16.7173, 3);
    expect(interval!.high).toBeCloseTo(35 + 16.7173, 3);
  });

  test('has no interval where all answers are alike, and no value where there are none', () => {
    expect(netPromoterScore(40, 0, 40)).toEqual({ value: 100, interval: null });
    expect(netPromoterScore(0, 40, 40)).toEqual({ value: -100, interval: null });
    expect(netPromoterScore(0, 0, 40)).toEqual({ value: 0, interval: null });
    expect(netPromoterScore(0, 0, 0)).toEqual({ value: null, interval: null });
  });

  test('stays between −100 and 100 with its interval', () => {
    const count = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(count, count, count, (promoters, passives, detractors) => {
        const { value, interval } = netPromoterScore(
          promoters,
          detractors,
          promoters + passives + detractors,
        );
        if (!interval) return;
        expect(interval.low).toBeGreaterThanOrEqual(-100);
        expect(interval.high).toBeLessThanOrEqual(100);
        expect(interval.low).toBeLessThanOrEqual(value!);
        expect(interval.high).toBeGreaterThanOrEqual(value!);
      }),
    );
  });
});

describe('the interval of a mean', () => {
  test('uses the quantiles of t as tabled', () => {
    const tabled: [degrees: number, t: number][] = [
      [1, 12.7062047],
      [2, 4.3026527],
      [5, 2.5705818],
      [10, 2.2281389],
      [30, 2.0422725],
      [100, 1.9839715],
      [10_000_000, 1.959964],
    ];
    for (const [degrees, t] of tabled) expect(studentQuantile(0.975, degrees)).toBeCloseTo(t, 6);
  });

  test('is mean ± t · s / √n', () => {
    // 4, 5, 5, 3, 4, 2, 5, 1, 4, 4: mean 3.7, s² = 1.7889
    const { low, high } = meanInterval(3.7, 161 / 90, 10)!;
    expect(low).toBeCloseTo(2.7432, 4);
    expect(high).toBeCloseTo(4.6568, 4);
  });

  test('is not claimed of one observation, nor where all are alike', () => {
    expect(meanInterval(5, Number.NaN, 1)).toBeNull();
    expect(meanInterval(5, 0, 100)).toBeNull();
  });
});

test('the incomplete beta function is a distribution with its symmetry, and sums a binomial', () => {
  const size = fc.double({ min: 0.5, max: 100_000, noNaN: true });
  // Of which the rest to 1 is exact.
  const part = fc.integer({ min: 0, max: 2 ** 30 }).map((parts) => parts / 2 ** 30);
  fc.assert(
    fc.property(size, size, part, (a, b, x) => {
      const value = incompleteBeta(x, a, b);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1 + 1e-9);
      expect(value + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 6);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
      for (let m = 1; m <= n; m++)
        expect(incompleteBeta(p, m, n - m + 1)).toBeCloseTo(binomialTail(n, p, m), 9);
    }),
  );
});

function binomialTail(n: number, p: number, from: number): number {
  let [term, sum] = [(1 - p) ** n, 0];
  for (let k = 0; k <= n; k++) {
    if (k >= from) sum += term;
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return sum;
}

describe('the bootstrap interval of a median', () => {
  test('is that of every possible resample, counted out', () => {
    for (const n of [2, 3, 4, 5, 6]) {
      const [lowerMiddle, upperMiddle] = [Math.floor((n - 1) / 2), Math.floor(n / 2)];
      const resamples = everyResample(n);
      expect(medianRanks(n), `n = ${n}`).toEqual({
        low: percentile(
          resamples.map((ranks) => ranks[lowerMiddle]!),
          0.025,
        ),
        high: percentile(
          resamples.map((ranks) => ranks[upperMiddle]!),
          0.975,
        ),
      });
    }
  });

  test('lies around the middle, and within what is read of the sorted observations', () => {
    const sizes = fc.oneof(fc.integer({ min: 2, max: 3000 }), fc.integer({ min: 3000, max: 20_000_000 }));
    fc.assert(
      fc.property(sizes, (n) => {
        const { low, high } = medianRanks(n)!;
        expect(low).toBeGreaterThanOrEqual(1);
        expect(low).toBeLessThanOrEqual((n + 1) / 2);
        expect(high).toBeGreaterThanOrEqual((n + 1) / 2);
        expect(high).toBeLessThanOrEqual(n);
        for (const [end, rank] of [
          ['low', low],
          ['high', high],
        ] as const) {
          expect(rank).toBeGreaterThanOrEqual(sliceStart(end, n));
          expect(rank).toBeLessThan(sliceStart(end, n) + SLICE);
        }
      }),
      { numRuns: 300 },
    );
    for (let n = 2; n < 400; n++) {
      expect(medianRanks(n)!.low).toBeGreaterThanOrEqual(sliceStart('low', n));
      expect(medianRanks(n)!.high).toBeLessThan(sliceStart('high', n) + SLICE);
    }
    expect(medianRanks(1)).toBeNull();
  });
});

/** All nⁿ ways to draw n of the ranks 1 … n, each sorted. */
function everyResample(n: number): number[][] {
  return Array.from({ length: n ** n }, (_, code) =>
    Array.from({ length: n }, (_, draw) => 1 + (Math.floor(code / n ** draw) % n)).sort((a, b) => a - b),
  );
}

function percentile(values: number[], probability: number): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted[Math.ceil(probability * sorted.length - 1e-9) - 1]!;
}

describe('the interval of a ratio', () => {
  test('is the formula, person by person', () => {
    const people = [
      [0, 1],
      [1, 1],
      [0, 2],
      [3, 2],
      [0, 1],
      [1, 3],
    ] as const;
    const sum = (of: (y: number, x: number) => number) => people.reduce((all, [y, x]) => all + of(y, x), 0);
    const ratio = sum((y) => y) / sum((_, x) => x);
    const variance = sum((y, x) => (y - ratio * x) ** 2) / 5;
    const half = (1.959963984540054 * Math.sqrt(variance / 6)) / (sum((_, x) => x) / 6);
    const interval = ratioInterval({
      people: 6,
      y: sum((y) => y),
      x: sum((_, x) => x),
      yy: sum((y) => y * y),
      xy: sum((y, x) => x * y),
      xx: sum((_, x) => x * x),
    })!;
    expect(interval.low).toBeCloseTo(Math.max(0, ratio - half), 12);
    expect(interval.high).toBeCloseTo(ratio + half, 12);
  });

  test('is not claimed where nobody ordered or all are alike', () => {
    expect(ratioInterval({ people: 5, y: 2, x: 0, yy: 2, xy: 0, xx: 0 })).toBeNull();
    expect(ratioInterval({ people: 2, y: 2, x: 2, yy: 2, xy: 2, xx: 2 })).toBeNull();
    expect(ratioInterval({ people: 1, y: 2, x: 2, yy: 4, xy: 4, xx: 4 })).toBeNull();
  });
});
