import { useTranslation } from 'react-i18next';
import { Skeleton, SkeletonText, Waiting } from '../../ui/index.ts';
import styles from './pulse.module.css';

const TILES = 8;

/** Of the final size, so that nothing jumps when it comes. */
export function PulseSkeleton() {
  const { t } = useTranslation('pulse');
  const tip = useTranslation('narrowing').t('slow');
  return (
    <Waiting what={t('loading')} tip={tip}>
      <SkeletonText lines={2} />
      <div className={styles.tiles}>
        {Array.from({ length: TILES }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all alike, and never in another order.
          <Skeleton key={index} height={128} />
        ))}
      </div>
      <SkeletonText lines={4} />
      <SkeletonText lines={4} />
    </Waiting>
  );
}
