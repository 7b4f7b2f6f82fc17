import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

/** What was asked for by its id is not there: no other try brings it, so it leads to where all of its kind are. */
export function Nowhere({ list }: { list: LinkProps['to'] }) {
  const { t } = useTranslation('ui');
  return (
    <EmptyState
      drawing="lost"
      title={t('nowhere.title')}
      action={<ButtonLink to={list}>{t('nowhere.back')}</ButtonLink>}
    >
      {t('nowhere.text')}
    </EmptyState>
  );
}
