import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useNarrowing } from '../../narrowing/narrowing.ts';
import styles from './map-view.module.css';

/** Where nothing is rated because of what the map was narrowed to: why, and what can be done. */
export function WhyUnrated({ map }: { map: JourneyMap }) {
  const why = useWhyUnrated();
  const isRated = map.stages.some(({ emotion }) => emotion && emotion.from.ratings.n > 0);
  if (!why || isRated || map.customers === 0) return null;
  return <p className={styles.why}>{why}</p>;
}

/** Of a map that keeps only some touchpoints of a journey: why one of its stages, or all, may have no ratings. */
export function useWhyUnrated(): string | undefined {
  const { t } = useTranslation('journeys');
  const { channel, device, department, product } = useNarrowing();
  return channel || device || department || product ? t('whyUnrated') : undefined;
}
