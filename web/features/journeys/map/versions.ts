/** Versions of the map, for choosing one. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { mapApi } from '../../../../server/features/touchpoints/map-contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';

export const versionsQuery = queryOptions({
  queryKey: ['catalogue', 'versions'],
  queryFn: ({ signal }) => call(mapApi.versions, { signal }),
  staleTime: 60_000,
});

type Version = z.output<NonNullable<typeof mapApi.versions.answer>>['items'][number];

/** What a version is called, and by whom and when it was kept: that of the beginning nobody named. */
export function useVersionWords(): (version: Version) => { name: string; made: string } {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  return ({ name, kept, madeAt, madeBy }) => {
    const made = { name: madeBy.name, date: format.date(madeAt) };
    return {
      name: kept ? t(`version.${kept}`) : name,
      made: kept === 'first' ? t('version.replaced', made) : `${made.name}, ${made.date}`,
    };
  };
}

/** The latest first; the value is the version's number as the URL has it. */
export function useVersionOptions(): { value: string; label: string; hint: string }[] {
  const words = useVersionWords();
  const { data } = useQuery(versionsQuery);
  return (data?.items ?? []).map((version) => {
    const { name, made } = words(version);
    return { value: String(version.number), label: name, hint: made };
  });
}
