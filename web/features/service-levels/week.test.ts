import { expect, test } from 'vitest';
import { clockOf, isOvernight, minutesOf, nextInterval, weekInWords } from './week.ts';

const day = [{ from: 540, to: 1080 }];

test('a week is told in runs of equal days', () => {
  expect(weekInWords('en', [day, day, day, day, day, [], []])).toBe('Mon–Fri 09:00–18:00');
  const lunch = [
    { from: 540, to: 720 },
    { from: 780, to: 1440 },
  ];
  expect(weekInWords('en', [day, lunch, day, [], [], [], day])).toBe(
    'Mon 09:00–18:00, Tue 09:00–12:00 + 13:00–00:00, Wed 09:00–18:00, Sun 09:00–18:00',
  );
  expect(weekInWords('en', [[], [], [], [], [], [], []])).toBe('');
});

test('clocks are read as they are written', () => {
  for (const minutes of [0, 1, 540, 1439]) expect(minutesOf(clockOf(minutes))).toBe(minutes);
  expect(minutesOf('')).toBeUndefined();
});

test('only what passes midnight is of the day after', () => {
  expect(
    [
      { from: 1320, to: 120 },
      { from: 1320, to: 0 },
      { from: 1320, to: 1440 },
    ].map(isOvernight),
  ).toEqual([true, false, false]);
});

test('another interval comes after the last', () => {
  expect(nextInterval([])).toEqual({ from: 540, to: 1080 });
  expect(nextInterval([{ from: 540, to: 720 }])).toEqual({ from: 780, to: 1020 });
  expect(nextInterval([{ from: 540, to: 1440 }])).toEqual({ from: 1380, to: 1440 });
});
