import { useTranslation } from 'react-i18next';
import { EVENT_TYPES, type EventType } from '../../../server/features/webhooks/contract.ts';
import { Checkbox } from '../../ui/index.ts';
import styles from './webhooks.module.css';

interface EventPickerProps {
  value: readonly EventType[];
  onChange: (value: EventType[]) => void;
}

/** Those about one thing stand together. */
const GROUPS = {
  conversations: ['conversation', 'message', 'note'],
  promises: ['promise', 'service_level'],
  customers: ['customer', 'response'],
} as const;

const typesIn = (group: keyof typeof GROUPS) =>
  EVENT_TYPES.filter((type) => GROUPS[group].some((about) => type.startsWith(`${about}.`)));

/** What an endpoint hears of: in our words, with the names that programs read. */
export function EventPicker({ value, onChange }: EventPickerProps) {
  const { t } = useTranslation('webhooks');
  const toggle = (type: EventType, on: boolean) =>
    onChange(on ? [...value, type] : value.filter((one) => one !== type));
  return (
    <fieldset className={styles.groups}>
      <legend>{t('events')}</legend>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <fieldset key={group} className={styles.events}>
          <legend>{t(`groups.${group}`)}</legend>
          {typesIn(group).map((type) => (
            <Checkbox
              key={type}
              label={t(`types.${type}`)}
              hint={<code className={styles.type}>{type}</code>}
              checked={value.includes(type)}
              onChange={(on) => toggle(type, on)}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}
