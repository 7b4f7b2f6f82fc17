import { Building2, Circle, MessageSquareQuote, Package, UserRound } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Badge, ChannelIcon, classes, EmotionMark, StageMark, Voice } from '../../../ui/index.ts';
import { longNameOfOrder } from './properties.ts';
import { useSentences } from './sentences.ts';
import type { StoryItem } from './story-item.ts';
import styles from './timeline.module.css';
import { useStages } from './use-stages.ts';

interface MomentRowProps {
  item: StoryItem;
  /** One of the pages of an unfolded run. */
  inFold: boolean;
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
      <span className={classes(styles.node, item.momentOfTruth && styles.truth)}>
        {item.kind === 'response' ? (
          <KindIcon kind="response" />
        ) : item.channel ? (
          <ChannelIcon channel={item.channel} wordHidden />
        ) : (
          <KindIcon kind={item.order ? 'order' : item.kind} />
        )}
      </span>
      <div className={styles.words}>
        <p className={styles.facts}>
          <button type="button" className={styles.open} title={longNameOfOrder(item)} onClick={onOpen}>
            {text}
          </button>
          {sentiment !== undefined && <EmotionMark sentiment={sentiment} wordHidden />}
          {amount && <span className={styles.amount}>{amount}</span>}
          {aside && <span className={styles.aside}>{aside}</span>}
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

const KIND_ICONS: Record<string, typeof Circle> = {
  order: Package,
  response: MessageSquareQuote,
  identify: UserRound,
  group: Building2,
};

/** What sort of thing it is: of answers always, of the rest where no channel is known. */
function KindIcon({ kind }: { kind: string }) {
  const Icon = KIND_ICONS[kind];
  return Icon ? <Icon size={16} aria-hidden /> : <Circle size={6} fill="currentColor" aria-hidden />;
}
