import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../../server/features/journeys/contract.ts';
import { useNarrowing } from '../../narrowing/narrowing.ts';
import styles from './map-view.module.css';

/** Where nothing is rated because of what the map was narrowed to: why, and what can be done. */
export function WhyUnrated({ map }: { map: JourneyMap }) {
  const { t } = useTranslation('journeys');
  const { channel, device, department, product } = useNarrowing();
  const keepsSomeTouchpoints = channel || device || department || product;
  const isRated = map.stages.some(({ emotion }) => emotion && emotion.from.ratings.n > 0);
  if (!keepsSomeTouchpoints || isRated || map.customers === 0) return null;
  return <p className={styles.why}>{t('whyUnrated')}</p>;
}
