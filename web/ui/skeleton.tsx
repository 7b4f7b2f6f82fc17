import { useTranslation } from 'react-i18next';
import styles from './skeleton.module.css';

export interface SkeletonProps {
  /** CSS sizes: give the final size, so that nothing jumps. */
  width?: string | number;
  height?: string | number;
}

/** A grey block in the place and size of what is being loaded. */
export function Skeleton({ width = '100%', height = '1em' }: SkeletonProps) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />;
}

const WIDTHS = ['92%', '78%', '85%', '64%', '88%', '71%'];

/** Lines of text to come. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className={styles.lines}>
      <Loading />
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity.
        <Skeleton key={index} width={WIDTHS[index % WIDTHS.length]} />
      ))}
    </div>
  );
}

/** Rows of a list to come: a circle, one line of facts, one of voice. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div>
      <Loading />
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity.
        <div key={index} className={styles.row}>
          <Skeleton width={32} height={32} />
          <div className={styles.lines}>
            <Skeleton width="32%" />
            <Skeleton width={WIDTHS[index % WIDTHS.length]} />
          </div>
        </div>
      ))}
    </div>
  );
}

function Loading() {
  const { t } = useTranslation('ui');
  return (
    <span className="visually-hidden" role="status">
      {t('loading')}
    </span>
  );
}
