import { Field as Base } from '@base-ui/react/field';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShownAtFault } from './at-fault.ts';
import { classes } from './classes.ts';
import styles from './field.module.css';

export interface FieldProps {
  label: ReactNode;
  /** One line under the control: what is expected, or why we ask. */
  hint?: ReactNode;
  /** What is wrong and what would be right, e.g. `fieldError(error, 'email')`. */
  error?: string;
  /** Marks the field as one that may stay empty. Fields are required unless told. */
  optional?: boolean;
  /** Keeps the label for screen readers only, where the place says it already. */
  labelHidden?: boolean;
  className?: string;
  /** One control of this kit: TextInput, Select, Combobox, … It takes its name and description from the field. */
  children: ReactNode;
}

/** Label, control, hint and error, tied together for every reader. */
export function Field({ label, hint, error, optional, labelHidden, className, children }: FieldProps) {
  const { t } = useTranslation('ui');
  const root = useRef<HTMLDivElement>(null);
  useShownAtFault(root, Boolean(error));
  return (
    <Base.Root
      ref={root}
      className={classes(styles.field, className)}
      invalid={Boolean(error)}
      data-at-fault={error ? '' : undefined}
    >
      <Base.Label className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
        {optional && <span className={styles.optional}>{t('field.optional')}</span>}
      </Base.Label>
      {children}
      {hint && !error && <Base.Description className={styles.hint}>{hint}</Base.Description>}
      <Base.Error className={styles.error} match={Boolean(error)}>
        {error}
      </Base.Error>
    </Base.Root>
  );
}

/** Fields under each other, at one distance; `columns` puts them side by side where there is room. */
export function FieldGroup({ columns = 1, children }: { columns?: 1 | 2; children: ReactNode }) {
  return <div className={classes(styles.group, columns === 2 && styles.two)}>{children}</div>;
}
