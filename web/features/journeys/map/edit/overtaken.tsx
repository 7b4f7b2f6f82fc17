import { useTranslation } from 'react-i18next';
import { isStatus } from '../../../../problems.ts';
import { Callout } from '../../../../ui/index.ts';

/** Whether somebody else made another map the map since the draft was begun. */
export const isOvertaken = (error: unknown): boolean => isStatus(error, 409);

/** What one made lies on top of what others changed meanwhile, and is to be looked at once more. */
export function Overtaken() {
  const { t } = useTranslation('journeys');
  return <Callout title={t('edit.overtaken')}>{t('edit.overtakenText')}</Callout>;
}
