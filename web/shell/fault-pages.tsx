import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { DocumentTitle } from '../ui/document-title.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './fault-pages.module.css';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.fault}>
      <DocumentTitle title={t('notFound.title')} />
      <EmptyState
        drawing="lost"
        title={t('notFound.title')}
        action={<ButtonLink to="/">{t('notFound.home')}</ButtonLink>}
      >
        {t('notFound.text')}
      </EmptyState>
    </div>
  );
}

/** A page that failed while loading or drawing. The rest of the app goes on. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  return (
    <div className={styles.fault}>
      <DocumentTitle title={t('fault.title')} />
      <Callout
        problem={error}
        action={<Button onClick={() => router.invalidate()}>{t('fault.again')}</Button>}
      />
    </div>
  );
}
