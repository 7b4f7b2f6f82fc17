/** Cohorts and the periods after them, in words. */
import { useTranslation } from 'react-i18next';
import { usePointName } from '../../../metrics/point-name.ts';
import { noon } from '../../../narrowing/period.ts';
import type { RetentionAnswer } from './queries.ts';

interface Names {
  /** "March 2026" */
  cohort(at: string): string;
  /** "Month 2" */
  period(number: number): string;
}

export function useRetentionNames({
  interval,
  rolling,
}: Pick<RetentionAnswer, 'interval' | 'rolling'>): Names {
  const { t } = useTranslation('questions');
  const point = usePointName(interval);
  return {
    cohort: (at) => point.whole(noon(at).toISOString()),
    // A clock of one's own counts days: 30 of them are not a month of the calendar.
    period: (number) => t(`retention.period.${rolling ? 'rolling' : 'calendar'}.${interval}`, { number }),
  };
}
