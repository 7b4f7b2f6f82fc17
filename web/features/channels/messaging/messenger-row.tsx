import { CircleAlert, Ellipsis, Pencil, Plug, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { IconButton, ListRow, Menu, MenuItem, MenuSeparator } from '../../../ui/index.ts';
import settings from '../../settings/settings.module.css';
import styles from '../channels.module.css';
import { ProviderIcon } from './provider-icon.tsx';
import type { Messenger } from './queries.ts';
import { useProviderTrouble } from './trouble.ts';

export type Deed = 'connect' | 'change' | 'remove';

interface MessengerRowProps {
  messenger: Messenger;
  /** Undefined for whoever may not. */
  onDo: ((deed: Deed) => void) | undefined;
}

/** One account at a messenger and how it goes with it. */
export function MessengerRow({ messenger, onDo }: MessengerRowProps) {
  const { t } = useTranslation('channels');
  const words = useProviderTrouble();
  const { kind, name, handle, state } = messenger;
  return (
    <ListRow
      leading={<ProviderIcon kind={kind} />}
      facts={
        <>
          <strong>{name}</strong>
          <span className={settings.quiet}>
            {[t(`messaging.providers.${kind}`), handle].filter(Boolean).join(' · ')}
          </span>
        </>
      }
      note={
        <>
          {useFacts(messenger).join(' · ')}
          {state.sending && (
            <span className={styles.trouble}>
              <CircleAlert size={14} aria-hidden /> {t('messaging.sending', { why: words(state.sending) })}
            </span>
          )}
        </>
      }
      trailing={
        onDo && (
          <Menu
            trigger={
              <IconButton size="s" label={t('messaging.more', { name })} icon={<Ellipsis size={16} />} />
            }
          >
            <MenuItem icon={<Plug size={16} />} onClick={() => onDo('connect')}>
              {t('messaging.connect')}
            </MenuItem>
            <MenuItem icon={<Pencil size={16} />} onClick={() => onDo('change')}>
              {t('messaging.change')}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => onDo('remove')}>
              {t('messaging.remove')}
            </MenuItem>
          </Menu>
        )
      }
    />
  );
}

function useFacts({ state: { connectedAt, lastInAt, lastOutAt } }: Messenger): string[] {
  const { t } = useTranslation('channels');
  const format = useFormat();
  return [
    connectedAt && t('messaging.facts.connected', { when: format.relative(connectedAt) }),
    !connectedAt && !lastInAt && t('messaging.facts.notConnected'),
    lastInAt && t('messaging.facts.lastIn', { when: format.relative(lastInAt) }),
    lastOutAt && t('messaging.facts.lastOut', { when: format.relative(lastOutAt) }),
  ].filter((fact) => typeof fact === 'string');
}
