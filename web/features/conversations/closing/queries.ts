import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  closingApi,
  type ClosingSettings as Schema,
} from '../../../../server/features/conversations/closing/contract.ts';
import { call } from '../../../api.ts';

export type ClosingSettings = z.output<typeof Schema>;

export const closingQuery = queryOptions({
  queryKey: ['conversation-closing'],
  queryFn: ({ signal }) => call(closingApi.read, { signal }),
});
