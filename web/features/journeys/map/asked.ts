/** What the reader asks the map: everything of it stands in the URL. */
import { useMemo } from 'react';
import type { z } from 'zod';
import {
  DEFAULT_QUIET_DAYS,
  type MapQuery,
} from '../../../../server/features/journeys/map/asked-contract.ts';
import { type UrlFilters, useUrlFilters } from '../../../ui/index.ts';
import { spanOf, type TimeComparison, timeComparison } from '../../narrowing/comparison.ts';
import { useNarrowing } from '../../narrowing/narrowing.ts';
import { asQuery, type Period } from '../../narrowing/period.ts';
import { usePeriod } from '../../narrowing/use-period.ts';

export type MapQuestion = z.input<typeof MapQuery>;

/** What a map can be held against beside another time. */
export const OTHER_COMPARISONS = ['segment', 'version'] as const;
export type OtherComparison = (typeof OTHER_COMPARISONS)[number];
/** What stands in the URL beside time and narrowing. */
export const MAP_SETTINGS = ['compareSegment', 'compareVersion', 'quietDays', 'span', 'version'] as const;
export type Comparison = TimeComparison | OtherComparison;

export interface AskedMap {
  period: Period;
  comparison: Comparison;
  quietDays: number;
  /** Number of the version that is shown; undefined for the map as it is now. */
  version: number | undefined;
  question: MapQuestion;
}

/** Undefined until it is known when anything last happened. */
export function useAskedMap(): AskedMap | undefined {
  const url = useUrlFilters();
  const period = usePeriod();
  const narrowing = useNarrowing();
  const key = JSON.stringify(url.search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is read from the URL
  return useMemo(() => period && askedMap(url, period, narrowing), [key, period]);
}

function askedMap(url: UrlFilters, period: Period, narrowing: Partial<MapQuestion>): AskedMap {
  const comparison = comparisonOf(url, period);
  const quietDays = wholeNumber(url.one('quietDays'));
  const version = wholeNumber(url.one('version'));
  const question = {
    ...asQuery(period),
    ...narrowing,
    ...(quietDays ? { quietDays } : {}),
    ...(version ? { version } : {}),
    ...comparedWith(url, comparison),
  };
  return { period, comparison, quietDays: quietDays ?? DEFAULT_QUIET_DAYS, version, question };
}

function comparisonOf(url: UrlFilters, period: Period): Comparison {
  const written = url.one('compare');
  return OTHER_COMPARISONS.find((one) => one === written) ?? timeComparison(written, period);
}

function comparedWith(url: UrlFilters, comparison: Comparison): Partial<MapQuestion> {
  if (comparison === 'none') return {};
  const compareSegment = comparison === 'segment' ? url.one('compareSegment') : undefined;
  const compareVersion = comparison === 'version' ? wholeNumber(url.one('compareVersion')) : undefined;
  return {
    compare: comparison,
    ...(comparison === 'previous' ? { span: spanOf(url) } : {}),
    ...(compareSegment ? { compareSegment } : {}),
    ...(compareVersion ? { compareVersion } : {}),
  };
}

/** How long a silence ends a journey, as it stands in the URL. */
export function useQuietDays(): number {
  return wholeNumber(useUrlFilters().one('quietDays')) ?? DEFAULT_QUIET_DAYS;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
