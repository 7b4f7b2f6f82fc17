import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Badge, classes, EmotionMark, StageMark, Voice } from '../../../ui/index.ts';
import type { Fold } from './fold.ts';
import { Node } from './node.tsx';
import { longNameOfOrder } from './properties.ts';
import { useSentences } from './sentences.ts';
import type { StoryItem } from './story-item.ts';
import styles from './timeline.module.css';
import { useStages } from './use-stages.ts';

interface MomentRowProps {
  item: StoryItem;
  /** The fold that it is one of, unfolded. */
  inFold: Fold | undefined;
  active: boolean;
  /** It has just arrived. */
  fresh: boolean;
  onOpen: () => void;
}

/** One touchpoint on the thread: when, where, what, and what the customer said. */
export const MomentRow = memo(function MomentRow({ item, inFold, active, fresh, onOpen }: MomentRowProps) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const { text, aside, amount, voice, sentiment } = useSentences()(item);
  const stage = useStages().find(({ key }) => key === item.stage);
  return (
    <li
      id={`row-${item.id}`}
      className={classes(styles.row, active && styles.active, fresh && styles.fresh, inFold && styles.inFold)}
    >
      <time className={styles.time} dateTime={item.at} title={format.dateTime(item.at)}>
        {format.time(item.at)}
      </time>
      <Node item={item} />
      <div className={styles.words}>
        <p className={styles.facts}>
          <button type="button" className={styles.open} title={longNameOfOrder(item)} onClick={onOpen}>
            {text}
          </button>
          {sentiment !== undefined && <EmotionMark sentiment={sentiment} wordHidden />}
          {amount && <span className={styles.amount}>{amount}</span>}
          {aside && <span className={styles.aside}>{aside}</span>}
          {inFold?.of === 'run' && <span className={styles.aside}>{format.date(item.at)}</span>}
          {fresh && <Badge kind="accent">{t('fresh')}</Badge>}
        </p>
        {voice && (
          <div className={styles.voice}>
            <Voice>
              {voice.title && <strong className={styles.voiceTitle}>{voice.title}</strong>}
              {voice.words}
            </Voice>
          </div>
        )}
      </div>
      <span className={styles.stage}>{stage && !inFold && <StageMark {...stage.mark} />}</span>
    </li>
  );
});
