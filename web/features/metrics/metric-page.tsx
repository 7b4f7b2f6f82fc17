import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { ButtonLink, EmptyState, Page, Skeleton } from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { QuestionProblem } from '../narrowing/question-problem.tsx';
import { Renewed, WaitingForFigures } from '../narrowing/waiting-for-figures.tsx';
import { Definition } from './definition.tsx';
import { MetricControls } from './metric-controls.tsx';
import { MetricView } from './metric-view.tsx';
import { isMetricId, useMetricWords } from './names.ts';
import { figureQuery } from './queries.ts';
import { METRIC_SETTINGS, useAskedMetric } from './use-question.ts';

/** One metric over time: its chart, its groups, its people, its meaning. */
export default function MetricPage() {
  const { t } = useTranslation('metrics');
  const { id } = useParams({ from: '/member/metrics/$id' });
  if (isMetricId(id)) return <Metric key={id} id={id} />;
  return (
    <Page title={t('title')}>
      <EmptyState
        title={t('noSuch')}
        drawing="search"
        action={<ButtonLink to="/metrics">{t('showAll')}</ButtonLink>}
      >
        {t('noSuchText')}
      </EmptyState>
    </Page>
  );
}

function Metric({ id }: { id: MetricId }) {
  const { t } = useTranslation('metrics');
  const { name, definition } = useMetricWords()(id);
  const asked = useAskedMetric(id);
  const { data, error, refetch, isPlaceholderData } = useQuery(figureQuery(id, asked?.question));
  return (
    <Page title={name} description={definition} crumbs={[{ label: t('title'), to: '/metrics' }]}>
      <LensBanner />
      {asked && <MetricControls asked={asked} />}
      {error ? (
        <QuestionProblem error={error} onAgain={() => refetch()} settings={METRIC_SETTINGS} />
      ) : data && asked ? (
        <Renewed what={t('reading')} waiting={isPlaceholderData}>
          <MetricView asked={asked} figure={data} waiting={isPlaceholderData} />
        </Renewed>
      ) : (
        <WaitingForFigures what={t('reading')}>
          <Skeleton height={96} />
          <Skeleton height={340} />
        </WaitingForFigures>
      )}
      <Definition id={id} figure={data} />
    </Page>
  );
}
