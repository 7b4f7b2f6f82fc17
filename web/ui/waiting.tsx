import { type ReactNode, useEffect, useState } from 'react';
import styles from './waiting.module.css';

interface WaitingProps {
  /** What is waited for, in a few words: "Reading the journey". */
  what: string;
  /** Said besides when it takes very long: what would make it quicker. */
  tip?: string;
  /** The deed to that tip. */
  action?: ReactNode;
  /** The shapes of what is to come; left out above an answer that is about to be replaced. */
  children?: ReactNode;
}

/** After this, whoever waits wants to know for what; sooner, the words would only flash. */
const A_MOMENT_MS = 700;
const VERY_LONG_MS = 8_000;

/** Waiting for figures: their shapes at once, words after a moment, and what helps when it takes very long. */
export function Waiting({ what, tip, action, children }: WaitingProps) {
  const isSaid = useLaterThan(A_MOMENT_MS);
  const isLong = useLaterThan(VERY_LONG_MS) && tip !== undefined;
  return (
    <div className={styles.waiting}>
      <div className={styles.place}>
        <div className={styles.note} data-said={isSaid || undefined}>
          <div role="status">
            {isSaid && <p className={styles.what}>{what}</p>}
            {isLong && <p className={styles.tip}>{tip}</p>}
          </div>
          {isLong && action}
        </div>
      </div>
      {children && (
        <div className={styles.shapes} aria-hidden="true">
          {children}
        </div>
      )}
    </div>
  );
}

/** Whether it has been on the screen for longer. */
function useLaterThan(ms: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return later;
}
