import type { StageOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { EmotionMark } from '../../../ui/index.ts';
import styles from './figures.module.css';

type Emotion = NonNullable<StageOfMap['emotion']>;

const share = (value: number) => `${((value + 1) / 2) * 100}%`;

/** Where on the way from bad to good it lies, with its interval; the comparison as a hollow mark. */
export function EmotionScale({ emotion, before }: { emotion: Emotion; before: Emotion | null }) {
  const { value, low, high } = emotion;
  return (
    <div className={styles.scale}>
      <EmotionMark sentiment={-1} />
      <div className={styles.track} aria-hidden="true">
        {low !== null && high !== null && (
          <span
            className={styles.interval}
            style={{ left: share(low), width: `${((high - low) / 2) * 100}%` }}
          />
        )}
        {before && <span className={styles.before} style={{ left: share(before.value) }} />}
        <span className={styles.here} style={{ left: share(value) }} />
      </div>
      <EmotionMark sentiment={1} />
    </div>
  );
}
