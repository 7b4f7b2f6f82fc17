import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Combobox, Field, useUrlFilters } from '../../../ui/index.ts';
import { namesQuery } from './names-query.ts';

/** Narrows to one product, account or campaign: those that occur, the most frequent first. */
export function NameFilter({ name }: { name: 'product' | 'account' | 'campaign' }) {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const value = url.one(name) ?? null;
  const { data } = useQuery(namesQuery(name));
  const known = (data ?? []).map(({ group, name: label }) => ({ value: group, label: label ?? group }));
  const options =
    value && !known.some((one) => one.value === value) ? [{ value, label: value }, ...known] : known;
  if (!options.length) return null;
  return (
    <Field label={t(`narrow.${name}`)}>
      <Combobox
        value={value}
        options={options}
        placeholder={t('narrow.any')}
        onChange={(next) => url.set({ [name]: next ?? undefined })}
      />
    </Field>
  );
}
