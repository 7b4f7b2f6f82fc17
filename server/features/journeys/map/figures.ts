/** Figures of the map, each with its n and interval, made of sums. */
import { type Interval, within } from '../../metrics/statistics/interval.ts';
import { meanInterval } from '../../metrics/statistics/mean.ts';
import { netPromoterScore } from '../../metrics/statistics/nps.ts';
import { type Moments, variance } from '../../metrics/statistics/welch.ts';
import { wilson } from '../../metrics/statistics/wilson.ts';
import type { After, Sums } from './after.ts';
import type { Passing } from './flow.ts';
import type { ScaleSums } from './ratings.ts';
import { DAY_MS } from './sequence.ts';

/** Fewer observations than this say little, and of a share fewer of either side. As in features/metrics. */
export const FEW = 30;
const FEW_OF_A_SIDE = 5;

/** How many went on and how many left. */
export function goingOn(
  { known, left, earliestMs }: Pick<Passing, 'known' | 'left' | 'earliestMs'>,
  quietDays: number,
) {
  const continued = known - left;
  const [on, away] = [wilson(continued, known), wilson(left, known)];
  return {
    ...{ known, continued, left },
    continueShare: known ? continued / known : null,
    continueLow: on?.low ?? null,
    continueHigh: on?.high ?? null,
    leaveShare: known ? left / known : null,
    leaveLow: away?.low ?? null,
    leaveHigh: away?.high ?? null,
    knownFrom: known || earliestMs === null ? null : new Date(earliestMs + quietDays * DAY_MS).toISOString(),
    smallKnown: isSmallShare(left, known),
  };
}

/** CSAT, CES, NPS and contacts of those who passed. */
export function afterwards({ csat, ces, nps, contacts }: After, occurrences: number) {
  return {
    csat: csat ? share(csat) : null,
    ces: ces ? mean(ces) : null,
    nps: nps ? promoters(nps) : null,
    contacts: {
      count: contacts?.n ?? 0,
      per100: occurrences ? (100 * (contacts?.n ?? 0)) / occurrences : null,
    },
  };
}

function share({ n, above }: Sums) {
  return figure(above / n, n, wilson(above, n), isSmallShare(above, n));
}

function mean({ n, sum, squares }: Sums) {
  const interval = meanInterval(sum / n, variance({ n, sum, squares }), n);
  return figure(sum / n, n, interval && within(interval, 1, 7), n < FEW);
}

function promoters({ n, above, below }: Sums) {
  const { value, interval } = netPromoterScore(above, below, n);
  return figure(value!, n, interval, n < FEW);
}

const isSmallShare = (hits: number, n: number) => n < FEW || hits < FEW_OF_A_SIDE || n - hits < FEW_OF_A_SIDE;

function figure(value: number, n: number, interval: Interval | null, small: boolean) {
  return { value, n, low: interval?.low ?? null, high: interval?.high ?? null, small };
}

/** Observations of emotion, −1 … 1. */
export interface Felt {
  ratings: Moments;
  facts: Moments;
}

const NONE: Moments = { n: 0, sum: 0, squares: 0 };
export const NOTHING_FELT: Felt = { ratings: NONE, facts: NONE };

/** Scores stretched from their own scales to −1 … 1; of a fact, its value for each occurrence that nobody rated. */
export function felt(scales: ScaleSums[], fact: number | undefined, unrated: number): Felt {
  return {
    ratings: scales.map(emotionsOf).reduce(together, NONE),
    facts: fact === undefined ? NONE : { n: unrated, sum: unrated * fact, squares: unrated * fact * fact },
  };
}

function emotionsOf({ lowest, highest, n, sum, squares }: ScaleSums): Moments {
  const [middle, half] = [(lowest + highest) / 2, (highest - lowest) / 2];
  return {
    n,
    sum: (sum - n * middle) / half,
    squares: (squares - 2 * middle * sum + n * middle * middle) / (half * half),
  };
}

export const together = (a: Moments, b: Moments): Moments => ({
  n: a.n + b.n,
  sum: a.sum + b.sum,
  squares: a.squares + b.squares,
});

export const without = (whole: Moments, part: Moments): Moments => ({
  n: whole.n - part.n,
  sum: whole.sum - part.sum,
  squares: whole.squares - part.squares,
});

export const allFelt = ({ ratings, facts }: Felt) => together(ratings, facts);

export const bothFelt = (a: Felt, b: Felt): Felt => ({
  ratings: together(a.ratings, b.ratings),
  facts: together(a.facts, b.facts),
});

/**
 * Mean emotion with where it comes from; null where nothing is known. The interval is that of all observations
 * together; where all are one and the same fact there is none.
 */
export function emotion(observed: Felt) {
  const { n, sum, squares } = allFelt(observed);
  if (n === 0) return null;
  const interval = meanInterval(sum / n, variance({ n, sum, squares }), n);
  return {
    ...figure(sum / n, n, interval && within(interval, -1, 1), n < FEW),
    from: {
      ratings: part(observed.ratings),
      facts: part(observed.facts),
      sentiment: { n: 0, value: null },
    },
  };
}

/** Mean of what members noted; null where nobody noted anything. */
export function noted(seemed: Moments | undefined) {
  if (!seemed) return null;
  const { n, sum } = seemed;
  const interval = meanInterval(sum / n, variance(seemed), n);
  return figure(sum / n, n, interval && within(interval, -1, 1), n < FEW);
}

export const part = ({ n, sum }: Moments) => ({ n, value: n ? sum / n : null });

/** Ratings on the scale that is told. */
export function rating(scale: ScaleSums | undefined) {
  if (!scale) return null;
  const { lowest, highest, n, sum, low } = scale;
  return { scale: [lowest, highest] as [number, number], n, mean: sum / n, lowShare: low / n };
}
