import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../intl.ts';
import { Field, NumberInput, Select } from '../../../ui/index.ts';
import { useWorkspace } from '../../session/session.ts';
import styles from './rule.module.css';

interface NumberFieldProps {
  value: number | null;
  error: string | undefined;
  onChange: (value: number | null) => void;
}

/** How many times, or how many orders. */
export function TimesField({ unit, ...props }: NumberFieldProps & { unit: 'times' | 'orders' }) {
  const { t } = useTranslation('segments');
  return (
    <Counted {...props} label={t(`field.${unit}`)} unit={t(`unit.${unit}`, { count: props.value ?? 0 })} />
  );
}

export function DaysField(props: NumberFieldProps) {
  const { t } = useTranslation('segments');
  return <Counted {...props} label={t('field.days')} unit={t('unit.days', { count: props.value ?? 0 })} />;
}

/** In the workspace's currency; kept in its minor units. */
export function MoneyField({ value, error, onChange }: NumberFieldProps) {
  const { t } = useTranslation('segments');
  const currency = useWorkspace()?.currency ?? 'EUR';
  const digits =
    numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const minorUnits = 10 ** digits;
  return (
    <Field label={t('field.minor', { currency })} labelHidden error={error} className={styles.money}>
      <NumberInput
        value={value === null ? null : value / minorUnits}
        onChange={(amount) => onChange(amount === null ? null : Math.round(amount * minorUnits))}
        format={{ style: 'currency', currency }}
      />
    </Field>
  );
}

interface PeriodProps {
  /** Undefined: ever. */
  value: number | null | undefined;
  error: string | undefined;
  onChange: (value: number | null | undefined) => void;
}

const USUAL_DAYS = 90;

/** Ever, or in the last so many days. */
export function PeriodFields({ value, error, onChange }: PeriodProps) {
  const { t } = useTranslation('segments');
  return (
    <>
      <Field label={t('field.period')} labelHidden className={styles.choice}>
        <Select
          value={value === undefined ? 'ever' : 'within'}
          options={(['ever', 'within'] as const).map((one) => ({ value: one, label: t(`period.${one}`) }))}
          onChange={(one) => onChange(one === 'ever' ? undefined : (value ?? USUAL_DAYS))}
        />
      </Field>
      {value !== undefined && <DaysField value={value} error={error} onChange={onChange} />}
    </>
  );
}

function Counted({
  value,
  error,
  onChange,
  label,
  unit,
}: NumberFieldProps & { label: string; unit: string }) {
  return (
    <span className={styles.counted}>
      <Field label={label} labelHidden error={error} className={styles.number}>
        <NumberInput value={value} onChange={onChange} format={WHOLE} />
      </Field>
      <span className={styles.unit} aria-hidden="true">
        {unit}
      </span>
    </span>
  );
}

const WHOLE: Intl.NumberFormatOptions = { maximumFractionDigits: 0 };
