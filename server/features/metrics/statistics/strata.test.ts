import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquare } from './odds.ts';
import { withinStrata } from './strata.ts';

const stratum = (n: number, of: number, otherN: number, otherOf: number) => ({
  hits: { n, of },
  others: { n: otherN, of: otherOf },
});

test('a difference that is only there because the strata are mixed otherwise is none', () => {
  // Half leave in the one stratum, a tenth in the other, on both sides alike; together it is 46 % against 14 %.
  const within = withinStrata([stratum(450, 900, 50, 100), stratum(10, 100, 90, 900)])!;
  expect(within.difference).toBeCloseTo(0, 12);
  expect(within.p).toBeGreaterThan(0.99);
  expect(within.low).toBeLessThan(0);
  expect(within.high).toBeGreaterThan(0);
});

test('the admissions of Berkeley in 1973: men seem preferred, within departments women are', () => {
  // P. J. Bickel, E. A. Hammel, J. W. O'Connell, Science 187 (1975): men and women admitted, six departments.
  const departments = [
    stratum(512, 825, 89, 108),
    stratum(353, 560, 17, 25),
    stratum(120, 325, 202, 593),
    stratum(138, 417, 131, 375),
    stratum(53, 191, 94, 393),
    stratum(22, 373, 24, 341),
  ];
  const within = withinStrata(departments)!;
  // R's mantelhaen.test(UCBAdmissions, correct = FALSE): 1.5246 with one degree of freedom, p = 0.2169.
  expect(within.p).toBeCloseTo(0.2169, 3);
  expect(within.difference).toBeLessThan(0);
});

test('what has but one side compares nobody', () => {
  expect(withinStrata([stratum(3, 10, 0, 0), stratum(0, 0, 4, 9)])).toBeNull();
  const one = withinStrata([stratum(3, 10, 4, 20)])!;
  const both = withinStrata([stratum(3, 10, 4, 20), stratum(5, 50, 0, 0)])!;
  expect(both).toEqual(one);
});

test('of one stratum it is nearly chi-square, and the difference of the shares', () => {
  const side = fc.tuple(fc.integer({ min: 20, max: 500 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }));
  fc.assert(
    fc.property(side, side, ([a, shareA], [b, shareB]) => {
      const one = stratum(Math.round(a * shareA), a, Math.round(b * shareB), b);
      const within = withinStrata([one])!;
      expect(within.difference).toBeCloseTo(one.hits.n / a - one.others.n / b, 10);
      expect(Math.abs(within.p - chiSquare(one))).toBeLessThan(0.02);
    }),
  );
});
