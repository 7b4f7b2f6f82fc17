/** What the screens of service levels ask the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ConversationRow } from '../../../server/features/conversations/shapes-contract.ts';
import {
  calendarsApi,
  policiesApi,
  serviceTimesApi,
} from '../../../server/features/service-levels/contract.ts';
import type {
  Calendar as CalendarSchema,
  Policy as PolicySchema,
  ProposedPolicy,
  ServiceTime as TimeSchema,
} from '../../../server/features/service-levels/shapes-contract.ts';
import { call } from '../../api.ts';

export type Due = NonNullable<z.output<typeof ConversationRow>['due']>;
export type ServiceTime = z.output<typeof TimeSchema>;
export type Calendar = z.output<typeof CalendarSchema>;
export type Policy = z.output<typeof PolicySchema>;
export type PolicyDraft = z.output<typeof ProposedPolicy>;

/** Under the conversation's own key, so that news of it asks again. */
export function serviceTimesQuery(id: string) {
  return queryOptions({
    queryKey: ['conversation', id, 'service-levels'],
    queryFn: ({ signal }) => call(serviceTimesApi.get, { params: { id }, signal }),
  });
}

export const calendarsQuery = queryOptions({
  queryKey: ['service-levels', 'calendars'],
  queryFn: ({ signal }) => call(calendarsApi.list, { signal }),
});

export const policiesQuery = queryOptions({
  queryKey: ['service-levels', 'policies'],
  queryFn: ({ signal }) => call(policiesApi.list, { signal }),
});

/** What arrives now under a policy that is being written; while it changes, the last answer stays. */
export function previewQuery({ targets, calendar }: Pick<PolicyDraft, 'targets' | 'calendar'>) {
  return queryOptions({
    queryKey: ['service-levels', 'preview', targets, calendar],
    queryFn: ({ signal }) => call(policiesApi.preview, { body: { policy: { targets, calendar } }, signal }),
    placeholderData: keepPreviousData,
  });
}
