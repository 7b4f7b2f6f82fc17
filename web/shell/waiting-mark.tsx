import { useTranslation } from 'react-i18next';
import { useWaitingForUs } from '../features/notices/waiting.ts';
import { useWaitingCount } from '../features/quality/waiting.ts';
import { useFormat } from '../format.ts';
import { classes } from '../ui/classes.ts';
import type { NavigationEntry } from './navigation.ts';
import styles from './waiting-mark.module.css';

const MOST = 99;

/** How many things behind an entry of the navigation wait for the member; 0 for most entries. */
export function useWaits(): (page: NavigationEntry['page']) => number {
  const inbox = useWaitingForUs();
  const quality = useWaitingCount();
  return (page) => (page === 'inbox' ? inbox : page === 'quality' ? quality : 0);
}

/** As many as there is room for: `99+`. */
export function useShortCount(): (count: number) => string {
  const format = useFormat();
  return (count) => (count > MOST ? `${format.number(MOST)}+` : format.number(count));
}

interface WaitingMarkProps {
  count: number;
  /** Behind the name; above the icon, where the name has no room beside it; there without the number. */
  place?: 'behind' | 'corner' | 'dot';
}

/** The number at an entry. Nothing of nothing. */
export function WaitingMark({ count, place = 'behind' }: WaitingMarkProps) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const short = useShortCount();
  if (!count) return null;
  return (
    <span className={classes(styles.mark, place !== 'behind' && styles[place])}>
      {place !== 'dot' && <span aria-hidden>{short(count)}</span>}
      <span className="visually-hidden">{t('nav.waits', { count, n: format.number(count) })}</span>
    </span>
  );
}
