import { CircleAlert, Ellipsis, KeyRound, List, Pencil, Power, Trash2, Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import {
  Badge,
  Button,
  IconButton,
  ListRow,
  Menu,
  MenuItem,
  MenuSeparator,
  useChannelName,
} from '../../ui/index.ts';
import settings from '../settings/settings.module.css';
import type { Endpoint } from './queries.ts';
import styles from './webhooks.module.css';
import type { Deed } from './webhooks-section.tsx';

interface EndpointRowProps {
  endpoint: Endpoint;
  onShow: () => void;
  onDo: (deed: Deed) => void;
  onTurn: (on: boolean) => void;
}

/** One endpoint and how it goes with it. */
export function EndpointRow({ endpoint, onShow, onDo, onTurn }: EndpointRowProps) {
  const { t } = useTranslation('webhooks');
  const { url, enabled } = endpoint;
  const facts = useFacts(endpoint);
  return (
    <ListRow
      leading={<Webhook size={18} className={settings.icon} aria-hidden />}
      facts={
        <>
          <strong className={styles.url}>{url}</strong>
          {!enabled && <Badge>{t('off')}</Badge>}
        </>
      }
      note={
        <>
          {facts.join(' · ')}
          <Failing endpoint={endpoint} />
        </>
      }
      trailing={
        <span className={settings.end}>
          <span className={styles.wide}>
            <Button size="s" look="quiet" icon={<List size={16} />} onClick={onShow}>
              {t('deliveries')}
            </Button>
          </span>
          <Menu trigger={<IconButton size="s" label={t('more', { url })} icon={<Ellipsis size={16} />} />}>
            <MenuItem icon={<List size={16} />} onClick={onShow}>
              {t('deliveries')}
            </MenuItem>
            <MenuItem icon={<Pencil size={16} />} onClick={() => onDo('change')}>
              {t('change')}
            </MenuItem>
            <MenuItem icon={<KeyRound size={16} />} onClick={() => onDo('renew')}>
              {t('newSecret')}
            </MenuItem>
            <MenuItem icon={<Power size={16} />} onClick={() => onTurn(!enabled)}>
              {enabled ? t('turnOff') : t('turnOn')}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => onDo('remove')}>
              {t('remove')}
            </MenuItem>
          </Menu>
        </span>
      }
    />
  );
}

function useFacts({ description, types, carries, pending, failed, oldSecretUntil }: Endpoint): string[] {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const nameOf = useChannelName();
  return [
    description,
    t('kinds', { count: types.length }),
    carries.length > 0 && t('carriesFor', { channels: format.list(carries.map(nameOf)) }),
    pending > 0 && t('pending', { count: pending }),
    failed > 0 && t('failed', { count: failed }),
    oldSecretUntil && t('oldSecret', { when: format.dateTime(oldSecretUntil) }),
  ].filter((fact) => typeof fact === 'string' && fact !== '') as string[];
}

function Failing({ endpoint: { enabled, failingSince } }: { endpoint: Endpoint }) {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  if (!enabled || !failingSince) return null;
  return (
    <span className={styles.trouble}>
      <CircleAlert size={14} aria-hidden /> {t('failing', { when: format.dateTime(failingSince) })}
    </span>
  );
}
