import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONDITION_OPERATORS } from '../../../../../server/features/journeys/questions/funnel-contract.ts';
import { Button, Field, Select, TextInput } from '../../../../ui/index.ts';
import own from './funnel.module.css';
import type { Step } from './steps.ts';

type Where = Step['where'];

/** Only touchpoints with such a property are the step. Holds once it is set. */
export function WhereForm({ where, onChange }: { where: Where; onChange: (where: Where) => void }) {
  const { t } = useTranslation('questions');
  const [property, setProperty] = useState(where?.property ?? '');
  const [operator, setOperator] = useState(where?.operator ?? 'is');
  const [value, setValue] = useState(where?.value === undefined ? '' : String(where.value));
  const needsNumber = operator === 'above' || operator === 'below';
  const isWhole =
    property.trim() !== '' &&
    (operator === 'exists' || (value !== '' && (!needsNumber || Number.isFinite(Number(value)))));
  const isSame =
    where?.property === property && where.operator === operator && String(where.value ?? '') === value;
  return (
    <form
      className={own.where}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole)
          onChange({ property: property.trim(), operator, ...(operator !== 'exists' && { value }) });
      }}
    >
      <Field label={t('funnel.where.property')} hint={t('funnel.where.hint')} optional>
        <TextInput value={property} onChange={setProperty} maxLength={200} />
      </Field>
      {property.trim() !== '' && (
        <div className={own.condition}>
          <Select
            aria-label={t('funnel.where.label')}
            value={operator}
            options={CONDITION_OPERATORS.map((one) => ({ value: one, label: t(`funnel.where.${one}`) }))}
            onChange={setOperator}
          />
          {operator !== 'exists' && (
            <TextInput
              aria-label={t('funnel.where.value')}
              value={value}
              onChange={setValue}
              maxLength={500}
              inputMode={needsNumber ? 'decimal' : undefined}
            />
          )}
          <Button type="submit" size="s" disabled={!isWhole || isSame}>
            {t('funnel.where.set')}
          </Button>
          {where && (
            <Button
              size="s"
              look="quiet"
              onClick={() => {
                setProperty('');
                onChange(undefined);
              }}
            >
              {t('funnel.where.clear')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
