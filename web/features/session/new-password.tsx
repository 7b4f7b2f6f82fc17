import { Check, Circle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { PasswordInput } from '../../ui/text-input.tsx';
import styles from './new-password.module.css';

export const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 128;

export function isLongEnough(password: string): boolean {
  return password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD;
}

interface NewPasswordProps {
  /** Where another password stands beside it. */
  label?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}

/** A password to be chosen, with its one rule shown while it is typed. */
export function NewPassword({ label, value, onChange, error }: NewPasswordProps) {
  const { t } = useTranslation('session');
  const fulfilled = isLongEnough(value);
  const Mark = fulfilled ? Check : Circle;
  return (
    <Field
      label={label ?? t('password')}
      error={error}
      hint={
        <span className={styles.rule} data-fulfilled={fulfilled}>
          <Mark size={14} aria-hidden />
          {t('passwordRule', { count: SHORTEST_PASSWORD })}
        </span>
      }
    >
      <PasswordInput
        value={value}
        onChange={onChange}
        autoComplete="new-password"
        maxLength={LONGEST_PASSWORD}
      />
    </Field>
  );
}
