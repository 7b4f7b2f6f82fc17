import { useTranslation } from 'react-i18next';
import { Button, EmptyState, useUrlFilters } from '../../../../ui/index.ts';
import { allSettings } from '../asked.ts';
import { FUNNEL } from './asked-funnel.ts';

/** The address holds something that is no funnel; the time and the people that it asks about may stay. */
export function UnknownSteps() {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  return (
    <EmptyState
      drawing="lost"
      title={t('funnel.unknown.title')}
      action={<Button onClick={() => url.clear(...allSettings(FUNNEL))}>{t('funnel.unknown.deed')}</Button>}
    >
      {t('funnel.unknown.text')}
    </EmptyState>
  );
}
