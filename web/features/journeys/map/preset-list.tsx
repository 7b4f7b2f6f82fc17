import { Check } from 'lucide-react';
import styles from './preset-list.module.css';

interface PresetListProps<Value extends string> {
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

/** One of a few in a popover that holds more than a menu can. */
export function PresetList<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: PresetListProps<Value>) {
  return (
    <ul className={styles.list} aria-label={label}>
      {options.map((option) => (
        <li key={option.value}>
          <button
            type="button"
            className={styles.option}
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
