import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './panel.module.css';

export interface PanelProps {
  title?: ReactNode;
  /** One quiet sentence under the title. */
  description?: ReactNode;
  /** Small buttons beside the title. */
  actions?: ReactNode;
  /** Lets the content touch the edges: for lists and tables. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A white sheet on the paper: things that belong together. */
export function Panel({ title, description, actions, flush, className, children }: PanelProps) {
  return (
    <section className={classes(styles.panel, className)}>
      {(title || actions) && (
        <header className={styles.header}>
          <div className={styles.words}>
            {title && <h2 className={styles.title}>{title}</h2>}
            {description && <p className={styles.description}>{description}</p>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
