/** What is said of nearly the same touchpoints is said once. */
import { byWeight, type Compared } from './compare.ts';
import type { Difference } from './contract.ts';
import { MARKS } from './groups.ts';

/** So large a part of what either group has is in both. */
const ALIKE = 0.9;

/** Sums of the same scores in another order. */
const ROUNDING = 1e-9;

/** What says most about why, first: the how-manieth time says least. */
const TELLING: Difference['what'][] = ['property', 'device', 'trait', 'channel', 'gap', 'time'];

/**
 * Without those that an earlier one tells already: groups of nearly the same touchpoints, and of two halves the
 * better one. Of such, the more telling is kept. @param differing the most weighty first, as is what is kept
 */
export function tellOnce(differing: Compared[]): Compared[] {
  const kept: Compared[] = [];
  for (const one of differing) {
    const place = kept.findIndex(
      (other) => isSameFigure(one, other) && (isAlike(one, other) || isRest(one, other)),
    );
    if (place < 0) kept.push(one);
    else if (isMoreTelling(one, kept[place]!)) kept[place] = one;
  }
  return kept.sort(byWeight);
}

const isSameFigure = ({ item: a }: Compared, { item: b }: Compared) =>
  a.type === b.type && a.figure === b.figure;

const isAlike = ({ group: a }: Compared, { group: b }: Compared) => resemblance(a.marks, b.marks) >= ALIKE;

/** One group is all that is not in the other: each has the figures of the other's rest. */
const isRest = ({ item: a }: Compared, { item: b }: Compared) =>
  isSameSum(a.own, b.rest) && isSameSum(b.own, a.rest);

const isSameSum = (a: Difference['rest'], b: Difference['rest']) =>
  a.n === b.n && Math.abs(a.value - b.value) < ROUNDING;

function isMoreTelling(one: Compared, other: Compared): boolean {
  if (isRest(one, other)) return one.item.worse;
  return TELLING.indexOf(one.item.what) < TELLING.indexOf(other.item.what);
}

/**
 * Which part of what two sets have together is in both, 0 … 1, of the smallest marks of each: A. Z. Broder, "On the
 * resemblance and containment of documents" (1997). Exact for sets as small as their marks.
 */
export function resemblance(a: readonly number[], b: readonly number[]): number {
  const [inA, inB] = [new Set(a), new Set(b)];
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, MARKS);
  return smallest.filter((mark) => inA.has(mark) && inB.has(mark)).length / smallest.length;
}
