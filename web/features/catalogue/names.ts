/** Types and stages by the names that the reader's language has for them. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_STAGES } from '../../../server/features/touchpoints/default-stages.ts';
import { typeKey } from '../../../server/features/touchpoints/type-key.ts';
import type catalogue from '../../locales/en/catalogue.json';

type Known = keyof typeof catalogue.type;
type KnownStage = keyof typeof catalogue.stage;

/** A type's name: translated where it is one of the default catalogue, otherwise as its sender wrote it. */
export function useTypeName(): (name: string) => string {
  const { t, i18n } = useTranslation('catalogue');
  return useCallback(
    (name) => {
      const key = typeKey(name);
      return i18n.exists(`catalogue:type.${key}`) ? t(`type.${key as Known}`) : name;
    },
    [t, i18n],
  );
}

/** A stage's name: translated as long as nobody has changed it. */
export function useStageName(): (stage: { key: string; name: string }) => string {
  const { t } = useTranslation('catalogue');
  return useCallback(
    ({ key, name }) => {
      const known = DEFAULT_STAGES.find((stage) => stage.key === key);
      return known?.name === name ? t(`stage.${key as KnownStage}`) : name;
    },
    [t],
  );
}
