/** What a time is held against: another time. */
import { useTranslation } from 'react-i18next';
import { daysOf, type Period } from './period.ts';

export const TIME_COMPARISONS = ['none', 'previous', 'year'] as const;
export type TimeComparison = (typeof TIME_COMPARISONS)[number];

/** Without a word it is the time just before. All time has nothing before it. */
export function timeComparison(written: string | undefined, period: Period): TimeComparison {
  if (!period.from) return 'none';
  return TIME_COMPARISONS.find((one) => one === written) ?? 'previous';
}

/** In a few words: "the 90 days before". */
export function useTimeComparisonName(): (comparison: TimeComparison, period: Period) => string {
  const { t } = useTranslation('narrowing');
  return (comparison, period) =>
    comparison === 'previous'
      ? t('compare.previous', { count: daysOf(period) })
      : t(comparison === 'year' ? 'compare.year' : 'compare.none');
}
