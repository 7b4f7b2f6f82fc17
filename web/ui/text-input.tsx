import { Field } from '@base-ui/react/field';
import { Input } from '@base-ui/react/input';
import { NumberField } from '@base-ui/react/number-field';
import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readersLocale } from '../format.ts';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';
import styles from './control.module.css';

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  onChange?: (value: string) => void;
}

/** One line of text. `onChange` hands over the text itself. */
export function TextInput({ onChange, className, ...rest }: TextInputProps) {
  return (
    <Input
      className={classes(styles.control, className)}
      onValueChange={(value) => onChange?.(String(value))}
      {...rest}
    />
  );
}

/** A password, with an eye to look at what one typed. */
export function PasswordInput(props: TextInputProps) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.withButton}>
      <TextInput {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      <IconButton
        size="s"
        label={shown ? t('password.hide') : t('password.show')}
        icon={shown ? <EyeOff size={16} /> : <Eye size={16} />}
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange'> {
  onChange?: (value: string) => void;
}

/** Several lines of text; grows with them. */
export function TextArea({ onChange, className, rows = 3, ...rest }: TextAreaProps) {
  return (
    <Field.Control
      render={<textarea rows={rows} {...rest} />}
      className={classes(styles.control, styles.area, className)}
      onValueChange={(value) => onChange?.(String(value))}
    />
  );
}

export interface NumberInputProps {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  format?: Intl.NumberFormatOptions;
  disabled?: boolean;
  name?: string;
}

/** A number, written as this reader writes numbers. */
export function NumberInput({ value, onChange, ...rest }: NumberInputProps) {
  const { i18n } = useTranslation();
  return (
    <NumberField.Root value={value} onValueChange={onChange} locale={readersLocale(i18n.language)} {...rest}>
      <NumberField.Input className={classes(styles.control, styles.number)} />
    </NumberField.Root>
  );
}
