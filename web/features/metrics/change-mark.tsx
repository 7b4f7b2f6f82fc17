import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './change-mark.module.css';
import { type FigureText, isNought, type MetricDirection, type MetricUnit } from './figure-text.ts';
import type { MetricFigure } from './queries.ts';

interface ChangeMarkProps extends Pick<MetricFigure, 'change' | 'direction' | 'unit'> {
  value: number | null;
  text: FigureText;
}

const ARROWS = { up: ArrowUp, down: ArrowDown, same: ArrowRight };
type Way = keyof typeof ARROWS;

/** The change against the time before: coloured where it is certain and good or bad; a word says so, too. */
export function ChangeMark({ value, change, direction, unit, text }: ChangeMarkProps) {
  const { t } = useTranslation('metrics');
  if (!change || value === null) return null;
  const difference = text.difference(value, value - change.difference);
  const way = isNought(difference) ? 'same' : wayOf(change.difference);
  const good = isGood(way, direction);
  const Arrow = ARROWS[way];
  return (
    <span className={styles.change} data-good={change.certain ? good : undefined}>
      <Arrow size={14} aria-hidden />
      {way !== 'same' && <span>{difference}</span>}
      <span className={styles.word}>
        {t(change.again ? againOf(way) : wordOf(way, change.certain, good, unit))}
      </span>
    </span>
  );
}

const wayOf = (difference: number): Way => (difference > 0 ? 'up' : difference < 0 ? 'down' : 'same');

/** Undefined where neither way is good. */
const isGood = (way: Way, direction: MetricDirection) =>
  direction === 'none' || way === 'same' ? undefined : way === direction;

const againOf = (way: Way) => (way === 'down' ? 'change.fell' : 'change.grew');

function wordOf(way: Way, certain: boolean, good: boolean | undefined, unit: MetricUnit) {
  if (way === 'same') return 'change.same';
  // A total always moves: what is not certain is no more than that.
  if (!certain) return unit === 'count' || unit === 'money' ? 'change.usual' : 'change.chance';
  if (good === undefined) return 'change.certain';
  return good ? 'change.better' : 'change.worse';
}
