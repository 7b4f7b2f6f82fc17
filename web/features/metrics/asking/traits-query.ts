import { queryOptions } from '@tanstack/react-query';
import { pulseApi } from '../../../../server/features/pulse/contract.ts';
import { call } from '../../../api.ts';

/** Traits of customers that have few enough values to compare them. */
export const traitsQuery = queryOptions({
  queryKey: ['pulse', 'traits'],
  queryFn: ({ signal }) => call(pulseApi.traits, { signal }),
  staleTime: 5 * 60_000,
  retry: false,
});
