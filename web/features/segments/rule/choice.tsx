import { useTranslation } from 'react-i18next';
import { Field, Select } from '../../../ui/index.ts';
import styles from './rule.module.css';

type Word =
  | 'equals'
  | 'not'
  | 'contains'
  | 'exists'
  | 'missing'
  | 'is'
  | 'atLeast'
  | 'atMost'
  | 'within'
  | 'before'
  | 'low'
  | 'high'
  | 'promoter'
  | 'passive'
  | 'detractor';

interface ChoiceProps<Value extends Word> {
  label: 'is' | 'rating' | 'nps';
  value: Value;
  options: readonly Value[];
  onChange: (value: Value) => void;
}

/** One of a few words. */
export function Choice<Value extends Word>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const { t } = useTranslation('segments');
  return (
    <Field label={t(`field.${label}`)} labelHidden className={styles.choice}>
      <Select
        value={value}
        options={options.map((one) => ({ value: one, label: t(`is.${one as Word}`) }))}
        onChange={onChange}
      />
    </Field>
  );
}
