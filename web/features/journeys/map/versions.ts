/** Saved versions of the map, for choosing one. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { mapApi } from '../../../../server/features/touchpoints/map-contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';

export const versionsQuery = queryOptions({
  queryKey: ['catalogue', 'versions'],
  queryFn: ({ signal }) => call(mapApi.versions, { signal }),
  staleTime: 60_000,
});

/** The latest first; the value is the version's number as the URL has it. */
export function useVersionOptions(): { value: string; label: string; hint: string }[] {
  const format = useFormat();
  const { data } = useQuery(versionsQuery);
  return (data?.items ?? []).map(({ number, name, madeAt, madeBy }) => ({
    value: String(number),
    label: name,
    hint: `${madeBy.name}, ${format.date(madeAt)}`,
  }));
}
