import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANNELS, Checkbox, useChannelName } from '../../ui/index.ts';
import type { Endpoint } from './queries.ts';
import styles from './webhooks.module.css';

interface CarriesPickerProps {
  value: Endpoint['carries'];
  onChange: (value: Endpoint['carries']) => void;
}

/** Whose answers a program takes to customers. Mail goes by mail servers. */
export function CarriesPicker({ value, onChange }: CarriesPickerProps) {
  const { t } = useTranslation('webhooks');
  const nameOf = useChannelName();
  // At first; then its reader opens and closes it.
  const [isOpen] = useState(value.length > 0);
  return (
    <details className={styles.carries} open={isOpen}>
      <summary>{t('carries')}</summary>
      <p>{t('carriesHint')}</p>
      <div className={styles.channels}>
        {CHANNELS.filter((channel) => channel !== 'email').map((channel) => (
          <Checkbox
            key={channel}
            label={nameOf(channel)}
            checked={value.includes(channel)}
            onChange={(on) => onChange(on ? [...value, channel] : value.filter((one) => one !== channel))}
          />
        ))}
      </div>
    </details>
  );
}
