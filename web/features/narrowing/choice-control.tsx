import { type ReactNode, useState } from 'react';
import { Popover } from '../../ui/index.ts';
import { type Choice, ChoiceList } from './choice-list.tsx';
import { Control } from './control.tsx';
import styles from './controls.module.css';

interface ChoiceControlProps<Value extends string> {
  name: string;
  /** Above the choices; the control's name unless told. */
  title?: string;
  value: Value;
  options: readonly Choice<Value>[];
  /** What holds when nobody has chosen. */
  usual: Value;
  onChoose: (value: Value) => void;
  /** Below the choices: a form for what they do not cover. */
  more?: (close: () => void) => ReactNode;
  /** Choices that need a word more, below: the surface stays open. */
  unfinished?: readonly Value[];
  /** What to say is chosen, where the option's own label does not say it. */
  shown?: string | undefined;
}

/** One of a few, and whatever else there is to say about it. */
export function ChoiceControl<Value extends string>(props: ChoiceControlProps<Value>) {
  const { name, title = name, value, options, usual, onChoose, more, unfinished = [], shown } = props;
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={title}
      trigger={<Control name={name} value={shown ?? chosen?.label ?? value} changed={value !== usual} />}
    >
      <div className={styles.form}>
        <ChoiceList
          label={title}
          value={value}
          options={options}
          onChoose={(next) => {
            onChoose(next);
            if (!unfinished.includes(next)) setOpen(false);
          }}
        />
        {more?.(() => setOpen(false))}
      </div>
    </Popover>
  );
}
