/** How many people an average over all cohorts rests on. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import type { RetentionAnswer } from './queries.ts';

type Average = RetentionAnswer['average'][number];

/** Whether so few of those who began are behind it that it may not hold for the others. */
export const isWeak = ({ small, fragment }: Pick<Average, 'small' | 'fragment'>) => small || fragment;

/** "rests on 19 people of 12,000" */
export function useRestsOn({ total }: Pick<RetentionAnswer, 'total'>): (one: Pick<Average, 'n'>) => string {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const all = format.number(total.customers);
  return ({ n }) => t('retention.restsOn', { count: n, n: format.number(n), all });
}
