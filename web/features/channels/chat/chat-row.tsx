import { Code, Ellipsis, KeyRound, MessageCircle, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Button, IconButton, ListRow, Menu, MenuItem, MenuSeparator } from '../../../ui/index.ts';
import settings from '../../settings/settings.module.css';
import type { Chat } from '../queries.ts';

export type Deed = 'change' | 'line' | 'renew' | 'remove';

interface ChatRowProps {
  chat: Chat;
  /** Undefined for whoever may not. */
  onDo: ((deed: Deed) => void) | undefined;
}

/** One chat and how it goes with it. */
export function ChatRow({ chat, onDo }: ChatRowProps) {
  const { t } = useTranslation('channels');
  const { name } = chat;
  return (
    <ListRow
      leading={<MessageCircle size={18} className={settings.icon} aria-hidden />}
      facts={<strong>{name}</strong>}
      note={useFacts(chat).join(' · ')}
      trailing={
        onDo && (
          <>
            <Button size="s" icon={<Code size={16} />} onClick={() => onDo('line')}>
              {t('chat.lineShort')}
            </Button>
            <Menu
              trigger={<IconButton size="s" label={t('chat.more', { name })} icon={<Ellipsis size={16} />} />}
            >
              <MenuItem icon={<Pencil size={16} />} onClick={() => onDo('change')}>
                {t('chat.change')}
              </MenuItem>
              <MenuItem icon={<KeyRound size={16} />} onClick={() => onDo('renew')}>
                {t('chat.newSecret')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => onDo('remove')}>
                {t('chat.remove')}
              </MenuItem>
            </Menu>
          </>
        )
      }
    />
  );
}

function useFacts({ origins, lastInAt, oldSecretUntil }: Chat): string[] {
  const { t } = useTranslation('channels');
  const format = useFormat();
  return [
    origins.length ? t('chat.facts.pages', { count: origins.length }) : t('chat.facts.noPages'),
    lastInAt && t('chat.facts.lastIn', { when: format.relative(lastInAt) }),
    oldSecretUntil && t('chat.facts.oldSecret', { when: format.dateTime(oldSecretUntil) }),
  ].filter((fact) => typeof fact === 'string');
}
