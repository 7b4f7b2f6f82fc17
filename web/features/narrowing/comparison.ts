/** What a time is held against: another time. */
import { useTranslation } from 'react-i18next';
import { INTERVALS, type Interval } from '../../../server/features/lens/question/contract.ts';
import { meantBy } from '../../../server/features/lens/question/meant.ts';
import { useFormat } from '../../format.ts';
import { type UrlFilters, useUrlFilters } from '../../ui/index.ts';
import { useWorkspace } from '../session/session.ts';
import { asQuery, dayOf, type Period } from './period.ts';

export const TIME_COMPARISONS = ['none', 'previous', 'year'] as const;
export type TimeComparison = (typeof TIME_COMPARISONS)[number];

/** Without a word it is the time just before. All time has nothing before it. */
export function timeComparison(written: string | undefined, period: Period): TimeComparison {
  if (!period.from) return 'none';
  return TIME_COMPARISONS.find((one) => one === written) ?? 'previous';
}

/** Which of several running intervals is meant that begin when the period does; says nothing of others. */
export const spanOf = (url: UrlFilters): Interval | undefined =>
  INTERVALS.find((one) => one === url.one('span'));

/** In a few words: "the quarter before", "the same part of the month before", "the 90 days before". */
export function useTimeComparisonName(): (comparison: TimeComparison, period: Period) => string {
  const { t } = useTranslation('narrowing');
  const { timeZone } = useFormat();
  const weekStart = useWorkspace()?.weekStart ?? MONDAY;
  const span = spanOf(useUrlFilters());
  return (comparison, period) => {
    const { from, to } = asQuery(period);
    if (comparison !== 'previous' || !from || !to)
      return t(`compare.${comparison === 'year' ? 'year' : 'none'}`);
    const today = dayOf(new Date(), timeZone);
    const { unit, count, isSoFar } = meantBy({ from, to, today, weekStart, span });
    return t(`compare.${isSoFar ? 'soFar' : 'before'}.${unit}`, { count });
  };
}

const MONDAY = 1;
