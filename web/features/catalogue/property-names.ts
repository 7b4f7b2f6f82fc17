/** Traits and properties by the names that the reader's language has for them. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type names from '../../locales/en/names.json';
import { inWords } from '../../words.ts';

type Known = keyof typeof names.property;

/** Its name: translated where it is one that is usual, otherwise what its sender called it, in words. */
export function usePropertyName(): (name: string) => string {
  const { t, i18n } = useTranslation('names');
  return useCallback(
    (name) => {
      const key = propertyKey(name);
      return i18n.exists(`names:property.${key}`)
        ? t(`property.${key as Known}`)
        : inWords(name, i18n.language);
    },
    [t, i18n],
  );
}

/** The same for every spelling of a name: `createdAt`, `created_at`, `Created at` → `created_at`. */
export function propertyKey(name: string): string {
  return inWords(name, 'en')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_');
}
