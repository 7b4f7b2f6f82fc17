import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';
import { classes } from './classes.ts';
import { DocumentTitle } from './document-title.tsx';
import styles from './page.module.css';

export interface PageProps {
  /** Also the document's title. */
  title: string;
  /** Shown instead of the plain title, e.g. with an avatar. */
  heading?: ReactNode;
  /** One sentence: what this page is for. */
  description?: ReactNode;
  /** Quiet facts beside the title: a count, a badge. */
  facts?: ReactNode;
  /** At most one primary button, last; others secondary. */
  actions?: ReactNode;
  crumbs?: readonly Crumb[];
  /** `reading` for text and forms; `wide` uses the whole screen; `fill` does too and lets a table scroll inside. */
  width?: 'normal' | 'reading' | 'wide' | 'fill';
  children: ReactNode;
}

/** Every page inside the shell: its title, its one action, its content. */
export function Page({ width = 'normal', children, ...header }: PageProps) {
  return (
    <div className={classes(styles.page, styles[width])}>
      <PageHeader {...header} />
      {children}
    </div>
  );
}

export type PageHeaderProps = Omit<PageProps, 'width' | 'children'>;

/** The title of a page, where it lies, and what to do there. Sets the document's title. */
export function PageHeader({ title, heading, description, facts, actions, crumbs }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <DocumentTitle title={title} />
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className={styles.row}>
        <div className={styles.heading}>
          <h1 className={styles.title} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {facts && <div className={styles.facts}>{facts}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {description && <p className={styles.description}>{description}</p>}
    </header>
  );
}
