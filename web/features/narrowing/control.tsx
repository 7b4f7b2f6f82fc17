import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes, slides } from '../../ui/index.ts';
import styles from './controls.module.css';

interface ControlProps extends Omit<ComponentProps<'button'>, 'name' | 'value'> {
  name: ReactNode;
  /** What is chosen; always said. */
  value?: ReactNode;
  /** It differs from what holds when nobody has chosen. */
  changed?: boolean;
}

/** A question's setting that says what it is set to and opens its choices. */
export function Control({ name, value, changed, className, ...rest }: ControlProps) {
  return (
    <button type="button" className={classes(styles.control, changed && styles.changed, className)} {...rest}>
      <span>{name}</span>
      {value !== undefined && <span className={styles.value}>{value}</span>}
      <ChevronDown size={14} aria-hidden />
    </button>
  );
}

/** The settings of a question in one line; on a phone it is moved by the thumb. */
export function ControlBar({ children }: { children: ReactNode }) {
  const { t } = useTranslation('narrowing');
  return (
    <fieldset ref={slides} className={styles.bar} aria-label={t('controls')}>
      {children}
    </fieldset>
  );
}
