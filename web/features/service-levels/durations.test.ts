import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDuration, writeDuration } from './durations.ts';

test.each([
  ['30min', 1800],
  ['30 m', 1800],
  ['4', 14_400],
  ['4H', 14_400],
  ['1h 30min', 5400],
  ['1h30', 5400 - 1800 + 108_000],
  ['1,5h', 5400],
  ['2d', 172_800],
  ['', null],
  [' ', null],
  ['soon', undefined],
  ['4x', undefined],
  ['0', undefined],
  ['-1h', undefined],
])('%j is read as %j', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds);
});

test('what is written is read as what it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), (minutes) => {
      expect(readDuration(writeDuration(minutes * 60))).toBe(minutes * 60);
    }),
  );
});
