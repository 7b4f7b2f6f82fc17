import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Figure, useShareHonesty } from './figure.tsx';
import styles from './intended.module.css';
import type { HeldStep, WhoseHeld } from './queries.ts';

/** Between two steps: what was promised, how long it took, and how often the promise was broken. */
export function PromiseLine({ step, onOpen }: { step: HeldStep; onOpen: (whose: WhoseHeld) => void }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const honesty = useShareHonesty();
  const { number, next, promiseSeconds } = step;
  if (!next) return null;
  const { promise, medianSeconds, p90Seconds } = next;
  return (
    <div className={styles.between}>
      <Figure
        label={
          promiseSeconds === null
            ? t('held.noPromise')
            : t('held.promise', { time: format.duration(promiseSeconds) })
        }
        value={medianSeconds === null ? '–' : format.duration(medianSeconds)}
        honesty={p90Seconds === null ? undefined : t('figure.p90', { time: format.duration(p90Seconds) })}
        onOpen={next.customers ? () => onOpen({ part: 'timed', step: number }) : undefined}
      />
      {promise && promise.value !== null && (
        <div className={styles.promise}>
          <div className={styles.kept} aria-hidden="true">
            <span style={{ width: `${promise.value * 100}%` }} />
          </div>
          <Figure
            label={t('held.broken')}
            value={format.percent(promise.value)}
            honesty={honesty(promise)}
            onOpen={promise.customers ? () => onOpen({ part: 'broken', step: number }) : undefined}
          />
          <Figure
            label={t('held.late')}
            value={format.number(promise.late)}
            onOpen={promise.late ? () => onOpen({ part: 'late', step: number }) : undefined}
          />
          <Figure
            label={t('held.overdue')}
            value={format.number(promise.overdue)}
            onOpen={promise.overdue ? () => onOpen({ part: 'overdue', step: number }) : undefined}
          />
        </div>
      )}
    </div>
  );
}
