import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { mergesApi } from '../../../server/features/customers/merges-contract.ts';
import { call } from '../../api.ts';

export type Suggestion = z.output<typeof mergesApi.suggestions.answer & object>['items'][number];
export type MergePreview = z.output<typeof mergesApi.preview.answer & object>;

/** Open suggestions, of everyone or of one customer. */
export function suggestionsQuery(customer?: string) {
  return infiniteQueryOptions({
    queryKey: ['merges', 'suggestions', customer ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(mergesApi.suggestions, { query: { customer, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** What merging `loserId` into `winnerId` would make. */
export function previewQuery(winnerId: string, loserId: string) {
  return queryOptions({
    queryKey: ['merges', 'preview', winnerId, loserId],
    queryFn: ({ signal }) =>
      call(mergesApi.preview, { params: { id: winnerId }, query: { other: loserId }, signal }),
    staleTime: 0,
  });
}
