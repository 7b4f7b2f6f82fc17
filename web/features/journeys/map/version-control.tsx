import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../../ui/index.ts';
import { ChoiceControl } from '../../narrowing/choice-control.tsx';
import { NOW, useVersionOptions } from './versions.ts';

/** Under which map the past is read: the one of today, or one that was saved. Not shown while there is only one. */
export function VersionControl() {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const versions = useVersionOptions();
  const chosen = url.one('version');
  if (!versions.length && !chosen) return null;
  return (
    <ChoiceControl
      name={t('version.label')}
      title={t('version.title')}
      value={chosen ?? NOW}
      usual={NOW}
      options={[{ value: NOW, label: t('version.now') }, ...versions]}
      onChoose={(version) => url.set({ version: version === NOW ? undefined : version })}
    />
  );
}
