import { Check } from 'lucide-react';
import styles from './controls.module.css';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

interface ChoiceListProps<Value extends string> {
  label: string;
  value: Value | undefined;
  options: readonly Choice<Value>[];
  onChoose: (value: Value) => void;
}

/** One of a few in a popover that holds more than a menu can. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const { label, value, options, onChoose } = props;
  return (
    <ul className={styles.choices} aria-label={label}>
      {options.map((option) => (
        <li key={option.value}>
          <button
            type="button"
            className={styles.choice}
            aria-pressed={option.value === value}
            onClick={() => onChoose(option.value)}
          >
            {option.label}
            {option.value === value && <Check size={16} aria-hidden />}
          </button>
        </li>
      ))}
    </ul>
  );
}
