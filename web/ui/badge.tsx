import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './badge.module.css';
import { classes } from './classes.ts';

export interface BadgeProps {
  /** `broken` only for what is broken; `accent` for what is live or new. */
  kind?: 'plain' | 'accent' | 'warning' | 'broken';
  icon?: ReactNode;
  children: ReactNode;
}

/** A state in one or two words. */
export function Badge({ kind = 'plain', icon, children }: BadgeProps) {
  return (
    <span className={classes(styles.badge, styles[kind])}>
      {icon}
      {children}
    </span>
  );
}

export interface TagProps {
  children: string;
  /** Shows a cross that takes the tag away. */
  onRemove?: () => void;
}

/** A word somebody put on a thing. */
export function Tag({ children, onRemove }: TagProps) {
  const { t } = useTranslation('ui');
  return (
    <span className={classes(styles.tag, onRemove && styles.removable)}>
      <span className={styles.word}>{children}</span>
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          onClick={onRemove}
          aria-label={t('remove', { what: children })}
        >
          <X size={12} />
        </button>
      )}
    </span>
  );
}
