import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Change, changeOf } from './change.ts';
import styles from './change-mark.module.css';
import { type Figure, type FigureText, isNought, type MetricDirection } from './figure-text.ts';

interface ChangeMarkProps {
  now: Figure;
  before: Figure | undefined;
  direction: MetricDirection;
  text: FigureText;
}

const ARROWS = { up: ArrowUp, down: ArrowDown, same: ArrowRight };

/** The change against the time before: coloured where it is certain and good or bad; a word says so, too. */
export function ChangeMark({ now, before, direction, text }: ChangeMarkProps) {
  const { t } = useTranslation('metrics');
  const found = before && changeOf(now, before, direction);
  if (!found) return null;
  const difference = text.difference(now.value!, before.value!);
  const change: Change = isNought(difference) ? { ...found, direction: 'same' } : found;
  const Arrow = ARROWS[change.direction];
  return (
    <span className={styles.change} data-good={change.certain ? change.good : undefined}>
      <Arrow size={14} aria-hidden />
      {change.direction !== 'same' && <span>{difference}</span>}
      <span className={styles.word}>{t(wordOf(change))}</span>
    </span>
  );
}

function wordOf({ direction, certain, good }: Change) {
  if (direction === 'same') return 'change.same';
  if (!certain) return 'change.chance';
  if (good === undefined) return 'change.certain';
  return good ? 'change.better' : 'change.worse';
}
