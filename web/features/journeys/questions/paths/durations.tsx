import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { Callout, Skeleton, Stat, useUrlFilters } from '../../../../ui/index.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { WaitingForFigures } from '../../../narrowing/waiting-for-figures.tsx';
import { PeopleButton } from '../people-button.tsx';
import styles from '../questions.module.css';
import own from './paths.module.css';
import { type DurationAnswer, type DurationAsked, durationQuery } from './queries.ts';
import { openPeople } from './who.ts';

/** How long the same people's whole journeys last, from the first touchpoint of the time to the last. */
export function Durations({ question }: { question: DurationAsked }) {
  const { t } = useTranslation('questions');
  const { data, error } = useQuery(durationQuery(question));
  return (
    <section className={styles.section} aria-label={t('duration.title')}>
      <h2 className={styles.subtitle}>{t('duration.title')}</h2>
      {error && <Callout problem={error} />}
      {!error && !data && (
        <WaitingForFigures what={t('reading.duration')}>
          <Skeleton height={72} />
        </WaitingForFigures>
      )}
      {data && <Figures answer={data} />}
    </section>
  );
}

function Figures({ answer }: { answer: DurationAnswer }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const url = useUrlFilters();
  const text = useFigureText('seconds');
  const { customers, mean, median, p90Seconds } = answer;
  return (
    <>
      <div className={own.durations}>
        <Stat
          label={t('duration.median')}
          value={text.value(median.value)}
          n={median.n}
          interval={text.interval(median)}
        />
        <Stat
          label={t('duration.mean')}
          value={text.value(mean.value)}
          n={mean.n}
          interval={text.interval(mean)}
        />
        <Stat label={t('duration.p90')} value={text.value(p90Seconds)} n={customers} />
      </div>
      <p className={styles.quiet}>
        {t('duration.text')}{' '}
        <PeopleButton
          count={customers}
          words={t('customers', { count: customers, shown: format.number(customers) })}
          label={t('duration.whose')}
          onClick={() => url.set(openPeople({ kind: 'journeys' }))}
        />
      </p>
    </>
  );
}
