import { Ellipsis, Pencil, Printer, RefreshCw, Store, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { ButtonLink, IconButton, ListRow, Menu, MenuItem, MenuSeparator } from '../../../ui/index.ts';
import settings from '../../settings/settings.module.css';
import type { Shop } from '../queries.ts';

export type Deed = 'change' | 'renew' | 'remove';

interface StoreRowProps {
  store: Shop;
  /** Absent for members who may not. */
  onDo: ((what: Deed) => void) | undefined;
}

export function StoreRow({ store, onDo }: StoreRowProps) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const { id, name, asks, rates, lastInAt } = store;
  const facts = [
    asks && t('store.facts.asks'),
    rates && t('store.facts.rates'),
    lastInAt && t('store.facts.lastIn', { when: format.relative(lastInAt) }),
  ];
  return (
    <ListRow
      leading={<Store size={18} className={settings.icon} aria-hidden />}
      facts={<strong>{name}</strong>}
      note={facts.filter(Boolean).join(' · ')}
      trailing={
        <>
          <ButtonLink
            size="s"
            icon={<Printer size={16} />}
            to="/service/poster/$id"
            params={{ id }}
            aria-label={t('store.posterOf', { name })}
          >
            {t('store.poster')}
          </ButtonLink>
          {onDo && (
            <Menu
              trigger={
                <IconButton size="s" label={t('store.more', { name })} icon={<Ellipsis size={16} />} />
              }
            >
              <MenuItem icon={<Pencil size={16} />} onClick={() => onDo('change')}>
                {t('store.change')}
              </MenuItem>
              <MenuItem icon={<RefreshCw size={16} />} onClick={() => onDo('renew')}>
                {t('store.renew')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => onDo('remove')}>
                {t('store.remove')}
              </MenuItem>
            </Menu>
          )}
        </>
      }
    />
  );
}
