import { queryOptions } from '@tanstack/react-query';
import { savedViewsApi } from '../../../../server/features/conversations/saved-views/contract.ts';
import { call } from '../../../api.ts';

/** Asked again with the lists, whose news change how many each view has. */
export const savedViewsQuery = queryOptions({
  queryKey: ['conversations', 'saved-views'],
  queryFn: async ({ signal }) => (await call(savedViewsApi.list, { signal })).items,
});
