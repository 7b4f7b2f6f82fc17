import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

/** Where a page will be that is still being written. */
export default function NotYetPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('notYet.title')}>
      <EmptyState title={t('notYet.title')}>{t('notYet.text')}</EmptyState>
    </Page>
  );
}
