import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { type Format, useFormat } from '../../../format.ts';
import { dateFormat } from '../../../intl.ts';
import { noon } from '../../narrowing/period.ts';
import { usePeriodName } from '../../narrowing/period-control.tsx';
import type { AskedMap } from './asked.ts';
import { useComparisonName } from './compare-control.tsx';
import { useOpened } from './evidence-url.ts';
import styles from './headline.module.css';

/** Whole days, always with their year. */
function days(from: string, until: string, { locale, timeZone }: Format): string {
  const date = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  return date.formatRange(noon(from), noon(until));
}

/** How many people, when, against what: in one line. The number opens the people. */
export function Headline({ map, asked }: { map: JourneyMap; asked: AskedMap }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { open } = useOpened();
  const comparison = useComparisonName();
  const periodName = usePeriodName();
  const { from, until, quietSince } = asked.period;
  const parts = [
    from && until ? days(from, until, format) : periodName({ preset: 'all' }),
    ...(asked.comparison === 'none' ? [] : [t('headline.against', { what: comparison(asked) })]),
    ...(quietSince ? [t('headline.quietSince', { date: format.date(noon(quietSince)) })] : []),
  ];
  return (
    <>
      <button type="button" className={styles.people} onClick={() => open({ part: 'all' })}>
        {t('customersShown', { count: map.customers, shown: format.number(map.customers) })}
      </button>
      {' · '}
      {parts.join(' · ')}
    </>
  );
}
