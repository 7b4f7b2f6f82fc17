/** Groups that are all but the same touchpoints are told once, by what says most. */
import { expect, test } from 'vitest';
import { type Compared, compareGroups } from './compare.ts';
import type { Difference } from './contract.ts';
import type { Group } from './groups.ts';
import { resemblance, tellOnce } from './same.ts';

const marksOf = (from: number, to: number) =>
  Array.from({ length: 64 }, (_, n) => n).filter((n) => n >= from && n < to);

/** Of touchpoints numbered `from` to `to`; so many of a hundred left. */
function group(
  what: Difference['what'],
  value: string,
  marks: number[],
  [known, gone]: [number, number],
): Group {
  const name = what === 'property' ? 'renewal' : '';
  const leaving = { known, gone, lulls: [[16, known, gone]], people: known } satisfies Partial<Group>;
  return { type: 'Renewed', what, name, value, n: 0, sum: 0, squares: 0, ...leaving, marks };
}

const told = (groups: Group[]) =>
  tellOnce(compareGroups(groups, new Set()).differing).map(
    ({ item }: Compared) => `${item.what} ${item.value}`,
  );

test('the third time that is the renewal with the number 3 is told as the property', () => {
  const groups = [
    group('time', '1', marksOf(0, 30), [400, 20]),
    group('time', '3', marksOf(30, 62), [101, 51]),
    group('time', '4', marksOf(62, 64), [300, 15]),
    group('property', '1', marksOf(0, 30), [400, 20]),
    group('property', '3', marksOf(30, 60), [100, 50]),
    group('property', '4', marksOf(62, 64), [300, 15]),
  ];
  expect(told(groups)).toEqual(['property 3', 'property 1', 'property 4']);
});

test('groups of other touchpoints are told each', () => {
  const groups = [
    group('time', '2', marksOf(0, 40), [400, 100]),
    group('time', '1', marksOf(40, 64), [300, 10]),
    group('property', '1', marksOf(0, 20), [200, 90]),
    group('property', '3', marksOf(20, 64), [500, 20]),
  ];
  expect(told(groups)).toEqual(['property 1', 'time 2']);
});

test('of two halves the worse one is told', () => {
  const groups = [
    group('time', '1', marksOf(0, 32), [400, 20]),
    group('time', '2', marksOf(32, 64), [300, 60]),
  ];
  expect(told(groups)).toEqual(['time 2']);
});

test('what nobody tells of themselves is no group to be held against', () => {
  expect(told([group('time', '1', marksOf(0, 32), [400, 20])])).toEqual([]);
});

test('resemblance is the part that is in both', () => {
  expect(resemblance([1, 2, 3], [2, 3, 4])).toBe(0.5);
  expect(resemblance([1, 2], [1, 2])).toBe(1);
  expect(resemblance([1], [2])).toBe(0);
});
