/** What the screens of service levels ask the server. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ConversationRow } from '../../../server/features/conversations/shapes-contract.ts';
import { serviceTimesApi } from '../../../server/features/service-levels/contract.ts';
import type { ServiceTime as TimeSchema } from '../../../server/features/service-levels/shapes-contract.ts';
import { call } from '../../api.ts';

export type Due = NonNullable<z.output<typeof ConversationRow>['due']>;
export type ServiceTime = z.output<typeof TimeSchema>;

/** Under the conversation's own key, so that news of it asks again. */
export function serviceTimesQuery(id: string) {
  return queryOptions({
    queryKey: ['conversation', id, 'service-levels'],
    queryFn: ({ signal }) => call(serviceTimesApi.get, { params: { id }, signal }),
  });
}
