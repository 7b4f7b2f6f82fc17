import { describe, expect, test } from 'vitest';
import type { Sums } from './sums.ts';
import { ofMeans, ofRatios, ofShares, ofTotals } from './two-sample.ts';
import { wobble } from './wobble.ts';

const share = (hits: number, n: number): Sums => ({ n, y: hits, x: n, yy: hits, xy: hits, xx: n });
const total = (y: number, yy = y): Sums => ({ n: y, y, x: y, yy, xy: y, xx: y });

describe('two shares', () => {
  test('differ by Newcombe’s interval: his example of 56 of 70 against 48 of 80', () => {
    const { difference, low, high } = ofShares({ before: share(48, 80), now: share(56, 70) });
    expect(difference).toBeCloseTo(0.2, 12);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });

  test('of few are compared exactly', () => {
    // Fisher's tea: 3 of 4 against 1 of 4.
    expect(ofShares({ before: share(1, 4), now: share(3, 4) }).p).toBeCloseTo(0.485714, 6);
  });
});

test('two means are compared by Welch’s test', () => {
  const of = (...values: number[]): Sums => {
    const y = values.reduce((sum, value) => sum + value, 0);
    const yy = values.reduce((sum, value) => sum + value * value, 0);
    return { n: values.length, y, x: values.length, yy, xy: y, xx: values.length };
  };
  const now = of(27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4);
  const before = of(27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.4);
  const { p, low, high, difference } = ofMeans({ before, now });
  expect(p).toBeCloseTo(0.008072, 6);
  expect(low).toBeLessThan(difference);
  expect(high).toBeLessThan(0);
});

test('two ratios that are the same differ by nothing, by chance for certain', () => {
  const people: Sums = { n: 50, y: 20, x: 60, yy: 30, xy: 25, xx: 90 };
  expect(ofRatios({ before: people, now: people })).toMatchObject({ difference: 0, p: 1 });
});

describe('two totals', () => {
  test('of different length are held against each other by the day', () => {
    const { difference, p } = ofTotals({ before: total(310), now: total(280) }, 28 / 31, wobble([]));
    expect(difference).toBeCloseTo(0, 9);
    expect(p).toBeCloseTo(1, 6);
  });

  test('by chance alone vary as their own number', () => {
    const { low, high } = ofTotals({ before: total(100), now: total(150) }, 1, wobble([]));
    expect(high! - low!).toBeCloseTo(2 * 1.959964 * Math.sqrt(250), 3);
  });

  test('that always wobbled must change by more to be certain', () => {
    const days = 7;
    const history = [100, 160, 90, 170, 100, 150, 100].map((value) => ({ value, squares: value, days }));
    const { dispersion, degrees } = wobble(history);
    expect(dispersion).toBeGreaterThan(10);
    // Five residuals, each of which shares periods with the next two.
    expect(degrees).toBeCloseTo(25 / (5 + 32 / 9 + 1 / 6), 9);
    const sides = { before: total(100), now: total(150) };
    expect(ofTotals(sides, 1, wobble([])).p).toBeLessThan(0.01);
    expect(ofTotals(sides, 1, { dispersion, degrees }).p).toBeGreaterThan(0.2);
  });

  test('that grow evenly do not wobble', () => {
    const history = [100, 104, 108, 112, 116, 120].map((value) => ({ value, squares: value, days: 7 }));
    expect(wobble(history)).toEqual({ dispersion: 1, degrees: Number.POSITIVE_INFINITY });
  });
});
