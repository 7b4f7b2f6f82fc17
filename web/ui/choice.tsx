import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';
import { classes } from './classes.ts';
import type { Option } from './select.tsx';

interface OnOffProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** Something that holds or does not; takes effect with the form. */
export function Checkbox({ mixed, ...props }: OnOffProps & { mixed?: boolean }) {
  const { label, hint, checked, onChange, disabled } = props;
  return (
    <Choice label={label} hint={hint}>
      <BaseCheckbox.Root
        className={styles.box}
        checked={checked}
        indeterminate={mixed}
        onCheckedChange={onChange}
        disabled={disabled}
      >
        <BaseCheckbox.Indicator className={styles.mark}>
          {mixed ? <Minus size={14} strokeWidth={3} /> : <Check size={14} strokeWidth={3} />}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
    </Choice>
  );
}

/** Something that is on or off; takes effect at once. */
export function Switch({ label, hint, checked, onChange, disabled }: OnOffProps) {
  return (
    <Choice label={label} hint={hint}>
      <BaseSwitch.Root
        className={styles.switch}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
      >
        <BaseSwitch.Thumb className={styles.thumb} />
      </BaseSwitch.Root>
    </Choice>
  );
}

export interface RadioGroupProps<Value extends string> {
  label: ReactNode;
  labelHidden?: boolean;
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** One of two to five that deserve to be seen at once. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, labelHidden, options, value, onChange, disabled } = props;
  const id = useId();
  return (
    <div className={styles.group}>
      <div id={id} className={labelHidden ? 'visually-hidden' : styles.groupLabel}>
        {label}
      </div>
      <BaseRadioGroup
        aria-labelledby={id}
        className={styles.options}
        value={value}
        onValueChange={(next) => onChange(next as Value)}
        disabled={disabled}
      >
        {options.map((option) => (
          <Choice key={option.value} label={option.label} hint={option.hint}>
            <Radio.Root
              value={option.value}
              disabled={option.disabled}
              className={classes(styles.box, styles.round)}
            >
              <Radio.Indicator className={styles.dot} />
            </Radio.Root>
          </Choice>
        ))}
      </BaseRadioGroup>
    </div>
  );
}

function Choice({ label, hint, children }: { label: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className={styles.choice}>
      {children}
      <span>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}
