import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../../ui/index.ts';
import { WaitingForFigures } from '../../narrowing/waiting-for-figures.tsx';
import styles from './journey-page.module.css';

const MOMENT_HEIGHT = 168;
const MAP_HEIGHT = 620;

/** Three moments and a map to come, in their sizes. */
export function JourneySkeleton() {
  const { t } = useTranslation('journeys');
  return (
    <WaitingForFigures what={t('reading')}>
      <div className={styles.three}>
        {[0, 1, 2].map((place) => (
          <Skeleton key={place} height={MOMENT_HEIGHT} />
        ))}
      </div>
      <Skeleton height={MAP_HEIGHT} />
    </WaitingForFigures>
  );
}
