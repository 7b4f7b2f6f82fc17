import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { krippendorffAlpha, meanDifference, type Unit } from './agreement.ts';

/** Four observers, twelve units, some missing: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, C. */
const PUBLISHED: Unit[] = [
  ...[
    [1, 1, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
  ],
  ...[[4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3]],
];

/** As its definition is written, pair by pair. */
function byDefinition(units: readonly Unit[]): number {
  const paired = units.filter((unit) => unit.length > 1);
  const squares = (values: readonly number[]) =>
    values
      .flatMap((a, i) => values.flatMap((b, j) => (i === j ? [] : (a - b) ** 2)))
      .reduce((s, d) => s + d, 0);
  const all = paired.flat();
  const observed = paired.reduce((sum, unit) => sum + squares(unit) / (unit.length - 1), 0) / all.length;
  return 1 - observed / (squares(all) / (all.length * (all.length - 1)));
}

describe("Krippendorff's alpha", () => {
  test('of the published example with missing values is 0.849 for interval data', () => {
    expect(krippendorffAlpha(PUBLISHED)).toBeCloseTo(0.849, 3);
  });

  test('by hand: two reviewers, three units', () => {
    // Pairs 1–2, 3–3, 5–4: within 2·(1 + 0 + 1)/6 = 2/3; among all six 2·(6·64 − 18²)/30 = 4.
    expect(
      krippendorffAlpha([
        [1, 2],
        [3, 3],
        [5, 4],
      ]),
    ).toBeCloseTo(1 - 2 / 3 / 4, 12);
  });

  test('is the definition, does not change with unit or origin of the scale, and is 1 where all agree', () => {
    const unit = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), (units) => {
        const alpha = krippendorffAlpha(units);
        const values = new Set(units.filter(({ length }) => length > 1).flat());
        expect(alpha === null).toBe(values.size < 2);
        if (alpha === null) return;
        expect(alpha).toBeCloseTo(byDefinition(units), 9);
        expect(krippendorffAlpha(units.map((one) => one.map((value) => (value - 1) * 25)))).toBeCloseTo(
          alpha,
          9,
        );
        expect(krippendorffAlpha(units.map((one) => one.map(() => one[0]!))) ?? 1).toBeCloseTo(1, 9);
      }),
    );
  });
});

test('the mean difference is over every pair', () => {
  expect(meanDifference([0, 50, 100])).toBeCloseTo((50 + 100 + 50) / 3, 12);
  expect(meanDifference([40])).toBeNull();
});
