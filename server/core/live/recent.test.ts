import { expect, test } from 'vitest';
import { Recent } from './recent.ts';

test('what was said since then is known, and what was not', () => {
  const recent = new Recent(0);
  recent.note(10, 'a');
  recent.note(20, 'b');
  recent.note(30, 'a');
  expect(['a', 'b', 'c'].map((key) => recent.isSaidSince(5, key))).toEqual([true, true, false]);
  expect(['a', 'b'].map((key) => recent.isSaidSince(21, key))).toEqual([true, false]);
  expect(recent.isSaidSince(30, 'a')).toBe(true);
  expect(recent.isSaidSince(31, 'a')).toBe(false);
});

test('where it is not known any longer, something may have been said', () => {
  const recent = new Recent(100, 2);
  expect(recent.isSaidSince(99, 'a')).toBe(true);
  expect(recent.isSaidSince(101, 'a')).toBe(false);
  for (const [at, key] of [
    [110, 'a'],
    [120, 'b'],
    [130, 'a'],
    [140, 'c'],
  ] as const)
    recent.note(at, key);
  // Of b, the longest ago, it is not known any longer, and what was said before that of nothing.
  expect(['b', 'd'].map((key) => recent.isSaidSince(120, key))).toEqual([true, true]);
  expect(['a', 'b', 'c', 'd'].map((key) => recent.isSaidSince(121, key))).toEqual([true, false, true, false]);
  recent.forget(150);
  expect(recent.isSaidSince(145, 'd')).toBe(true);
  expect(recent.isSaidSince(151, 'c')).toBe(false);
});
