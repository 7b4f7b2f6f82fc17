/** The question about one metric, as it stands in the URL. */
import { useQuery } from '@tanstack/react-query';
import { INTERVALS, type Interval } from '../../../server/features/lens/question/contract.ts';
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { useUrlFilters } from '../../ui/index.ts';
import { spanOf, type TimeComparison, timeComparison } from '../narrowing/comparison.ts';
import { type NarrowingName, useNarrowing } from '../narrowing/narrowing.ts';
import { asQuery, type Period } from '../narrowing/period.ts';
import { usePeriod } from '../narrowing/use-period.ts';
import { intervalFor } from './intervals.ts';
import { type FigureQuestion, metricsQuery } from './queries.ts';
import type { Part } from './who.ts';

/** What stands in the URL beside time and narrowing. */
export const METRIC_SETTINGS = ['interval', 'span', 'groupBy', 'who', 'at', 'of', 'behind'] as const;

export interface AskedMetric {
  period: Period;
  interval: Interval;
  comparison: TimeComparison;
  /** `channel`, `trait:region`, …; undefined for everybody together. */
  groupBy: string | undefined;
  allowed: readonly NarrowingName[];
  splits: readonly string[];
  /** Sides whose people can be asked for. */
  parts: readonly Part[];
  question: FigureQuestion;
}

/** Undefined until it is known what the metric can be asked, and when anything last happened. */
export function useAskedMetric(id: MetricId): AskedMetric | undefined {
  const url = useUrlFilters();
  const period = usePeriod();
  const words = useQuery(metricsQuery).data?.items.find((one) => one.id === id);
  const narrowing = useNarrowing(words?.narrowing ?? []);
  if (!period || !words) return undefined;
  const interval = INTERVALS.find((one) => one === url.one('interval')) ?? intervalFor(period);
  const groupBy = url.one('groupBy');
  const comparison = timeComparison(url.one('compare'), period);
  return {
    ...{ period, interval, comparison, groupBy, allowed: words.narrowing, splits: words.splits },
    parts: words.parts,
    question: {
      ...asQuery(period),
      ...narrowing,
      interval,
      ...(groupBy ? { groupBy } : {}),
      ...(comparison === 'none' ? {} : { compare: comparison, span: spanOf(url) }),
    },
  };
}
