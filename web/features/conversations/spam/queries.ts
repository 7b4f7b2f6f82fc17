import { queryOptions } from '@tanstack/react-query';
import { blockedApi } from '../../../../server/features/channels/email/blocked-contract.ts';
import { call } from '../../../api.ts';

export const blockedQuery = queryOptions({
  queryKey: ['blocked-senders'],
  queryFn: ({ signal }) => call(blockedApi.list, { signal }),
});
