/** With what people begin or come back, in words. */
import { useTranslation } from 'react-i18next';
import { useTypeName } from '../../../catalogue/names.ts';

export function useWhatName(): (what: string) => string {
  const { t } = useTranslation('questions');
  const typeName = useTypeName();
  return (what) => (what === 'order' || what === 'any' ? t(`retention.what.${what}`) : typeName(what));
}
