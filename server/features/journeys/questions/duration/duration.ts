/** How long do journeys last, from the first touchpoint to the last? */
import type { z } from 'zod';
import { ask } from '../../../lens/ask.ts';
import { type Interval, within } from '../../../metrics/statistics/interval.ts';
import { meanInterval } from '../../../metrics/statistics/mean.ts';
import { medianRanks, SLICE, SLICE_STARTS_SQL, sliceStart } from '../../../metrics/statistics/median.ts';
import { type Asked, type Asker, readAsked, shownPeriod, touchpointsAsked } from '../asked.ts';
import type { DurationAnswer, DurationQuestion } from '../duration-contract.ts';
import { isSmall } from '../small.ts';
import { spelledAsKnown } from '../type-names.ts';

type Answer = z.input<typeof DurationAnswer>;

/** In milliseconds. */
interface Row {
  n: number;
  mean: number | null;
  variance: number | null;
  median: number | null;
  p90: number | null;
  /** Of the sorted durations, from `sliceStart`: where the ends of the median's interval lie. */
  lows: number[];
  highs: number[];
}

/** @throws 400 for names that the workspace does not have */
export async function readDuration(asker: Asker, question: DurationQuestion): Promise<Answer> {
  const asked = await readAsked(asker, question);
  asked.params.exclude = spelledAsKnown(asked.map, question.exclude ?? [], 'exclude');
  const [row] = await ask<Row>(asker.context, asker.caller.workspaceId, {
    sql: durationSql(asked, question),
    params: asked.params,
  });
  return { period: shownPeriod(asked.period), ...shown(row!) };
}

function durationSql(asked: Asked, { exclude }: DurationQuestion): string {
  const excluded = exclude?.length ? ' AND type NOT IN {exclude:Array(String)}' : '';
  return `SELECT n, mean, variance, median, p90,
      arraySlice(sorted, ${SLICE_STARTS_SQL.low}, ${SLICE}) AS lows,
      arraySlice(sorted, ${SLICE_STARTS_SQL.high}, ${SLICE}) AS highs
    FROM (
      SELECT count() AS n, avg(ms) AS mean, varSampStable(ms) AS variance, quantileExactInclusive(0.5)(ms) AS median,
        quantileExactInclusive(0.9)(ms) AS p90, arraySort(groupArray(ms)) AS sorted
      FROM (
        SELECT dateDiff('millisecond', min(at), max(at)) AS ms FROM touchpoints
        WHERE ${touchpointsAsked(asked)}${excluded} GROUP BY person))`;
}

function shown({ n, mean, variance, median, p90, lows, highs }: Row): Omit<Answer, 'period'> {
  if (n === 0) return { customers: 0, mean: figure(null, n), median: figure(null, n), p90Seconds: null };
  const ranks = medianRanks(n);
  return {
    customers: n,
    mean: figure(mean, n, meanInterval(mean!, variance ?? 0, n)),
    median: figure(
      median,
      n,
      ranks && {
        low: lows[ranks.low - sliceStart('low', n)]!,
        high: highs[ranks.high - sliceStart('high', n)]!,
      },
    ),
    p90Seconds: p90! / 1000,
  };
}

/** Of milliseconds, in seconds. */
function figure(value: number | null, n: number, interval: Interval | null = null) {
  const ends = interval && within(interval, 0, Number.POSITIVE_INFINITY);
  return {
    value: value === null ? null : value / 1000,
    n,
    low: ends && ends.low / 1000,
    high: ends && ends.high / 1000,
    small: isSmall(n),
  };
}
