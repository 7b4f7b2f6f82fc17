import { useTranslation } from 'react-i18next';
import { EVENT_TYPES, type EventType } from '../../../server/features/webhooks/contract.ts';
import { Checkbox } from '../../ui/index.ts';
import styles from './webhooks.module.css';

interface EventPickerProps {
  value: readonly EventType[];
  onChange: (value: EventType[]) => void;
}

/** What an endpoint hears of: in our words, with the names that programs read. */
export function EventPicker({ value, onChange }: EventPickerProps) {
  const { t } = useTranslation('webhooks');
  const toggle = (type: EventType, on: boolean) =>
    onChange(on ? [...value, type] : value.filter((one) => one !== type));
  return (
    <fieldset className={styles.events}>
      <legend>{t('events')}</legend>
      {EVENT_TYPES.map((type) => (
        <Checkbox
          key={type}
          label={t(`types.${type}`)}
          hint={<code className={styles.type}>{type}</code>}
          checked={value.includes(type)}
          onChange={(on) => toggle(type, on)}
        />
      ))}
    </fieldset>
  );
}
