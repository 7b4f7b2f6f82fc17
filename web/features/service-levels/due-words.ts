/** How a due moment stands to now. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { useNow } from '../../ui/index.ts';
import { shortDuration } from '../conversations/waiting.ts';
import type { Due } from './queries.ts';

export interface DueWords {
  /** `in 2h`, `3h late` */
  short: string;
  /** `First answer due on Monday at 13:00` */
  whole: string;
  look: 'running' | 'warning' | 'missed';
}

/** By the clock of this screen, so that what has just become late says so before the server does. */
export function useDueWords(): (due: Due) => DueWords {
  const { t } = useTranslation('levels');
  const format = useFormat();
  const now = useNow();
  return ({ at, metric, state }) => {
    const seconds = (Date.parse(at) - now) / 1000;
    const isLate = seconds <= 0 || state === 'missed';
    const time = shortDuration(format.locale, Math.abs(seconds));
    const said = { what: t(`metric.${metric}`), when: format.dateTime(at) };
    return {
      short: isLate ? t('due.late', { time }) : t('due.in', { time }),
      whole: isLate ? t('due.wasDue', said) : t('due.isDue', said),
      look: isLate ? 'missed' : state,
    };
  };
}
