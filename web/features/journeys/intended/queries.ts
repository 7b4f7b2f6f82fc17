/** What the screen of intended maps asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type HeldAgainst as HeldAgainstShape,
  type HeldPeopleQuery,
  type IntendedMap as IntendedMapSchema,
  intendedApi,
} from '../../../../server/features/journeys/intended/contract.ts';
import { call } from '../../../api.ts';
import type { PeopleSource } from '../../people/source.ts';

export type HeldAgainst = HeldAgainstShape;
export type HeldStep = HeldAgainst['steps'][number];
export type IntendedMap = z.output<typeof IntendedMapSchema>;
export type HeldQuestion = z.input<typeof intendedApi.heldAgainst.query & object>;
export type WhoseHeld = Pick<HeldPeopleQuery, 'part' | 'step' | 'type'>;

const FRESH_MS = 60_000;

export const intendedQuery = queryOptions({
  queryKey: ['journey', 'intended'],
  queryFn: ({ signal }) => call(intendedApi.list, { signal }),
});

export function heldQuery(id: string | undefined, question: HeldQuestion | undefined) {
  return queryOptions({
    queryKey: ['journey', 'held', id, question],
    queryFn: ({ signal }) => call(intendedApi.heldAgainst, { params: { id: id! }, query: question!, signal }),
    enabled: id !== undefined && question !== undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
}

export function heldPeople(id: string, question: HeldQuestion, whose: WhoseHeld): PeopleSource {
  return {
    key: ['held', id, question, whose],
    page: ({ signal, ...page }) =>
      call(intendedApi.people, { params: { id }, query: { ...question, ...whose, ...page }, signal }),
  };
}
