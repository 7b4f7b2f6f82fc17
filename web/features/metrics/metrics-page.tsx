import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type MetricId, NEEDS } from '../../../server/features/metrics/shapes-contract.ts';
import { Page, Skeleton, useUrlFilters } from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { CompareControl } from '../narrowing/compare-control.tsx';
import { spanOf, timeComparison } from '../narrowing/comparison.ts';
import { ControlBar } from '../narrowing/control.tsx';
import { type NarrowingName, useNarrowing } from '../narrowing/narrowing.ts';
import { NarrowingControl } from '../narrowing/narrowing-control.tsx';
import { NothingYet, useIsEmpty } from '../narrowing/nothing.tsx';
import { asQuery } from '../narrowing/period.ts';
import { PeriodControl } from '../narrowing/period-control.tsx';
import { QuestionProblem } from '../narrowing/question-problem.tsx';
import { QuietSince } from '../narrowing/quiet-since.tsx';
import { usePeriod } from '../narrowing/use-period.ts';
import { Renewed } from '../narrowing/waiting-for-figures.tsx';
import { useMay } from '../session/session.ts';
import { intervalFor } from './intervals.ts';
import { MetricRow } from './metric-row.tsx';
import styles from './metrics.module.css';
import { FAMILIES } from './names.ts';
import { type FigureQuestion, figureQuery } from './queries.ts';

/** What every metric can be narrowed by. */
const EVERYWHERE = ['segment', 'account', 'campaign'] as const satisfies NarrowingName[];

/** Every metric there is, as it stands now. */
export default function MetricsPage() {
  const { t } = useTranslation('metrics');
  const url = useUrlFilters();
  const period = usePeriod();
  const narrowing = useNarrowing(EVERYWHERE);
  const isEmpty = useIsEmpty();
  if (isEmpty) {
    return (
      <Page title={t('title')} description={t('description')}>
        <NothingYet />
      </Page>
    );
  }
  const comparison = period && timeComparison(url.one('compare'), period);
  const question: FigureQuestion | undefined = period && {
    ...asQuery(period),
    ...narrowing,
    interval: intervalFor(period),
    ...(comparison === 'none' ? {} : { compare: comparison, span: spanOf(url) }),
  };
  return (
    <Page title={t('title')} description={t('description')}>
      <LensBanner />
      {period && comparison ? (
        <>
          <ControlBar>
            <PeriodControl period={period} />
            <CompareControl
              period={period}
              value={comparison}
              onChoose={(value) => url.set({ compare: value === 'previous' ? undefined : value })}
            />
            <NarrowingControl allowed={EVERYWHERE} />
          </ControlBar>
          <QuietSince period={period} />
        </>
      ) : (
        <Skeleton height={36} />
      )}
      <Families question={question} />
    </Page>
  );
}

const NAMES = Object.keys(FAMILIES) as (keyof typeof FAMILIES)[];
const ALL: MetricId[] = Object.values(FAMILIES).flat();

/** Figures come one by one, as soon as each is known; a problem that all of them have is said once. */
function Families({ question }: { question: FigureQuestion | undefined }) {
  const { t } = useTranslation('metrics');
  const may = useMay();
  const isMine = (id: MetricId) => NEEDS[id] === undefined || may(NEEDS[id]);
  const shown = ALL.filter(isMine);
  const answers = useQueries({ queries: shown.map((id) => figureQuery(id, question)) });
  const [first] = answers;
  if (first?.error && answers.every(({ error }) => error)) {
    return (
      <QuestionProblem
        error={first.error}
        onAgain={() => void Promise.all(answers.map(({ refetch }) => refetch()))}
      />
    );
  }
  return (
    <Renewed
      what={t('reading')}
      waiting={answers.some(({ isPending, isPlaceholderData }) => isPending || isPlaceholderData)}
    >
      <div className={styles.families}>
        {NAMES.map((family) => (
          <section key={family} className={styles.family} aria-label={t(`family.${family}`)}>
            <h2 className={styles.familyName}>{t(`family.${family}`)}</h2>
            <ul>
              {FAMILIES[family].filter(isMine).map((id) => (
                <li key={id}>
                  <MetricRow id={id} {...answers[shown.indexOf(id)]!} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Renewed>
  );
}
