import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, readDuration, writeDuration } from './durations.ts';

const A_DAY = 86_400;
const NINE_HOURS = 9 * 3600;

test.each([
  ['30min', 1800],
  ['30 m', 1800],
  ['4', 14_400],
  ['4H', 14_400],
  ['1h 30min', 5400],
  ['1h30', 5400],
  ['1,5h', 5400],
  ['2d', 172_800],
  ['1d 2h', 93_600],
  ['90 minutos', 5400],
  ['1 día', A_DAY],
  ['2 dias', 172_800],
  ['3 zile', 259_200],
  ['o zi', undefined],
  ['2 ore și 30 minute', 9000],
  ['1 hora e 15 min', 4500],
  ['2 hours, 5 minutes', 7500],
  ['1 oră', 3600],
  ['2 hrs.', 7200],
  ['', null],
  [' ', null],
  ['soon', undefined],
  ['abc', undefined],
  ['4x', undefined],
  ['4 hamsters', undefined],
  ['0', undefined],
  ['-1h', undefined],
])('%j is read as %j', (text, seconds) => {
  expect(readDuration(text, A_DAY)).toEqual(seconds === undefined ? { fault: 'unread' } : { seconds });
});

test('a day of business hours is a working day, where they are alike', () => {
  const day = [
    { from: 540, to: 780 },
    { from: 840, to: 1140 },
  ];
  expect(dayOf([day, day, day, day, day, [], []])).toBe(NINE_HOURS);
  expect(dayOf([[{ from: 1320, to: 420 }], [], [], [], [], [], []])).toBe(NINE_HOURS);
  expect(dayOf([day, [{ from: 540, to: 600 }], [], [], [], [], []])).toBeNull();
  expect(dayOf([[], [], [], [], [], [], []])).toBeNull();
  expect(dayOf(null)).toBe(A_DAY);
  expect(readDuration('2d', NINE_HOURS)).toEqual({ seconds: 64_800 });
  expect(readDuration('2d', null)).toEqual({ fault: 'no-day' });
  expect(readDuration('16h', null)).toEqual({ seconds: 57_600 });
});

test('what is written is read as what it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), fc.boolean(), (minutes, isByClock) => {
      const written = writeDuration(minutes * 60, isByClock);
      expect(readDuration(written, isByClock ? A_DAY : NINE_HOURS)).toEqual({ seconds: minutes * 60 });
    }),
  );
});
