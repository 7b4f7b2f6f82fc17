import { Building2, Circle, MessageSquareQuote, Package, UserRound } from 'lucide-react';
import { ChannelIcon, classes } from '../../../ui/index.ts';
import type { StoryItem } from './story-item.ts';
import styles from './timeline.module.css';

/** Where a touchpoint sits on the thread: by which channel, or what sort of thing it is. */
export function Node({ item }: { item: StoryItem }) {
  return (
    <span className={classes(styles.node, item.momentOfTruth && styles.truth)}>
      {item.kind === 'response' ? (
        <KindIcon kind="response" />
      ) : item.channel ? (
        <ChannelIcon channel={item.channel} wordHidden />
      ) : (
        <KindIcon kind={item.order ? 'order' : item.kind} />
      )}
    </span>
  );
}

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
