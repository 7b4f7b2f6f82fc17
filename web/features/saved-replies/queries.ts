import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { savedRepliesApi, type SavedReply as Told } from '../../../server/features/saved-replies/contract.ts';
import { call } from '../../api.ts';

export type SavedReply = z.output<typeof Told>;

export const savedRepliesQuery = queryOptions({
  queryKey: ['saved-replies'],
  queryFn: ({ signal }) => call(savedRepliesApi.list, { signal }),
});
