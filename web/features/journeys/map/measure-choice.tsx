import { useTranslation } from 'react-i18next';
import { Menu, useUrlFilters } from '../../../ui/index.ts';
import { MenuChoice } from '../../../ui/menu.tsx';
import { Control } from '../../narrowing/control.tsx';
import { MEASURES, useMeasure } from './measures.ts';

/** Which figure stands at the end of every row. */
export function MeasureChoice() {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const { measure, name } = useMeasure();
  return (
    <Menu trigger={<Control name={t('measure.label')} value={name(measure)} />}>
      <MenuChoice
        label={t('measure.title')}
        value={measure}
        options={MEASURES.map((one) => ({ value: one, label: name(one) }))}
        onChange={(next) => url.set({ show: next === 'leave' ? undefined : next })}
      />
    </Menu>
  );
}
