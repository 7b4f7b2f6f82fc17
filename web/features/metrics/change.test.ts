import { expect, test } from 'vitest';
import { changeOf } from './change.ts';

const rate = (value: number, half: number, small = false) => ({
  ...{ value, n: 400, low: value - half, high: value + half, small },
});

test('a change is certain when it is larger than both intervals together explain', () => {
  expect(changeOf(rate(0.4, 0.05), rate(0.3, 0.05), 'up')).toMatchObject({
    ...{ direction: 'up', good: true, certain: true },
  });
  expect(changeOf(rate(0.34, 0.05), rate(0.3, 0.05), 'down')).toMatchObject({ good: false, certain: false });
  expect(changeOf(rate(0.4, 0.05), rate(0.3, 0.05, true), 'up')?.certain).toBe(false);
});

test('counts vary as events do, and nothing is said of what was not observed', () => {
  const count = (value: number) => ({ value, n: value, low: null, high: null, small: false });
  // 1.96 · √(129 + 100) = 29.66: thirty more would be certain.
  expect(changeOf(count(130), count(100), 'none')?.certain).toBe(true);
  expect(changeOf(count(129), count(100), 'none')).toMatchObject({ good: undefined, certain: false });
  expect(changeOf(count(1300), count(1000), 'up')?.certain).toBe(true);
  expect(changeOf({ ...count(0), value: null }, count(100), 'up')).toBeNull();
});
