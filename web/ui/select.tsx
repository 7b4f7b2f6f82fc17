import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './control.module.css';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** A second, quieter line. */
  hint?: string;
  icon?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  /** Only where no Field names it. */
  'aria-label'?: string;
  className?: string;
}

/** One of a few (up to about 15); for more use Combobox. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, placeholder, disabled, name, className } = props;
  return (
    <Base.Root
      items={options as Option<Value>[]}
      value={value}
      onValueChange={(next) => next !== null && onChange(next as Value)}
      disabled={disabled}
      name={name}
    >
      <Base.Trigger className={`${styles.control} ${className ?? ''}`} aria-label={props['aria-label']}>
        <Base.Value className={styles.value} placeholder={placeholder} />
        <Base.Icon className={styles.chevron}>
          <ChevronDown size={16} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={styles.options}>
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={styles.option}
                >
                  {option.icon}
                  <span className={styles.optionText}>
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint && <span className={styles.optionHint}>{option.hint}</span>}
                  </span>
                  <Base.ItemIndicator className={styles.tick}>
                    <Check size={16} />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
