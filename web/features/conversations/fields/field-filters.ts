/** Custom fields among the list's filters. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filter, useUrlFilters } from '../../../ui/index.ts';
import { EMPTY, PREFIX } from './field-url.ts';
import { type Field, useFields } from './queries.ts';

export function useFieldFilters(): Filter[] {
  const { t } = useTranslation('fields');
  const url = useUrlFilters();
  const [typed, setTyped] = useState<Record<string, string>>({});
  return useFields().map((field) => {
    const name = `${PREFIX}${field.key}`;
    const told = url.one(name);
    const options = optionsOf(field);
    if (options) return { name, label: field.name, options };
    const text = typed[name]?.trim();
    const values = [...new Set([told, text].flatMap((one) => (one && one !== EMPTY ? one : [])))];
    return {
      ...{ name, label: field.name },
      options: [...values.map((value) => ({ value, label: value })), { value: EMPTY, label: t('isEmpty') }],
      onSearch: (next: string) => setTyped((before) => ({ ...before, [name]: next })),
    };
  });

  function optionsOf({ kind, options }: Field) {
    if (kind === 'checkbox')
      return [
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ];
    if (kind !== 'choice' && kind !== 'choices') return undefined;
    return [
      ...options.map(({ key, name }) => ({ value: key, label: name })),
      { value: EMPTY, label: t('isEmpty') },
    ];
  }
}
