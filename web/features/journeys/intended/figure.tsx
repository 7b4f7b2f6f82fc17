import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { useMay } from '../../session/session.ts';
import styles from './intended.module.css';

interface FigureProps {
  label: string;
  value: ReactNode;
  /** n, interval, or what was meant. */
  honesty?: string;
  /** Opens its people. */
  onOpen?: () => void;
}

/** One figure of a step; a button where it has people behind it. */
export function Figure({ label, value, honesty, onOpen }: FigureProps) {
  const mayRead = useMay()('customers.read');
  const content = (
    <>
      <span className={styles.figureLabel}>{label}</span> <span className={styles.figureValue}>{value}</span>{' '}
      {honesty && <span className={styles.honesty}>{honesty}</span>}
    </>
  );
  if (!onOpen || !mayRead) return <div className={styles.figure}>{content}</div>;
  return (
    <button type="button" className={styles.figure} data-opens onClick={onOpen}>
      {content}
    </button>
  );
}

interface Share {
  n: number;
  low: number | null;
  high: number | null;
}

const FEW = 30;

/** `3 % to 6 %, n 1,290` */
export function useShareHonesty(): (share: Share) => string {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  return ({ n, low, high }) => {
    const shown = { n: format.number(n) };
    if (n < FEW) return t('honesty.small', shown);
    if (low === null || high === null) return t('honesty.n', shown);
    return t('honesty.interval', { ...shown, low: format.percent(low), high: format.percent(high) });
  };
}
