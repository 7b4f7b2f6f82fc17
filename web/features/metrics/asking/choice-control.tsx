import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Popover } from '../../../ui/index.ts';
import styles from './asking.module.css';
import { Control } from './control.tsx';

interface Choice<Value extends string> {
  value: Value;
  label: string;
}

interface ChoiceControlProps<Value extends string> {
  name: string;
  value: Value;
  options: readonly Choice<Value>[];
  /** What holds when nobody has chosen. */
  usual?: Value;
  onChoose: (value: Value) => void;
  /** Below the choices: a form for what they do not cover. */
  more?: (close: () => void) => ReactNode;
  /** What to say is chosen, where it is none of the options. */
  shown?: string;
}

/** One of a few. */
export function ChoiceControl<Value extends string>(props: ChoiceControlProps<Value>) {
  const { name, value, options, usual, onChoose, more, shown } = props;
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={name}
      trigger={<Control name={name} value={chosen?.label ?? shown ?? value} changed={value !== usual} />}
    >
      <div className={styles.form}>
        <ul className={styles.choices} aria-label={name}>
          {options.map((option) => (
            <li key={option.value}>
              <button
                type="button"
                className={styles.choice}
                aria-pressed={option.value === value}
                onClick={() => {
                  onChoose(option.value);
                  setOpen(false);
                }}
              >
                {option.label}
                {option.value === value && <Check size={16} aria-hidden />}
              </button>
            </li>
          ))}
        </ul>
        {more?.(() => setOpen(false))}
      </div>
    </Popover>
  );
}
