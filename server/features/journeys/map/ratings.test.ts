/** On which scale a touchpoint’s ratings are told: the same from week to week. */
import { expect, test } from 'vitest';
import { type ScaleSums, toldFirst } from './ratings.ts';

const on = (lowest: number, highest: number, n: number): ScaleSums => ({
  ...{ lowest, highest, n },
  ...{ sum: 3 * n, squares: 10 * n, low: 0 },
});
const told = (...scales: ScaleSums[]) => toldFirst(scales)[0]!.highest;

test('help that is rated on five and on seven is told on five, whichever has more', () => {
  expect(told(on(1, 7, 60), on(1, 5, 50))).toBe(5);
  expect(told(on(1, 5, 60), on(1, 7, 50))).toBe(5);
});

test('where hardly anybody rated on five, it is the scale with most ratings', () => {
  expect(told(on(1, 7, 60), on(1, 5, 29))).toBe(7);
  expect(told(on(0, 10, 40), on(1, 7, 60))).toBe(7);
});
