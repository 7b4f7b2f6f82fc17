/** What editing the map asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { journeyMapApi } from '../../../../../server/features/journeys/map/contract.ts';
import { mapApi } from '../../../../../server/features/touchpoints/map-contract.ts';
import { call } from '../../../../api.ts';
import type { MapQuestion } from '../asked.ts';
import type { Draft } from './draft.ts';

export const wholeMapQuery = queryOptions({
  queryKey: ['catalogue', 'map'],
  queryFn: ({ signal }) => call(mapApi.get, { signal }),
});

/** How the journey would look under the draft, in the time and for the people that are shown. */
export function journeyUnderQuery(question: MapQuestion, draft: Draft | undefined) {
  const { compare, compareSegment, compareVersion, span, version, ...query } = question;
  return queryOptions({
    queryKey: ['journey', 'under', query, draft],
    queryFn: ({ signal }) => call(journeyMapApi.preview, { query, body: draft!, signal }),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

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
