/** What is asked of the server about webhooks. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type Endpoint as EndpointSchema,
  type WebhookDelivery,
  webhooksApi,
} from '../../../server/features/webhooks/contract.ts';
import { call } from '../../api.ts';

export type Endpoint = z.output<typeof EndpointSchema>;
export type Delivery = z.output<typeof WebhookDelivery>;

/** Everything below it is looked at again when there is news. */
export const WEBHOOKS_KEY = ['webhooks'];

export const webhooksQuery = queryOptions({
  queryKey: [...WEBHOOKS_KEY, 'list'],
  queryFn: ({ signal }) => call(webhooksApi.list, { signal }),
});

export const deliveriesQuery = (id: string, state: Delivery['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: [...WEBHOOKS_KEY, id, 'deliveries', state],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(webhooksApi.deliveries, {
        params: { id },
        query: { state, cursor: pageParam || undefined },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Of a delivery, its body never changes. */
export const payloadQuery = (id: string, delivery: string) =>
  queryOptions({
    queryKey: ['webhook-payload', delivery],
    queryFn: ({ signal }) => call(webhooksApi.delivery, { params: { id, delivery }, signal }),
    select: ({ payload }) => payload,
    staleTime: Number.POSITIVE_INFINITY,
  });
