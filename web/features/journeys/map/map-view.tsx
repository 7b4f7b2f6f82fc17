import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useSize } from '../../../ui/use-size.ts';
import { Columns } from './columns.tsx';
import styles from './map-view.module.css';
import { MeasureChoice } from './measure-choice.tsx';
import { Stack } from './stack.tsx';
import { TooRecent } from './too-recent.tsx';
import { Unmapped } from './unmapped.tsx';
import { WhyUnrated } from './why-unrated.tsx';

/** Narrower than this the journey runs down the page instead of across it. */
const ROOM_FOR_COLUMNS = 860;

export interface MapProps {
  map: JourneyMap;
  /** The worst moments, in the order in which they are numbered. */
  worst: readonly string[];
}

/** The measured journey: its stages, how they felt, and what happened in each. */
export function MapView({ map, worst, legend }: MapProps & { legend: ReactNode }) {
  const { t } = useTranslation('journeys');
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useSize(frame);
  const isWide = width >= ROOM_FOR_COLUMNS;
  // After an import of events that nobody placed yet, where to place them is the first thing to know.
  const isBlank = map.unmapped.length > 0 && map.stages.every(({ occurrences }) => occurrences === 0);
  return (
    <section className={styles.view} aria-label={t('map')}>
      {isBlank && <Unmapped map={map} />}
      <div className={styles.head}>
        {legend}
        <MeasureChoice />
      </div>
      <WhyUnrated map={map} />
      <TooRecent map={map} />
      <div ref={frame}>
        {width > 0 &&
          (isWide ? <Columns map={map} worst={worst} width={width} /> : <Stack map={map} worst={worst} />)}
      </div>
      {map.unmapped.length > 0 && !isBlank && <Unmapped map={map} />}
    </section>
  );
}
