/** What the journey map asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { customersApi } from '../../../../server/features/customers/contract.ts';
import { journeyMapApi, type MapPeopleQuery } from '../../../../server/features/journeys/contract.ts';
import { segmentsApi } from '../../../../server/features/segments/contract.ts';
import { call } from '../../../api.ts';
import type { MapQuestion } from './asked.ts';
import type { PeopleSource } from './people-source.ts';

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

export function mapPeople(question: PeopleQuestion): PeopleSource {
  return {
    key: ['map', question],
    read: (page, signal) => call(journeyMapApi.people, { query: { ...question, ...page }, signal }),
  };
}

/** Who was seen last, so that the map can begin where something has happened. */
export const lastSeenQuery = queryOptions({
  queryKey: ['customers', 'last-seen'],
  queryFn: ({ signal }) =>
    call(customersApi.list, { query: { sort: 'lastSeen', direction: 'desc', limit: 1 }, signal }),
  staleTime: 5 * FRESH_MS,
});

export const segmentsQuery = queryOptions({
  queryKey: ['segments'],
  queryFn: ({ signal }) => call(segmentsApi.list, { signal }),
  staleTime: FRESH_MS,
});
