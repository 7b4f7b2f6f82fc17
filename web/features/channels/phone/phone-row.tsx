import { Ellipsis, KeyRound, Pencil, Phone, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { IconButton, ListRow, Menu, MenuItem, MenuSeparator } from '../../../ui/index.ts';
import settings from '../../settings/settings.module.css';
import type { Telephone } from '../queries.ts';

export type Deed = 'change' | 'renew' | 'remove';

interface PhoneRowProps {
  phone: Telephone;
  /** Absent for members who may not. */
  onDo: ((what: Deed) => void) | undefined;
}

export function PhoneRow({ phone, onDo }: PhoneRowProps) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const { name, lines, lastInAt } = phone;
  const facts = [
    lines.length ? t('phone.takers', { count: lines.length }) : t('phone.everybody'),
    lastInAt ? t('phone.lastIn', { when: format.relative(lastInAt) }) : t('phone.never'),
  ];
  return (
    <ListRow
      leading={<Phone size={18} className={settings.icon} aria-hidden />}
      facts={<strong>{name}</strong>}
      note={facts.join(' · ')}
      trailing={
        onDo && (
          <Menu
            trigger={<IconButton size="s" label={t('phone.more', { name })} icon={<Ellipsis size={16} />} />}
          >
            <MenuItem icon={<Pencil size={16} />} onClick={() => onDo('change')}>
              {t('phone.change')}
            </MenuItem>
            <MenuItem icon={<KeyRound size={16} />} onClick={() => onDo('renew')}>
              {t('phone.address')}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => onDo('remove')}>
              {t('phone.remove')}
            </MenuItem>
          </Menu>
        )
      }
    />
  );
}
