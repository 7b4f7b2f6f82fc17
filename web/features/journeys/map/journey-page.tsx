import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../live.ts';
import { classes, Page } from '../../../ui/index.ts';
import { LensBanner } from '../../lens/lens-banner.tsx';
import { useAskedMap } from './asked.ts';
import { Controls } from './controls.tsx';
import { Evidence } from './evidence.tsx';
import { Headline } from './headline.tsx';
import styles from './journey-page.module.css';
import { JourneySkeleton } from './journey-skeleton.tsx';
import { Legend } from './legend.tsx';
import { MapProblem } from './map-problem.tsx';
import { MapView } from './map-view.tsx';
import { BestMoments, WorstMoments } from './moments.tsx';
import { Nothing } from './nothing.tsx';
import { mapQuery } from './queries.ts';

/** How the whole experience goes, stage by stage, where it breaks, and who it happened to. */
export default function JourneyPage() {
  const { t } = useTranslation('journeys');
  const client = useQueryClient();
  const asked = useAskedMap();
  const { data: map, error, refetch, isPlaceholderData } = useQuery(mapQuery(asked?.question));
  useLive(['catalogue'], () => void client.invalidateQueries({ queryKey: ['journey'] }));
  const worst = (map?.moments ?? []).filter(({ direction }) => direction === 'worst').map(({ type }) => type);
  return (
    <Page
      title={t('title')}
      facts={map && asked && !error && <Headline map={map} asked={asked} />}
      width="wide"
    >
      <LensBanner />
      {asked && <Controls asked={asked} />}
      {error ? (
        <MapProblem error={error} onAgain={() => refetch()} />
      ) : !map || !asked ? (
        <JourneySkeleton />
      ) : (
        <div
          className={classes(styles.answer, isPlaceholderData && styles.old)}
          aria-busy={isPlaceholderData}
        >
          {map.occurrences === 0 ? (
            <Nothing asked={asked} />
          ) : (
            <>
              <WorstMoments map={map} />
              <MapView map={map} worst={worst} legend={<Legend map={map} asked={asked} />} />
              <BestMoments map={map} />
            </>
          )}
        </div>
      )}
      {map && asked && <Evidence map={map} asked={asked} />}
    </Page>
  );
}
