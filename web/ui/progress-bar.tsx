import { Progress as Base } from '@base-ui/react/progress';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format.ts';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  label: string;
  /** Share done, 0…1; null while nobody knows. */
  share: number | null;
  /** Rows (or whatever is counted) per second. */
  perSecond?: number;
  secondsLeft?: number;
  /** What is said instead of, or after, the speed: "paused", "12,000 of 99,441". */
  facts?: ReactNode;
}

/** Long work under way: how far, how fast, how long still. */
export function ProgressBar({ label, share, perSecond, secondsLeft, facts }: ProgressBarProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (
    <Base.Root
      value={share === null ? null : Math.round(share * 1000)}
      max={1000}
      className={styles.progress}
      getAriaValueText={() => (share === null ? t('loading') : format.percent(share))}
    >
      <div className={styles.words}>
        <Base.Label className={styles.label}>{label}</Base.Label>
        <span className={styles.percent}>{share === null ? '' : format.percent(share)}</span>
      </div>
      <Base.Track className={styles.track}>
        <Base.Indicator className={styles.indicator} />
      </Base.Track>
      <div className={styles.facts}>
        <span>{facts}</span>
        <span>
          {perSecond !== undefined && t('progress.perSecond', { rows: format.number(perSecond) })}
          {perSecond !== undefined && secondsLeft !== undefined && ' · '}
          {secondsLeft !== undefined && t('progress.left', { time: format.duration(secondsLeft) })}
        </span>
      </div>
    </Base.Root>
  );
}
