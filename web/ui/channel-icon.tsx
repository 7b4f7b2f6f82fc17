import {
  AtSign,
  CircleDashed,
  Globe,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessagesSquare,
  Package,
  Phone,
  Smartphone,
  Store,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './channel-icon.module.css';

/** The channels of the domain, in the order screens list them. */
export const CHANNELS = [
  'web',
  'app',
  'email',
  'chat',
  'phone',
  'store',
  'social',
  'messaging',
  'post',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

const ICONS: Record<Channel, LucideIcon> = {
  web: Globe,
  app: Smartphone,
  email: Mail,
  chat: MessageCircle,
  phone: Phone,
  store: Store,
  social: AtSign,
  messaging: MessagesSquare,
  post: Package,
  other: CircleDashed,
};

export interface ChannelIconProps {
  /** A channel we do not know is shown as "other". */
  channel: string;
  /** Keeps the word for screen readers only. */
  wordHidden?: boolean;
}

export function ChannelIcon({ channel, wordHidden }: ChannelIconProps) {
  const name = useChannelName();
  const Icon = ICONS[known(channel)];
  return (
    <span className={styles.channel}>
      <Icon size={16} aria-hidden />
      <span className={wordHidden ? 'visually-hidden' : undefined}>{name(channel)}</span>
    </span>
  );
}

/** A channel's name in the reader's language. */
export function useChannelName(): (channel: string) => string {
  const { t } = useTranslation('ui');
  return (channel) => t(`channel.${known(channel)}`);
}

function known(channel: string): Channel {
  return CHANNELS.find((one) => one === channel) ?? 'other';
}
