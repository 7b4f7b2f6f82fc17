/** What Pulse asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Span } from '../../../server/features/pulse/contract.ts';
import { pulseApi } from '../../../server/features/pulse/contract.ts';
import { call } from '../../api.ts';

const FRESH_MS = 60_000;
const AGAIN_MS = 5 * 60_000;

/** While another week is looked at, the one before stays. */
export function pulseQuery(span: Span, at: string | undefined) {
  return queryOptions({
    queryKey: ['pulse', 'answer', span, at],
    queryFn: ({ signal }) => call(pulseApi.pulse, { query: { span, ...(at ? { at } : {}) }, signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    refetchInterval: AGAIN_MS,
    retry: false,
  });
}

export const healthQuery = queryOptions({
  queryKey: ['pulse', 'health'],
  queryFn: ({ signal }) => call(pulseApi.health, { signal }),
  staleTime: FRESH_MS,
  refetchInterval: FRESH_MS,
  retry: false,
});
