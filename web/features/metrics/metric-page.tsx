import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MetricId } from '../../../server/features/metrics/contract.ts';
import { Button, Callout, Page, Skeleton } from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { Definition } from './definition.tsx';
import { MetricControls } from './metric-controls.tsx';
import { MetricView } from './metric-view.tsx';
import { isMetricId, useMetricWords } from './names.ts';
import { figureQuery } from './queries.ts';
import { useAskedMetric } from './use-question.ts';

/** One metric over time: its chart, its groups, its people, its meaning. */
export default function MetricPage() {
  const { t } = useTranslation('metrics');
  const { id } = useParams({ from: '/member/metrics/$id' });
  const crumbs = [{ label: t('title'), to: '/metrics' as const }];
  if (!isMetricId(id)) {
    return (
      <Page title={t('noSuch')} crumbs={crumbs}>
        <p>{t('noSuchText')}</p>
      </Page>
    );
  }
  return <Metric key={id} id={id} />;
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
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!error && (!data || !asked) && <ViewSkeleton />}
      {!error && data && asked && <MetricView asked={asked} figure={data} waiting={isPlaceholderData} />}
      <Definition id={id} figure={data} />
    </Page>
  );
}

function ViewSkeleton() {
  return (
    <>
      <Skeleton height={64} />
      <Skeleton height={320} />
    </>
  );
}
