/** The kinds of figures: what ClickHouse adds up of the observations, and the figure and its interval made of that. */
import type { z } from 'zod';
import { FEW, type Total } from './shapes-contract.ts';
import { type Interval, within } from './statistics/interval.ts';
import { meanInterval } from './statistics/mean.ts';
import { medianRanks, SLICE, SLICE_STARTS_SQL, sliceStart } from './statistics/median.ts';
import { netPromoterScore } from './statistics/nps.ts';
import { ratioInterval } from './statistics/ratio.ts';
import type { Sums as Sample } from './statistics/sums.ts';
import { wilson } from './statistics/wilson.ts';

export type Figure = Omit<z.input<typeof Total>, 'detail' | 'reason'>;

/** What one row of aggregates holds, by name. */
export type Sums = Record<string, unknown>;

export interface Kind {
  /** Where one person counts once in a group and window, whatever the number of observations: that person's columns. */
  perPerson?: string[];
  /**
   * Whether several observations of a person are one figure, as an order and the next: where those lie in different
   * groups, as in two channels, each group has less than its part, and all together are not the whole.
   */
  isOfSeveral?: true;
  /** Over observations (or people, where `perPerson`), by name. `n` is the figure's. */
  aggregates: Record<string, string>;
  /**
   * The same in two steps, where that is quicker: states of each group in each interval, and what those come to
   * together. The second step makes totals of few states instead of all observations once more.
   */
  inTwoSteps?: { states: Record<string, string>; together: Record<string, string> };
  /** Over the aggregates. Names that begin with `detail_` are shown with totals. */
  afterwards?: Record<string, string>;
  /** Each interval holds all before it, too. */
  isCumulative?: true;
  /** A count of what is there, not of what happened: two periods are two independent counts, however long. */
  isLevel?: true;
  /** How the figure comes together, where it can be taken apart into those of groups. */
  apart?: Apart;
  /** Of one person in a list: how many of n are theirs, and their own value. */
  ofPerson: { observations: string; value: string };
  figure(sums: Sums): Figure;
  /** The same as sums of the sample, by which two periods are told apart; without, the figures' intervals tell them. */
  sample?(sums: Sums): Sample;
}

/** Of each observation an amount, 1 or 0 or as given, and the weight 1. */
const sampleOf = (n: number, y: number, yy: number): Sample => ({ n, y, x: n, yy, xy: y, xx: n });

/** The figure is Σ amount (a total) or Σ amount / Σ weight over the observations. */
export interface Apart {
  as: 'share' | 'mean' | 'ratio' | 'total';
  /** SQL of one observation, or of one person where those are put together first. */
  amount: string;
  weight: string;
  /** A person's columns where a figure without `perPerson` counts people. */
  perPerson?: string[];
}

/** Of a share fewer of either side say little. */
const FEW_OF_A_SIDE = 5;

const number = (value: unknown) => Number(value ?? 0);

function figureOf(value: number | null, n: number, interval: Interval | null, small = n < FEW): Figure {
  return { value: n ? value : null, n, low: interval?.low ?? null, high: interval?.high ?? null, small };
}

function counted(value: number, n: number): Figure {
  return { value, n, low: null, high: null, small: false };
}

/** The share of observations that count for it (`hit` = 1). */
export const RATE: Kind = {
  aggregates: { n: 'count()', hits: 'countIf(hit = 1)' },
  apart: { as: 'share', amount: 'toFloat64(hit = 1)', weight: '1' },
  ofPerson: { observations: 'count()', value: 'avg(hit = 1)' },
  figure: (sums) => rate(number(sums.hits), number(sums.n)),
  sample: ({ n, hits }) => sampleOf(number(n), number(hits), number(hits)),
};

function rate(hits: number, n: number): Figure {
  const isSmall = n < FEW || hits < FEW_OF_A_SIDE || n - hits < FEW_OF_A_SIDE;
  return figureOf(hits / n, n, wilson(hits, n), isSmall);
}

/** The share of people with two observations or more among those with any. */
export const REPEATED: Kind = {
  ...RATE,
  isOfSeveral: true,
  perPerson: ['max(one.at) AS at', 'count() AS value', 'toInt8(if(count() >= 2, 1, -1)) AS hit'],
};

/** Promoters (`hit` = 1) less detractors (−1), of a hundred. */
export const NPS: Kind = {
  aggregates: { n: 'count()', promoters: 'countIf(hit = 1)', detractors: 'countIf(hit = -1)' },
  apart: { as: 'mean', amount: '100 * toFloat64(hit)', weight: '1' },
  ofPerson: { observations: 'count()', value: 'avg(value)' },
  figure(sums) {
    const n = number(sums.n);
    const { value, interval } = netPromoterScore(number(sums.promoters), number(sums.detractors), n);
    return figureOf(value, n, interval);
  },
  sample({ n, promoters, detractors }) {
    const [up, down] = [number(promoters), number(detractors)];
    return sampleOf(number(n), 100 * (up - down), 100 ** 2 * (up + down));
  },
};

/** The mean of `value`, which lies on a scale. */
export function meanOn(least: number, most: number): Kind {
  return {
    aggregates: { n: 'count()', mean: 'avg(value)', variance: 'varSampStable(value)' },
    apart: { as: 'mean', amount: 'value', weight: '1' },
    ofPerson: { observations: 'count()', value: 'avg(value)' },
    figure({ n, mean, variance }) {
      const interval = meanInterval(number(mean), number(variance), number(n));
      return figureOf(number(mean), number(n), interval && within(interval, least, most));
    },
    sample(sums) {
      const [n, mean, variance] = [number(sums.n), number(sums.mean), number(sums.variance)];
      return sampleOf(n, n * mean, n < 2 ? n * mean ** 2 : (n - 1) * variance + n * mean ** 2);
    },
  };
}

const slice = (start: string) => `arraySlice(sorted, ${start}, ${SLICE})`;

/**
 * The median of `value`: the middle of the sorted, or the mean of the two in the middle. The 90th percentile is the
 * smallest that at least nine in ten do not exceed.
 */
export const MEDIAN: Kind = {
  aggregates: { n: 'count()', sorted: 'arraySort(groupArray(value))', detail_mean: 'avg(value)' },
  afterwards: {
    median: '(sorted[intDiv(n + 1, 2)] + sorted[intDiv(n, 2) + 1]) / 2',
    detail_p90: 'if(n = 0, NULL, sorted[intDiv(n * 9 + 9, 10)])',
    around_low: slice(SLICE_STARTS_SQL.low),
    around_high: slice(SLICE_STARTS_SQL.high),
  },
  ofPerson: { observations: 'count()', value: 'avg(value)' },
  figure(sums) {
    const n = number(sums.n);
    const ranks = medianRanks(n);
    const end = (name: 'low' | 'high') =>
      (sums[`around_${name}`] as number[])[ranks![name] - sliceStart(name, n)]!;
    return figureOf(number(sums.median), n, ranks && { low: end('low'), high: end('high') });
  },
};

const COUNTED: Kind = {
  aggregates: { n: 'count()' },
  ofPerson: { observations: 'count()', value: 'count()' },
  figure: ({ n }) => counted(number(n), number(n)),
  sample: ({ n }) => sampleOf(number(n), number(n), number(n)),
};

export const COUNT: Kind = { ...COUNTED, apart: { as: 'total', amount: 'toFloat64(1)', weight: '1' } };

export const SUM: Kind = {
  aggregates: { n: 'count()', sum: 'sum(value)', squares: 'sum(toFloat64(value) * toFloat64(value))' },
  apart: { as: 'total', amount: 'toFloat64(value)', weight: '1' },
  ofPerson: { observations: 'count()', value: 'sum(value)' },
  figure: ({ sum, n }) => counted(number(sum), number(n)),
  sample: ({ n, sum, squares }) => sampleOf(number(n), number(sum), number(squares)),
};

/** How many people were observed. */
export const PEOPLE: Kind = {
  aggregates: { n: 'uniqExact(person)' },
  inTwoSteps: {
    states: { people: 'uniqExactState(person)' },
    together: { n: 'uniqExactMerge(people)' },
  },
  apart: { as: 'total', amount: 'toFloat64(1)', weight: '1', perPerson: ['max(one.at) AS at'] },
  ofPerson: { observations: 'toUInt64(1)', value: 'count()' },
  figure: COUNTED.figure,
  sample: COUNTED.sample!,
};

/** How many people there are by then: each is observed once. */
export const STOCK: Kind = { ...COUNTED, isCumulative: true };

/** How many there are at the end of each window. */
export const LEVEL: Kind = { ...COUNTED, isLevel: true };

/** Σ `value` / Σ `weight`, n the latter. */
export const RATIO: Kind = {
  perPerson: [
    'max(one.at) AS at',
    'sum(one.value) AS value',
    'sum(one.weight) AS weight',
    'toInt8(0) AS hit',
  ],
  aggregates: {
    n: 'sum(weight)',
    people: 'count()',
    y: 'sum(value)',
    yy: 'sum(value * value)',
    xy: 'sum(value * weight)',
    xx: 'sum(weight * weight)',
  },
  apart: { as: 'ratio', amount: 'toFloat64(value)', weight: 'toFloat64(weight)' },
  ofPerson: { observations: 'sum(weight)', value: 'if(sum(weight) = 0, NULL, sum(value) / sum(weight))' },
  figure(sums) {
    const { n: people, ...pairs } = pairsOf(sums);
    return figureOf(pairs.y / pairs.x, pairs.x, ratioInterval({ people, ...pairs }));
  },
  sample: pairsOf,
};

function pairsOf({ n, people, y, yy, xy, xx }: Sums): Sample {
  return { n: number(people), y: number(y), x: number(n), yy: number(yy), xy: number(xy), xx: number(xx) };
}
