import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Pulse, SPANS } from '../../../server/features/pulse/contract.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import { Button, Callout, Page, useUrlFilters, Waiting } from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { useToldByBanner } from '../lens/told-by-banner.ts';
import { usePointName } from '../metrics/point-name.ts';
import { useMay, useWorkspace } from '../session/session.ts';
import { WaysIn } from '../session/ways-in.tsx';
import { Changes } from './changes.tsx';
import { Differences } from './differences.tsx';
import { Headline } from './headline.tsx';
import { Health } from './health.tsx';
import styles from './pulse.module.css';
import { PulseSkeleton } from './pulse-skeleton.tsx';
import { pulseQuery } from './queries.ts';
import { isSoFar } from './so-far.ts';
import { SpanControl } from './span-control.tsx';
import { Tiles } from './tiles.tsx';
import { Weaknesses } from './weaknesses.tsx';
import { WhosePeople } from './whose-people.tsx';
import { WorstMoments } from './worst-moments.tsx';

/** The first page: how the experience was, what changed and where, the worst moments, whether the data can be trusted. */
export default function PulsePage() {
  const may = useMay();
  return may('journeys.read') ? <PulseOf /> : <Navigate to="/customers" replace />;
}

function PulseOf() {
  const { t } = useTranslation('pulse');
  const url = useUrlFilters();
  const span = SPANS.find((one) => one === url.one('span')) ?? 'week';
  const { data: pulse, error, refetch, isPlaceholderData } = useQuery(pulseQuery(span, url.one('at')));
  const isTold = useToldByBanner(error, refetch);
  useFresh();
  if (pulse && !pulse.lastAt) return <Beginning />;
  return (
    <Page
      title={t('title')}
      facts={pulse && <PeriodName pulse={pulse} />}
      actions={<SpanControl span={span} pulse={isPlaceholderData ? undefined : pulse} />}
    >
      <LensBanner />
      {error && !isTold && (
        <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />
      )}
      {pulse ? <Whole pulse={pulse} stale={isPlaceholderData} /> : !error && <PulseSkeleton />}
    </Page>
  );
}

function Whole({ pulse, stale }: { pulse: Pulse; stale: boolean }) {
  const { t } = useTranslation('pulse');
  const slow = useTranslation('narrowing').t('slow');
  return (
    <div>
      {stale && <Waiting what={t('loading')} tip={slow} />}
      <div className={styles.whole} data-stale={stale} aria-busy={stale}>
        <Headline pulse={pulse} />
        <Tiles pulse={pulse} />
        <Changes pulse={pulse} />
        <WorstMoments pulse={pulse} />
        <Weaknesses pulse={pulse} />
        <Differences pulse={pulse} />
        <Health pulse={pulse} />
        <WhosePeople pulse={pulse} />
      </div>
    </div>
  );
}

function PeriodName({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const format = useFormat();
  const { whole } = usePointName(pulse.span);
  if (isSoFar(pulse)) return <SoFar pulse={pulse} />;
  return (
    <>
      {whole(pulse.from)}
      {pulse.past && ` · ${t('past', { date: format.date(pulse.lastAt!) })}`}
    </>
  );
}

/** What runs is told as such, with the way back to what is whole. */
function SoFar({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const format = useFormat();
  const url = useUrlFilters();
  return (
    <span className={styles.soFar}>
      <strong>{t(`running.${pulse.span}`)}</strong>
      <span>{format.period(pulse.from, pulse.to)}</span>
      {pulse.earlier && (
        <Button
          size="s"
          icon={<Undo2 size={14} />}
          onClick={() => url.go({ at: pulse.earlier ?? undefined })}
        >
          {t(`back.${pulse.span}`)}
        </Button>
      )}
    </span>
  );
}

/** Nothing has happened yet: the ways to begin. */
function Beginning() {
  const { t } = useTranslation('pulse');
  const workspace = useWorkspace();
  return (
    <Page title={t('empty.title', { workspace: workspace?.name ?? '' })} description={t('empty.text')}>
      <LensBanner />
      <WaysIn />
    </Page>
  );
}

/** What was brought in or undone changes everything: looked at again at once. */
function useFresh() {
  const client = useQueryClient();
  useLive(['imports', 'sample'], () => void client.invalidateQueries({ queryKey: ['pulse'] }));
}
