import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import styles from './map-view.module.css';
import { useMeasure } from './measures.ts';

/** Where of nothing on the map it is known yet who left: why, and from when on it is. */
export function TooRecent({ map }: { map: JourneyMap }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { measure } = useMeasure();
  const touchpoints = map.stages.flatMap((stage) => stage.touchpoints);
  const first = touchpoints.flatMap(({ knownFrom }) => knownFrom ?? []).sort()[0];
  const isAllRecent = touchpoints.every(({ known }) => known === 0);
  if (!first || !isAllRecent || (measure !== 'leave' && measure !== 'continue')) return null;
  return <p className={styles.why}>{t('tooRecent', { count: map.quietDays, date: format.date(first) })}</p>;
}
