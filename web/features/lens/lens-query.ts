/** How far the lens is: asked again often while it is being filled or cannot be reached, seldom when all is well. */
import { queryOptions } from '@tanstack/react-query';
import { lensApi } from '../../../server/features/lens/contract.ts';
import { call } from '../../api.ts';

const SOON_MS = 2_000;
const SELDOM_MS = 30_000;

export const lensQuery = queryOptions({
  queryKey: ['lens'],
  queryFn: ({ signal }) => call(lensApi.get, { signal }),
  refetchInterval: ({ state }) => (state.data?.state === 'current' ? SELDOM_MS : SOON_MS),
});
