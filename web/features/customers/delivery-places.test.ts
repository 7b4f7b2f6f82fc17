import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf } from './delivery-places.ts';

test('moments far enough from each other lie to time', () => {
  expect(placesOf([0, 50, 100], 400, 100)).toEqual([0, 200, 400]);
});

test('two of one moment move apart, the others stay', () => {
  expect(placesOf([0, 0, 100], 400, 100)).toEqual([0, 100, 400]);
  expect(placesOf([0, 99, 100], 400, 100)).toEqual([0, 300, 400]);
});

test('a line that is too short says so', () => {
  expect(placesOf([0, 1, 2], 199, 100)).toBeUndefined();
  expect(placesOf([5], 0, 100)).toEqual([0]);
});

test('whatever happened when, each has its room, in its order, on the line', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(moments, fc.integer({ min: 600, max: 2000 }), (times, length) => {
      const places = placesOf(
        times.toSorted((a, b) => a - b),
        length,
        100,
      )!;
      expect(places[0]).toBeGreaterThanOrEqual(-1e-6);
      expect(places.at(-1)).toBeLessThanOrEqual(length + 1e-6);
      for (let n = 1; n < places.length; n++)
        expect(places[n]! - places[n - 1]!).toBeGreaterThanOrEqual(100 - 1e-6);
    }),
  );
});
