import { useQuery, useQueryClient } from '@tanstack/react-query';
import { PencilRuler, Spline } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../live.ts';
import { Button, ButtonLink, classes, Page, useUrlFilters } from '../../../ui/index.ts';
import { SaveCard } from '../../boards/save-card.tsx';
import { LensBanner } from '../../lens/lens-banner.tsx';
import { Nothing } from '../../narrowing/nothing.tsx';
import { QuestionProblem } from '../../narrowing/question-problem.tsx';
import { Renewed } from '../../narrowing/waiting-for-figures.tsx';
import { useMay } from '../../session/session.ts';
import { type AskedMap, MAP_SETTINGS, useAskedMap } from './asked.ts';
import { Controls } from './controls.tsx';
import { Editor } from './edit/editor.tsx';
import { useFocusPlace } from './edit/use-focus-place.ts';
import { Evidence } from './evidence.tsx';
import { Headline } from './headline.tsx';
import styles from './journey-page.module.css';
import { JourneySkeleton } from './journey-skeleton.tsx';
import { Legend } from './legend.tsx';
import { MapView } from './map-view.tsx';
import { BestMoments, WorstMoments } from './moments.tsx';
import { mapQuery } from './queries.ts';

/** How the whole experience goes, stage by stage, where it breaks, and who it happened to. */
export default function JourneyPage() {
  const { t } = useTranslation('journeys');
  const client = useQueryClient();
  const url = useUrlFilters();
  const mayEdit = useMay()('catalogue.write');
  const asked = useAskedMap();
  const query = useQuery(mapQuery(asked?.question));
  const { data: map, error } = query;
  const isEditing = mayEdit && url.one('edit') === 'map';
  const focus = useFocusPlace(isEditing);
  useLive(['catalogue'], () => void client.invalidateQueries({ queryKey: ['journey'] }));
  return (
    <Page
      title={t('title')}
      facts={map && asked && !error && <Headline map={map} asked={asked} />}
      actions={
        !isEditing && (
          <>
            {asked && (
              <SaveCard kind="map" title={t('map')} question={asked.question} period={asked.period} />
            )}
            <ButtonLink to="/journey/intended" icon={<Spline size={16} />}>
              {t('intended.link')}
            </ButtonLink>
            {mayEdit && (
              <Button
                ref={focus.opener}
                icon={<PencilRuler size={16} />}
                onClick={() => url.set({ edit: 'map', version: undefined })}
              >
                {t('edit.open')}
              </Button>
            )}
          </>
        )
      }
      width="wide"
    >
      <LensBanner />
      {asked && !isEditing && <Controls asked={asked} />}
      {error ? (
        <QuestionProblem error={error} onAgain={() => query.refetch()} settings={MAP_SETTINGS} />
      ) : isEditing ? (
        <Editor
          ref={focus.editor}
          map={map}
          asked={asked}
          isReading={query.isFetching}
          onDone={() => url.clear('edit')}
        />
      ) : asked ? (
        <Answer asked={asked} />
      ) : (
        <JourneySkeleton />
      )}
      {map && asked && <Evidence map={map} asked={asked} />}
    </Page>
  );
}

function Answer({ asked }: { asked: AskedMap }) {
  const { t } = useTranslation('journeys');
  const { data: map, isPlaceholderData } = useQuery(mapQuery(asked.question));
  if (!map) return <JourneySkeleton />;
  if (map.occurrences === 0) return <Nothing period={asked.period} />;
  const worst = map.moments.filter(({ direction }) => direction === 'worst').map(({ type }) => type);
  return (
    <Renewed what={t('reading')} waiting={isPlaceholderData}>
      <div className={classes(styles.answer, isPlaceholderData && styles.old)} aria-busy={isPlaceholderData}>
        <WorstMoments map={map} />
        <MapView map={map} worst={worst} legend={<Legend map={map} asked={asked} />} />
        <BestMoments map={map} />
      </div>
    </Renewed>
  );
}
