import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MetricId } from '../../../server/features/metrics/contract.ts';
import { useFormat } from '../../format.ts';
import { Sparkline } from '../../ui/chart/sparkline.tsx';
import { Callout, Page, Skeleton, useUrlFilters } from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { ControlBar } from '../narrowing/control.tsx';
import { type NarrowingName, useNarrowing } from '../narrowing/narrowing.ts';
import { NarrowingControl } from '../narrowing/narrowing-control.tsx';
import { asQuery, noon } from '../narrowing/period.ts';
import { PeriodControl } from '../narrowing/period-control.tsx';
import { usePeriod } from '../narrowing/use-period.ts';
import { ChangeMark } from './change-mark.tsx';
import { useFigureText } from './figure-text.ts';
import { intervalFor } from './intervals.ts';
import styles from './metrics.module.css';
import { FAMILIES, useMetricWords } from './names.ts';
import { type FigureQuestion, figureQuery, type MetricFigure } from './queries.ts';

/** What every metric can be narrowed by. */
const EVERYWHERE = ['segment', 'account', 'campaign'] as const satisfies NarrowingName[];

/** Every metric there is, as it stands now. */
export default function MetricsPage() {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const period = usePeriod();
  const narrowing = useNarrowing(EVERYWHERE);
  const question: FigureQuestion | undefined = period && {
    ...asQuery(period),
    ...narrowing,
    interval: intervalFor(period),
    ...(period.from ? { compare: 'previous' } : {}),
  };
  return (
    <Page title={t('title')} description={t('description')}>
      <LensBanner />
      {period && (
        <ControlBar>
          <PeriodControl period={period} />
          <NarrowingControl allowed={EVERYWHERE} />
        </ControlBar>
      )}
      {period?.quietSince && (
        <Callout title={t('quietSince', { date: format.date(noon(period.quietSince)) })}>
          {t('quietSinceText')}
        </Callout>
      )}
      <div className={styles.families}>
        {Object.entries(FAMILIES).map(([family, ids]) => (
          <section
            key={family}
            className={styles.family}
            aria-label={t(`family.${family as keyof typeof FAMILIES}`)}
          >
            <h2 className={styles.familyName}>{t(`family.${family as keyof typeof FAMILIES}`)}</h2>
            <ul>
              {ids.map((id) => (
                <li key={id}>
                  <MetricRow id={id} question={question} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

function MetricRow({ id, question }: { id: MetricId; question: FigureQuestion | undefined }) {
  const words = useMetricWords()(id);
  const { search } = useUrlFilters();
  const { data, error } = useQuery(figureQuery(id, question));
  return (
    <Link to="/metrics/$id" params={{ id }} search={search} className={styles.row}>
      <span className={styles.words}>
        <span className={styles.name}>{words.name}</span>
        <span className={styles.definition}>{words.definition}</span>
      </span>
      {data ? <RowFigure figure={data} /> : error ? <NoFigure /> : <RowSkeleton />}
    </Link>
  );
}

function RowFigure({ figure }: { figure: MetricFigure }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { total, previous, unit, direction, currency, points } = figure;
  const text = useFigureText(unit, currency);
  const interval = text.interval(total);
  return (
    <>
      <span className={styles.spark}>
        <Sparkline values={points.map(({ value }) => value)} />
      </span>
      <span className={styles.figure}>
        <span className={styles.value}>{text.value(total.value)}</span>
        <span className={styles.honest}>
          {total.value === null
            ? t('nothing')
            : [interval, t('n', { n: format.number(total.n) }), total.small && t('small')]
                .filter(Boolean)
                .join(' · ')}
        </span>
      </span>
      <span className={styles.change}>
        <ChangeMark now={total} before={previous?.total} direction={direction} text={text} />
      </span>
    </>
  );
}

function NoFigure() {
  const { t } = useTranslation('metrics');
  return <span className={styles.honest}>{t('unavailable')}</span>;
}

function RowSkeleton() {
  return (
    <>
      <span className={styles.spark}>
        <Skeleton width={96} height={28} />
      </span>
      <span className={styles.figure}>
        <Skeleton width={88} height={24} />
        <Skeleton width={140} height={14} />
      </span>
      <span className={styles.change}>
        <Skeleton width={120} height={14} />
      </span>
    </>
  );
}
