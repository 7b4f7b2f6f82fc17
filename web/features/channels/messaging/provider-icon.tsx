import { Camera, MessageSquare, Send, ThumbsUp } from 'lucide-react';
import settings from '../../settings/settings.module.css';
import type { Messenger } from './queries.ts';

const ICONS = { whatsapp: MessageSquare, telegram: Send, facebook: ThumbsUp, instagram: Camera };

export function ProviderIcon({ kind }: Pick<Messenger, 'kind'>) {
  const Icon = ICONS[kind];
  return <Icon size={18} className={settings.icon} aria-hidden />;
}
