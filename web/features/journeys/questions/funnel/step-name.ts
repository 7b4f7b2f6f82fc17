/** A step in words. */
import { useTranslation } from 'react-i18next';
import { useTypeName } from '../../../catalogue/names.ts';
import { usePropertyName } from '../../../catalogue/property-names.ts';
import type { Step } from './steps.ts';

/** Its own name, otherwise those of its types: "Order placed or Subscription started". */
export function useStepName(): (step: Step) => string {
  const typeName = useTypeName();
  const { t } = useTranslation('questions');
  return ({ name, types }) => name || types.map(typeName).join(t('funnel.step.or'));
}

/** "Category is shoes"; undefined without a condition. */
export function useConditionText(): (where: Step['where']) => string | undefined {
  const { t } = useTranslation('questions');
  const propertyName = usePropertyName();
  return (where) => {
    if (!where) return undefined;
    const { operator = 'is', value } = where;
    const property = propertyName(where.property);
    const words = t(`funnel.where.${operator}`);
    return operator === 'exists' ? `${property} ${words}` : `${property} ${words} ${value}`;
  };
}
