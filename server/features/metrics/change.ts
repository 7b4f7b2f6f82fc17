/** Did a figure really change? One judge for the metrics' own answers and for Pulse. */
import type { z } from 'zod';
import type { Figure, Kind } from './kinds.ts';
import { type Change, FEW } from './shapes-contract.ts';
import type { Sides } from './statistics/sums.ts';
import { goesOn } from './statistics/trend.ts';
import {
  type Difference,
  ofIntervals,
  ofMeans,
  ofRatios,
  ofShares,
  ofTotals,
} from './statistics/two-sample.ts';
import { CHANCE_ALONE, type Counted, type Wobble } from './statistics/wobble.ts';

/** So often, at most, a figure that is said to have changed has not. */
export const CERTAIN = 0.05;

export interface Figures {
  now: Figure;
  before: Figure;
}

/** What totals of two periods need to be held against each other. */
export interface Lengths extends Wobble {
  /** Length of the period now / length of the one before. */
  scale: number;
  /** Of the period now. */
  days: number;
  /** Of totals held against the period just before: that one and those before it, in order of time. Else empty. */
  history: Counted[];
}

/** Of periods of the same length that only chance tells apart. */
export const EVEN: Lengths = { scale: 1, days: 1, history: [], ...CHANCE_ALONE };

/** How two periods differ, and whether the difference goes on with those before: says something where it is certain. */
export interface ChangeFound extends Difference {
  again: boolean;
}

/** How two periods of a kind are told apart; null: by their intervals alone. A stock is two counts. */
const testOf = ({ apart, isCumulative, isLevel }: Kind): Test | null =>
  apart?.as ?? (isCumulative || isLevel ? 'total' : null);

type Test = NonNullable<Kind['apart']>['as'];

/**
 * The difference of two periods, its 95 % interval and p. Medians have no sums, so theirs is read off their intervals.
 * @param sides sums of both; null where the kind has none
 * @returns null where either period has no figure
 */
export function differenceOf(
  kind: Kind,
  { now, before }: Figures,
  sides: Sides | null,
  lengths: Lengths,
): ChangeFound | null {
  if (now.value === null || before.value === null) return null;
  const test = testOf(kind);
  const found =
    sides && test
      ? ofSides(test, sides, lengths)
      : ofIntervals({ ...now, value: now.value }, { ...before, value: before.value });
  const counted = test === 'total' &&
    sides && { value: sides.now.y, squares: sides.now.yy, days: lengths.days };
  return { ...found, again: counted ? goesOn(lengths.history, counted, lengths) : false };
}

function ofSides(test: Test, sides: Sides, lengths: Lengths): Difference {
  switch (test) {
    case 'share':
      return ofShares(sides);
    case 'mean':
      return ofMeans(sides);
    case 'ratio':
      return ofRatios(sides);
    case 'total':
      return ofTotals(sides, lengths.scale, lengths);
  }
}

/**
 * The same as it is answered: `certain` at 5 %, with at least 30 observations in both periods (totals: any number). It
 * judges one figure by itself. Pulse, which looks at several at once, corrects its p for their number and so may still
 * call a change unclear that is certain here.
 */
export function judge(
  kind: Kind,
  figures: Figures,
  sides: Sides,
  lengths: Lengths,
): z.input<typeof Change> | null {
  const found = differenceOf(kind, figures, sides, lengths);
  if (!found) return null;
  const certain = found.p < CERTAIN && isEnough(kind, figures);
  return { ...found, certain, again: certain && found.again };
}

/** Whether there is enough in both periods for a change to mean anything; of totals any number is. */
export const isEnough = (kind: Kind, { now, before }: Figures) =>
  testOf(kind) === 'total' || Math.min(now.n, before.n) >= FEW;
