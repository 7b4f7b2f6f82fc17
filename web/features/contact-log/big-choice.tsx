import { type ReactNode, useId } from 'react';
import { classes } from '../../ui/index.ts';
import styles from './big-choice.module.css';

interface BigChoiceProps<Value extends string> {
  label: string;
  labelHidden?: boolean;
  options: readonly { value: Value; label: ReactNode; hint?: string }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
  /** Whether the chosen one may be taken back by choosing it again. */
  optional?: boolean;
}

/** One of some, each large enough for a thumb. Arrows go from one to the next; a second press takes back what may be left out. */
export function BigChoice<Value extends string>(props: BigChoiceProps<Value>) {
  const { label, labelHidden, options, value, onChange, optional = false } = props;
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={labelHidden ? 'visually-hidden' : styles.legend}>{label}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={classes(styles.option)} title={option.hint}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              onClick={() => optional && option.value === value && onChange(null)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
