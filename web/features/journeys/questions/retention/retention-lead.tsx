import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { PeopleButton } from '../people-button.tsx';
import styles from '../questions.module.css';
import { useRetentionNames } from './period-name.ts';
import type { RetentionAnswer } from './queries.ts';
import { openPeople } from './who.ts';

/** How many of those who began ever came back, so far, and how many in the first whole period after. */
export function RetentionLead({ answer, still }: { answer: RetentionAnswer; still?: boolean }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const text = useFigureText('rate');
  const names = useRetentionNames(answer);
  const { total, average } = answer;
  const next = average.find(({ period }) => period === 1);
  const customers = (count: number) => t('customers', { count, shown: format.number(count) });
  return (
    <div className={styles.lead}>
      <p className={styles.leadValue}>
        <span>{text.value(total.share)}</span>
        <span>{t('retention.cameBack')}</span>
      </p>
      <p className={styles.honesty}>
        {still ? (
          <span>{t('retention.of', { what: customers(total.customers) })}</span>
        ) : (
          <>
            <PeopleButton
              count={total.returned}
              words={customers(total.returned)}
              label={t('retention.whoReturned')}
              onClick={() => url.set(openPeople({ part: 'returned' }))}
            />
            <span>
              <PeopleButton
                count={total.customers}
                words={t('retention.of', { what: customers(total.customers) })}
                label={t('retention.whoBegan')}
                onClick={() => url.set(openPeople({ part: 'began' }))}
              />
            </span>
          </>
        )}
        {next && (
          <span>
            {names.period(1)}: {text.value(next.share)} ({text.interval(next)})
          </span>
        )}
        {next?.small && <span className={styles.small}>{t('small')}</span>}
      </p>
    </div>
  );
}
