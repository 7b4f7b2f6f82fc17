/** Surveys by name: that of ours in the reader's language, others as their senders call them. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { SURVEY } from '../../../server/features/surveys/csat/survey.ts';

export function useSurveyName(): <Name extends string | null | undefined>(survey: Name) => Name | string {
  const { t } = useTranslation('names');
  return useCallback((survey) => (survey === SURVEY ? t('ourSurvey') : survey), [t]);
}
