import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import control from './control.module.css';
import { useShortcut } from './keyboard.ts';
import styles from './search-input.module.css';

export interface SearchInputProps {
  value: string;
  /** Called when typing pauses, and at once when cleared. */
  onChange: (value: string) => void;
  /** What can be searched: "Name, e-mail, phone or order". Also the accessible name. */
  placeholder: string;
}

const TYPING_PAUSE_MS = 250;

/** Searches the list below it. `/` goes to it from anywhere on the page. */
export function SearchInput({ value, onChange, placeholder }: SearchInputProps) {
  const { t } = useTranslation('ui');
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [applied, setApplied] = useState(value);
  if (value !== applied) {
    setApplied(value);
    setText(value);
  }

  const report = useRef(onChange);
  report.current = onChange;
  useEffect(() => {
    if (text === applied) return;
    const timer = setTimeout(() => report.current(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, applied]);

  useShortcut('/', () => input.current?.focus(), { label: t('search.focus'), group: t('keys.lists') });

  function clear() {
    setText('');
    onChange('');
    input.current?.focus();
  }

  return (
    <div className={`${control.control} ${styles.search}`}>
      <Search size={16} aria-hidden className={styles.icon} />
      <input
        ref={input}
        type="search"
        className={control.bare}
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(text);
          if (event.key === 'Escape') text ? clear() : input.current?.blur();
        }}
      />
      {text && <IconButton size="s" label={t('search.clear')} icon={<X size={14} />} onClick={clear} />}
    </div>
  );
}
