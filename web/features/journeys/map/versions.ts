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

/** Of a choice among versions: the map as it is now. */
export const NOW = 'now';

/**
 * What the map of a version can be held against, the latest first: those that say something else.
 * @param shown the version's number; undefined for the map as it is now
 */
export function useOtherVersions(shown: number | undefined): { value: string; label: string }[] {
  const { t } = useTranslation('journeys');
  const { data } = useQuery(versionsQuery);
  const options = useVersionOptions();
  const sameAsNow = new Set(
    data?.items.filter((version) => version.sameAsNow).map(({ number }) => String(number)),
  );
  const own = shown === undefined || sameAsNow.has(String(shown)) ? NOW : String(shown);
  return [{ value: NOW, label: t('version.now') }, ...options].filter(
    ({ value }) => value !== own && (own !== NOW || !sameAsNow.has(value)),
  );
}

/** The newest before the one that is shown; where it is the first, the newest of the others. */
export function earlierOf<Option extends { value: string }>(
  others: readonly Option[],
  shown: number | undefined,
): Option | undefined {
  return others.find(({ value }) => shown === undefined || Number(value) < shown) ?? others[0];
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
