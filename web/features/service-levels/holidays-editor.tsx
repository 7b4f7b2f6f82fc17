import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, IconButton, TextInput } from '../../ui/index.ts';
import type { Calendar } from './queries.ts';
import styles from './settings.module.css';

type Holiday = Calendar['holidays'][number];

interface HolidaysEditorProps {
  holidays: Holiday[];
  onChange: (holidays: Holiday[]) => void;
}

/** Days on which nobody is there, written by hand. */
export function HolidaysEditor({ holidays, onChange }: HolidaysEditorProps) {
  const { t } = useTranslation('levels');
  const set = (index: number, change: Partial<Holiday>) =>
    onChange(holidays.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <fieldset className={styles.week}>
      <legend className={styles.legend}>{t('holidays.title')}</legend>
      {holidays.length === 0 && <p className={styles.closed}>{t('holidays.none')}</p>}
      {holidays.map((holiday, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is written, a holiday has no other identity.
        <div key={index} className={styles.holiday}>
          <TextInput
            type="date"
            aria-label={t('holidays.date')}
            value={holiday.date}
            onChange={(date) => set(index, { date })}
          />
          <TextInput
            aria-label={t('holidays.name')}
            placeholder={t('holidays.name')}
            maxLength={120}
            value={holiday.name}
            onChange={(name) => set(index, { name })}
          />
          <Checkbox
            label={t('holidays.yearly')}
            checked={holiday.yearly}
            onChange={(yearly) => set(index, { yearly })}
          />
          <IconButton
            size="s"
            label={t('holidays.remove', { day: holiday.name || holiday.date })}
            icon={<X size={14} />}
            onClick={() => onChange(holidays.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="s"
        look="quiet"
        icon={<Plus size={14} />}
        onClick={() => onChange([...holidays, { date: '', name: '', yearly: false }])}
      >
        {t('holidays.add')}
      </Button>
    </fieldset>
  );
}
