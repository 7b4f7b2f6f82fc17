import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format.ts';
import styles from './facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** Shown when the label is pointed at: what a system calls it, where ours is another name. */
  title?: string;
}

/** Facts by name, under each other. A missing value shows as a dash. */
export function KeyValues({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, title, value }) => (
        <Fragment key={title ?? label}>
          <dt title={title}>{label}</dt>
          <dd>{value ?? <Missing />}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Missing() {
  const { t } = useTranslation('ui');
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{t('unknown')}</span>
    </>
  );
}

export interface StatProps {
  label: string;
  /** Already formatted. */
  value: ReactNode;
  /** How many it was counted from. */
  n?: number;
  /** The 95 % interval, formatted: "38–46 %". */
  interval?: string;
  /** Difference to the period before, formatted with its sign, and whether that is good. */
  change?: { text: string; direction: 'up' | 'down' | 'same'; good?: boolean };
  /** A link to the people behind the number. */
  link?: ReactNode;
}

const ARROWS = { up: ArrowUp, down: ArrowDown, same: ArrowRight };

/** One figure with what makes it honest: n, interval, change. */
export function Stat({ label, value, n, interval, change, link }: StatProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const Arrow = change && ARROWS[change.direction];
  const honesty = [interval, n !== undefined && t('stat.n', { n: format.number(n) })].filter(Boolean);
  return (
    <div className={styles.stat}>
      <div className={styles.label}>{label}</div>
      <div className={styles.line}>
        <span className={styles.value}>{value}</span>
        {change && Arrow && (
          <span className={styles.change} data-good={change.good}>
            <Arrow size={14} aria-hidden />
            {change.text}
          </span>
        )}
      </div>
      {honesty.length > 0 && <div className={styles.honesty}>{honesty.join(' · ')}</div>}
      {link}
    </div>
  );
}
