import { useTranslation } from 'react-i18next';
import { Skeleton, SkeletonText } from '../../ui/index.ts';
import styles from './pulse.module.css';

const TILES = 8;

/** Of the final size, so that nothing jumps when it comes. */
export function PulseSkeleton() {
  const { t } = useTranslation('pulse');
  return (
    <div className={styles.whole} role="status" aria-label={t('loading')}>
      <SkeletonText lines={2} />
      <div className={styles.tiles}>
        {Array.from({ length: TILES }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all alike, and never in another order.
          <Skeleton key={index} height={128} />
        ))}
      </div>
      <SkeletonText lines={4} />
      <SkeletonText lines={4} />
    </div>
  );
}
