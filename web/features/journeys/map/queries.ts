/** What the journey map asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { MapPeopleQuery } from '../../../../server/features/journeys/map/asked-contract.ts';
import { journeyMapApi } from '../../../../server/features/journeys/map/contract.ts';
import {
  type DifferencesQuery,
  differencesApi,
} from '../../../../server/features/journeys/map/differences/contract.ts';
import { call } from '../../../api.ts';
import type { PeopleSource } from '../../people/source.ts';
import type { MapQuestion } from './asked.ts';

export type PeopleQuestion = Omit<z.input<typeof MapPeopleQuery>, 'cursor' | 'limit'>;

const FRESH_MS = 60_000;

/** While another question is answered, the map of the one before stays. */
export function mapQuery(question: MapQuestion | undefined) {
  return queryOptions({
    queryKey: ['journey', 'map', question],
    queryFn: ({ signal }) => call(journeyMapApi.map, { query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
}

/** What makes a difference within a touchpoint; without a type, within those of the whole map. */
export function differencesQuery(question: z.input<typeof DifferencesQuery>) {
  return queryOptions({
    queryKey: ['journey', 'differences', question],
    queryFn: ({ signal }) => call(differencesApi.differences, { query: question, signal }),
    staleTime: FRESH_MS,
    retry: false,
  });
}

export function mapPeople(question: PeopleQuestion): PeopleSource {
  return {
    key: ['map', question],
    page: ({ signal, ...page }) => call(journeyMapApi.people, { query: { ...question, ...page }, signal }),
  };
}
