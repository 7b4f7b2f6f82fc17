import { Link } from '@tanstack/react-router';
import { GripVertical } from 'lucide-react';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/index.ts';
import { usePeriodName } from '../narrowing/period-control.tsx';
import styles from './boards.module.css';
import { CardAnswer } from './card-answer.tsx';
import { CardMenu } from './card-menu.tsx';
import { useCardPlace } from './card-place.ts';
import type { CardPeriod } from './card-question.ts';
import type { Board, Card } from './queries.ts';
import { useCardPeriod } from './use-card-period.ts';
import { useSeen } from './use-seen.ts';

interface CardPanelProps {
  board: Board;
  card: Card;
  /** Undefined for who may not move it. */
  onPress: ((event: PointerEvent) => void) | undefined;
  /** @param to index */
  onMove: (to: number) => void;
  isFirst: boolean;
  isLast: boolean;
}

/** A question on a board: its name leads to the whole question, its answer is drawn when it comes into sight. */
export function CardPanel({ board, card, onPress, onMove, isFirst, isLast }: CardPanelProps) {
  const { t } = useTranslation('boards');
  const period = useCardPeriod(card);
  const [place, seen] = useSeen<HTMLElement>();
  return (
    <article ref={place} className={styles.card} aria-label={card.title}>
      <header className={styles.head}>
        {onPress && (
          <span className={styles.grip} onPointerDown={onPress} title={t('card.grip')}>
            <GripVertical size={16} aria-hidden />
          </span>
        )}
        <div className={styles.names}>
          <h2 className={styles.title}>{period ? <Title card={card} period={period} /> : card.title}</h2>
          <p className={styles.facts}>{period && <Facts card={card} period={period} />}</p>
        </div>
        <CardMenu board={board} card={card} onMove={onMove} isFirst={isFirst} isLast={isLast} />
      </header>
      {period && seen ? <CardAnswer card={card} period={period} /> : <Skeleton height={WAITING_HEIGHT} />}
    </article>
  );
}

const WAITING_HEIGHT = 260;

function Title({ card, period }: { card: Card; period: CardPeriod }) {
  const place = useCardPlace(card, period);
  return <Link {...place}>{card.title}</Link>;
}

function Facts({ card, period }: { card: Card; period: CardPeriod }) {
  const { t } = useTranslation('boards');
  const periodName = usePeriodName();
  return [t(`kind.${card.kind}`), periodName(period)].join(' · ');
}
