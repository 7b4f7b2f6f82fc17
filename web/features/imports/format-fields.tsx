import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DELIMITERS, ENCODINGS, type Format } from '../../../server/features/imports/format.ts';
import { Button, Checkbox, Combobox, Dialog, Field, Select } from '../../ui/index.ts';
import styles from './imports.module.css';

interface FormatFieldsProps {
  format: Format;
  /** False where every date says itself which of its numbers is the month. */
  dateOrderMatters: boolean;
  onChange: (format: Partial<Format>) => void;
}

/** How the file is written, in a line; changed in a dialog, since it is nearly always seen right. */
export function FormatFields({ format, dateOrderMatters, onChange }: FormatFieldsProps) {
  const { t } = useTranslation('imports');
  const [open, setOpen] = useState(false);
  const facts = [
    t(`format.types.${format.type}`),
    ...(format.gzip ? ['gzip'] : []),
    format.encoding.toUpperCase(),
    ...(format.type === 'csv' ? [t(`format.delimiters.${DELIMITER_NAMES[format.delimiter]}`)] : []),
    t(`format.decimals.${format.decimal === ',' ? 'comma' : 'point'}`),
    format.timeZone,
    format.currency,
    ...(dateOrderMatters ? [t(`format.orders.${format.dates}`)] : []),
  ];
  return (
    <div className={styles.deeds}>
      <span className={styles.quiet}>{facts.join(' · ')}</span>
      <Button size="s" look="quiet" onClick={() => setOpen(true)}>
        {t('format.change')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('format.title')}
        description={t('format.text')}
        footer={<Button onClick={() => setOpen(false)}>{t('format.close')}</Button>}
      >
        <div className={styles.format}>
          {format.type === 'csv' && <Writing format={format} onChange={onChange} />}
          <Values format={format} dateOrderMatters={dateOrderMatters} onChange={onChange} />
        </div>
      </Dialog>
    </div>
  );
}

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;

function Writing({ format, onChange }: Omit<FormatFieldsProps, 'dateOrderMatters'>) {
  const { t } = useTranslation('imports');
  return (
    <>
      <Field label={t('format.delimiter')}>
        <Select
          value={format.delimiter}
          options={DELIMITERS.map((one) => ({
            value: one,
            label: t(`format.delimiters.${DELIMITER_NAMES[one]}`),
          }))}
          onChange={(delimiter) => onChange({ delimiter })}
        />
      </Field>
      <Field label={t('format.encoding')}>
        <Select
          value={format.encoding}
          options={ENCODINGS.map((one) => ({ value: one, label: one.toUpperCase() }))}
          onChange={(encoding) => onChange({ encoding })}
        />
      </Field>
      <Checkbox
        label={t('format.header')}
        checked={format.header}
        onChange={(header) => onChange({ header })}
      />
    </>
  );
}

function Values({ format, dateOrderMatters, onChange }: FormatFieldsProps) {
  const { t } = useTranslation('imports');
  const zones = Intl.supportedValuesOf('timeZone');
  const currencies = Intl.supportedValuesOf('currency');
  const named = (values: string[]) => values.map((value) => ({ value, label: value }));
  return (
    <>
      <Field label={t('format.decimal')}>
        <Select
          value={format.decimal}
          options={[
            { value: '.', label: t('format.decimals.point') },
            { value: ',', label: t('format.decimals.comma') },
          ]}
          onChange={(decimal) => onChange({ decimal })}
        />
      </Field>
      {dateOrderMatters && (
        <Field label={t('format.dates')}>
          <Select
            value={format.dates}
            options={[
              { value: 'day-first', label: t('format.orders.day-first') },
              { value: 'month-first', label: t('format.orders.month-first') },
            ]}
            onChange={(dates) => onChange({ dates })}
          />
        </Field>
      )}
      <Field label={t('format.timeZone')}>
        <Combobox
          options={named(zones.includes(format.timeZone) ? zones : [format.timeZone, ...zones])}
          value={format.timeZone}
          onChange={(timeZone) => timeZone && onChange({ timeZone })}
        />
      </Field>
      <Field label={t('format.currency')}>
        <Combobox
          options={named(currencies)}
          value={format.currency}
          onChange={(currency) => currency && onChange({ currency })}
        />
      </Field>
    </>
  );
}
