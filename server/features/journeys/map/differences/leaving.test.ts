/** What is so by construction is no difference in leaving. */
import { expect, test } from 'vitest';
import { compareGroups } from './compare.ts';
import type { Difference } from './contract.ts';
import type { Group } from './groups.ts';

const [MINUTES, DAYS, WEEKS] = [8, 17, 20];

/** A group by what it has in common; of each time before, how many touchpoints and after how many of them people left. */
function group(
  what: Difference['what'],
  value: string,
  lulls: Group['lulls'],
  type = 'Store Visited',
): Group {
  const total = (place: 1 | 2) => lulls.reduce((sum, lull) => sum + lull[place], 0);
  const [known, gone] = [total(1), total(2)];
  const name = what === 'property' ? 'store' : '';
  return {
    ...{ type, what, name, value, lulls, known, gone, people: known },
    ...{ n: 0, sum: 0, squares: 0, marks: [] },
  };
}

const told = (groups: Group[]) =>
  compareGroups(groups, new Set()).differing.map(
    ({ item }) => `${item.value} ${item.worse ? 'more' : 'less'}`,
  );

test('a place where many come after long silence is not left more because of that', () => {
  const groups = [
    group('property', 'North', [
      [WEEKS, 900, 450],
      [MINUTES, 100, 10],
    ]),
    group('property', 'South', [
      [WEEKS, 100, 50],
      [MINUTES, 900, 90],
    ]),
  ];
  expect(told(groups)).toEqual([]);
});

test('a place that is left more after the same silence is told, and its rest as it is', () => {
  const groups = [
    group('property', 'North', [
      [WEEKS, 500, 300],
      [MINUTES, 500, 100],
    ]),
    group('property', 'South', [
      [WEEKS, 500, 200],
      [MINUTES, 500, 40],
    ]),
  ];
  const { differing } = compareGroups(groups, new Set());
  expect(differing[0]!.item).toMatchObject({ own: { value: 0.4, n: 1000 }, rest: { value: 0.24, n: 1000 } });
  expect(told(groups).toSorted()).toEqual(['North more', 'South less']);
});

test('who was silent for long is silent for long: no difference between times since what came before', () => {
  const groups = [group('gap', '0', [[MINUTES, 500, 20]]), group('gap', '604800', [[WEEKS, 500, 300]])];
  expect(told(groups)).toEqual([]);
});

test('the first time is left most by those who never come again; what goes against that is told', () => {
  const times = (third: number) => [
    group('time', '1', [[DAYS, 1000, 300]]),
    group('time', '2', [[DAYS, 700, 140]]),
    group('time', '3', [[DAYS, 560, third]]),
    group('time', '11+', [[DAYS, 300, 15]]),
  ];
  expect(told(times(60))).toEqual([]);
  expect(told(times(280))).toEqual(['3 more', '2 less']);
});

test('the third product of one visit says how far into the visit people are', () => {
  const groups = [
    group('time', '1', [[MINUTES, 1000, 20]]),
    group('time', '2', [[MINUTES, 1000, 20]]),
    group('time', '3', [[MINUTES, 1000, 300]]),
  ];
  expect(told(groups)).toEqual([]);
});

test('which survey it was says where on their journey people were', () => {
  const groups = [
    group('property', 'after-checkout', [[MINUTES, 1000, 10]], 'Survey Sent'),
    group('property', 'relationship', [[MINUTES, 1000, 300]], 'Survey Sent'),
  ];
  expect(told(groups)).toEqual([]);
});

test('people × size × certainty: many with a clear difference before few with a large and vague one', () => {
  const groups = [
    group('property', 'Many', [[DAYS, 4000, 800]]),
    group('property', 'Few', [[DAYS, 40, 18]]),
    group('property', 'Rest', [[DAYS, 8000, 800]]),
  ];
  expect(told(groups).filter((one) => one.endsWith('more'))).toEqual(['Many more', 'Few more']);
});
