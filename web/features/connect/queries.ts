/** What the connect page asks the server. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { keysApi } from '../../../server/features/members/rights-contract.ts';
import {
  type Fault as FaultSchema,
  type RecentCall as RecentCallSchema,
  type RejectedCall as RejectedCallSchema,
  trackingApi,
} from '../../../server/features/tracking/contract.ts';
import { call } from '../../api.ts';

export type Fault = z.output<typeof FaultSchema>;
export type RecentCall = z.output<typeof RecentCallSchema>;
export type RefusedCall = z.output<typeof RejectedCallSchema>;

/** Everything of this page, to be asked anew when something came. */
export const TRACKING = ['tracking'] as const;

export const recentQuery = queryOptions({
  queryKey: [...TRACKING, 'recent'],
  queryFn: ({ signal }) => call(trackingApi.recent, { signal }),
});

export type RefusedState = RefusedCall['state'];

export const refusedQuery = (state: RefusedState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...TRACKING, 'refused', state ?? 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(trackingApi.rejected, { query: { state, cursor: pageParam }, signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const refusedCallQuery = (id: string) =>
  queryOptions({
    queryKey: [...TRACKING, 'refused call', id],
    queryFn: ({ signal }) => call(trackingApi.rejectedCall, { params: { id }, signal }),
  });

/** The keys that may send events. */
export const trackingKeysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => call(keysApi.list, { signal }),
  select: ({ items }) => items.filter(({ scopes }) => scopes.includes('track')),
});
