/** What the catalogue asks the server. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { departmentsApi } from '../../../server/features/members/rights-contract.ts';
import {
  type Stage as StageSchema,
  stagesApi,
  type TouchpointType as TypeSchema,
  touchpointTypesApi,
} from '../../../server/features/touchpoints/contract.ts';
import { call } from '../../api.ts';

export type Stage = z.output<typeof StageSchema>;
export type TouchpointType = z.output<typeof TypeSchema>;

/** As many as one page holds; a catalogue of more is searched. */
const MOST_TYPES = 500;

export const typesQuery = queryOptions({
  queryKey: ['catalogue', 'types'],
  queryFn: ({ signal }) => call(touchpointTypesApi.list, { query: { limit: MOST_TYPES }, signal }),
});

export const countsQuery = queryOptions({
  queryKey: ['catalogue', 'counts'],
  queryFn: ({ signal }) => call(touchpointTypesApi.counts, { signal }),
  staleTime: 60_000,
});

export const stagesQuery = queryOptions({
  queryKey: ['catalogue', 'stages'],
  queryFn: ({ signal }) => call(stagesApi.list, { signal }),
});

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: ({ signal }) => call(departmentsApi.list, { signal }),
});
