import { expect, test } from 'vitest';
import { benjaminiHochberg, chance, chiSquare, fisher, oddsRatio } from './odds.ts';

const four = (a: number, b: number, c: number, d: number) => ({
  hits: { n: a, of: a + b },
  others: { n: c, of: c + d },
});

test('Fisher’s exact test gives the published chances', () => {
  // The lady tasting tea: 3 of 4 right.
  expect(fisher(four(3, 1, 1, 3))).toBeCloseTo(0.4857143, 7);
  // R: fisher.test(matrix(c(1, 9, 11, 3), 2))
  expect(fisher(four(1, 9, 11, 3))).toBeCloseTo(0.002759456, 8);
  expect(fisher(four(0, 5, 5, 0))).toBeCloseTo(2 / 252, 10);
  expect(fisher(four(5, 5, 5, 5))).toBe(1);
});

test('chi-square gives the published chances', () => {
  // R: chisq.test(matrix(c(30, 70, 50, 50), 2), correct = FALSE): 8.3333, p 0.003892
  expect(chiSquare(four(30, 70, 50, 50))).toBeCloseTo(0.003892417, 6);
  expect(chiSquare(four(10, 10, 10, 10))).toBeCloseTo(1, 6);
  expect(chiSquare(four(0, 0, 3, 4))).toBe(1);
});

test('the exact test is taken where numbers are small, and both agree where they are large', () => {
  expect(chance(four(0, 5, 5, 0))).toBe(fisher(four(0, 5, 5, 0)));
  const large = four(520, 480, 470, 530);
  expect(chance(large)).toBe(chiSquare(large));
  expect(Math.abs(chiSquare(large) - fisher(large))).toBeLessThan(0.005);
});

test('odds ratios have 0.5 in every cell, so that nobody divides by nothing', () => {
  const { oddsRatio: ratio, low, high } = oddsRatio(four(10, 90, 5, 95));
  expect(ratio).toBeCloseTo((10.5 * 95.5) / (90.5 * 5.5), 10);
  const error = Math.sqrt(1 / 10.5 + 1 / 90.5 + 1 / 5.5 + 1 / 95.5);
  expect(Math.log(high / low)).toBeCloseTo(2 * 1.959963984540054 * error, 10);
  expect(Number.isFinite(oddsRatio(four(0, 10, 10, 0)).oddsRatio)).toBe(true);
});

test('many comparisons are corrected as Benjamini and Hochberg did in 1995', () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const adjusted = benjaminiHochberg(published);
  // At 5 % they reject the first four.
  expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
  expect([...adjusted].sort((a, b) => a - b)).toEqual(adjusted);
  expect(benjaminiHochberg([0.5, 0.01])).toEqual([0.5, 0.02]);
});
