/** What editing the map asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { mapApi } from '../../../../../server/features/touchpoints/map-contract.ts';
import { call } from '../../../../api.ts';
import type { Draft } from './draft.ts';

export const wholeMapQuery = queryOptions({
  queryKey: ['catalogue', 'map'],
  queryFn: ({ signal }) => call(mapApi.get, { signal }),
});

/** What the draft would change. */
export function previewQuery(draft: Draft) {
  return queryOptions({
    queryKey: ['catalogue', 'preview', draft],
    queryFn: ({ signal }) => call(mapApi.preview, { body: draft, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** One saved version, with what restoring it would change. */
export function versionQuery(number: number) {
  return queryOptions({
    queryKey: ['catalogue', 'version', number],
    queryFn: ({ signal }) => call(mapApi.version, { params: { number }, signal }),
  });
}
