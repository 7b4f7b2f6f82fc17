import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceMenu, LanguageMenu } from '../../shell/top-bar.tsx';
import { classes } from '../../ui/classes.ts';
import { Logo } from '../../ui/logo.tsx';
import { JourneyLine } from './journey-line.tsx';
import styles from './session-layout.module.css';

interface SessionLayoutProps {
  title: string;
  description?: ReactNode;
  /** A quiet line under the sheet. */
  footer?: ReactNode;
  /** For longer forms. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of pages before signing in: one sheet on the paper, the line of a journey below it. */
export function SessionLayout({ title, description, footer, wide, children }: SessionLayoutProps) {
  const { t } = useTranslation('session');
  return (
    <div className={styles.layout}>
      <title>{`${title} · Jornada`}</title>
      <header className={styles.top}>
        <Logo />
        <div className={styles.menus}>
          <LanguageMenu />
          <AppearanceMenu />
        </div>
      </header>
      <main id="main" className={styles.main}>
        <div className={classes(styles.sheet, wide && styles.wide)}>
          <h1 className={styles.title} tabIndex={-1}>
            {title}
          </h1>
          {description && <p className={styles.description}>{description}</p>}
          {children}
        </div>
        {footer && <div className={styles.footer}>{footer}</div>}
      </main>
      <footer className={styles.bottom}>
        <JourneyLine />
        <p className={styles.promise}>{t('promise')}</p>
      </footer>
    </div>
  );
}
