import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/index.ts';
import styles from './pick-list.module.css';

export interface Pick {
  value: string;
  label: string;
  /** Quieter, at the end. */
  hint?: string;
  icon?: ReactNode;
  checked?: boolean;
}

interface PickListProps {
  /** What is picked. */
  label: string;
  options: readonly Pick[];
  onPick: (value: string) => void;
  /** Offers what was typed as a new one, in these words. */
  create?: (typed: string) => string;
}

/** A short list one types into: the arrows move, Enter picks. */
export function PickList({ label, options, onPick, create }: PickListProps) {
  const { t } = useTranslation('conversations');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const shown = shownOf(options, typed.trim(), create);
  const active = Math.min(at, shown.length - 1);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function pick(option: Pick | undefined) {
    if (!option) return;
    setTyped('');
    onPick(option.value);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt((active + 1) % shown.length);
    else if (event.key === 'ArrowUp') setAt((active - 1 + shown.length) % shown.length);
    else if (event.key === 'Enter') pick(shown[active]);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.picks}>
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-label={label}
        placeholder={label}
        maxLength={60}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label={label} className={styles.options}>
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field holds the focus and has the keys.
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.checked ?? false}
            className={classes(styles.option, index === active && styles.active)}
            onClick={() => pick(option)}
            onMouseMove={() => setAt(index)}
          >
            {option.icon}
            <span className={styles.name}>{option.label}</span>
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
            {option.checked && <Check size={16} aria-hidden className={styles.tick} />}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={styles.none}>{t('pick.none')}</p>}
    </div>
  );
}

function shownOf(options: readonly Pick[], typed: string, create: PickListProps['create']): Pick[] {
  const wanted = plain(typed);
  const found = options.filter(({ label }) => plain(label).includes(wanted));
  const isThere = options.some(({ label }) => label === typed);
  return create && typed && !isThere ? [...found, { value: typed, label: create(typed) }] : found;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
