/** A change is certain by one test of its kind, and never where there is too little to tell. */
import { expect, test } from 'vitest';
import { EVEN, judge } from './change.ts';
import { COUNT, type Kind, MEDIAN, RATE, STOCK } from './kinds.ts';
import { NOTHING } from './statistics/sums.ts';

function judged(kind: Kind, now: Record<string, unknown>, before: Record<string, unknown>) {
  const sides = { now: kind.sample?.(now) ?? NOTHING, before: kind.sample?.(before) ?? NOTHING };
  return judge(kind, { now: kind.figure(now), before: kind.figure(before) }, sides, EVEN);
}

test('shares of enough observations', () => {
  expect(judged(RATE, { n: 400, hits: 160 }, { n: 400, hits: 120 })).toMatchObject({ certain: true });
  expect(judged(RATE, { n: 400, hits: 128 }, { n: 400, hits: 120 })).toMatchObject({ certain: false });
  const few = judged(RATE, { n: 29, hits: 29 }, { n: 400, hits: 20 });
  expect(few).toMatchObject({ certain: false });
  expect(few!.p).toBeLessThan(1e-6);
});

test('counts of any number vary as events do, and a stock as two of them', () => {
  // 1.96 · √(129 + 100) = 29.66: thirty more would be certain.
  expect(judged(COUNT, { n: 130 }, { n: 100 })).toMatchObject({ difference: 30, certain: true });
  expect(judged(COUNT, { n: 129 }, { n: 100 })).toMatchObject({ difference: 29, certain: false });
  expect(judged(COUNT, { n: 0 }, { n: 6 })).toMatchObject({ difference: -6, certain: true });
  expect(judged(COUNT, { n: 0 }, { n: 0 })).toMatchObject({ difference: 0, p: 1, certain: false });
  expect(judged(STOCK, { n: 129 }, { n: 100 })).toEqual(judged(COUNT, { n: 129 }, { n: 100 }));
});

test('medians by their intervals', () => {
  const figure = (value: number, half: number) => ({
    ...{ value, n: 60, low: value - half, high: value + half, small: false },
  });
  const sides = { now: NOTHING, before: NOTHING };
  expect(judge(MEDIAN, { now: figure(10, 2), before: figure(5, 2) }, sides, EVEN)!.certain).toBe(true);
  expect(judge(MEDIAN, { now: figure(7, 2), before: figure(5, 2) }, sides, EVEN)!.certain).toBe(false);
});

test('nothing is said of what was not observed', () => {
  expect(judged(RATE, { n: 0 }, { n: 400, hits: 20 })).toBeNull();
});
