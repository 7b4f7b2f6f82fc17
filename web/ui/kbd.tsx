import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './kbd.module.css';

/** One key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}

/** A shortcut in the notation of `useShortcut`: `mod+k`, `g c`, `?`. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation('ui');
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice in a sequence.
        <Fragment key={`${index}-${step}`}>
          {index > 0 && <span className={styles.then}>{t('keys.then')}</span>}
          {step.split('+').map((key) => (
            <Kbd key={key}>{nameOf(key)}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

function nameOf(key: string): string {
  const names: Record<string, string> = {
    mod: isApple ? '⌘' : 'Ctrl',
    shift: '⇧',
    alt: isApple ? '⌥' : 'Alt',
    Enter: '↵',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
  };
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
