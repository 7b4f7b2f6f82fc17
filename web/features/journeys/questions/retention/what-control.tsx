import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../../../ui/index.ts';
import { ChoiceControl } from '../../../narrowing/choice-control.tsx';
import { TypeForm } from '../type-form.tsx';
import { useWhatName } from './what-name.ts';

const KNOWN = ['order', 'any'] as const;

/** With what people begin, or come back: an order, anything, or a touchpoint. */
export function WhatControl({ name, value }: { name: 'first' | 'return'; value: string }) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const whatName = useWhatName();
  const choose = (what: string) =>
    url.set({ [name]: what === 'order' ? undefined : what, who: undefined, of: undefined });
  return (
    <ChoiceControl<string>
      name={t(`retention.${name}`)}
      value={value}
      usual="order"
      options={KNOWN.map((one) => ({ value: one, label: whatName(one) }))}
      shown={whatName(value)}
      onChoose={choose}
      more={(close) => (
        <TypeForm
          label={t('retention.type')}
          value={KNOWN.some((one) => one === value) ? null : value}
          onChoose={(type) => {
            choose(type);
            close();
          }}
        />
      )}
    />
  );
}
