/** What these pages ask the server, each under one key, so that news and deeds can say what to ask again. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { accountsApi } from '../../../server/features/accounts/contract.ts';
import { customersApi } from '../../../server/features/customers/contract.ts';
import type {
  CustomerRow as CustomerRowSchema,
  Customer as CustomerSchema,
} from '../../../server/features/customers/shapes-contract.ts';
import { stagesApi } from '../../../server/features/touchpoints/contract.ts';
import { call } from '../../api.ts';

export type Customer = z.output<typeof CustomerSchema>;
export type CustomerRow = z.output<typeof CustomerRowSchema>;
export type ListFilters = Omit<z.input<typeof customersApi.list.query & object>, 'cursor' | 'limit'>;
export type Order = z.output<typeof customersApi.orders.answer & object>['items'][number];
export type Response = z.output<typeof customersApi.responses.answer & object>['items'][number];

const PAGE = 100;

/** The list; while another search loads, the rows of the one before stay. */
export function customersQuery(filters: ListFilters) {
  return infiniteQueryOptions({
    queryKey: ['customers', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      call(customersApi.list, { query: { ...filters, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function customerQuery(id: string) {
  return queryOptions({
    queryKey: ['customer', id, 'profile'],
    queryFn: ({ signal }) => call(customersApi.get, { params: { id }, signal }),
  });
}

export function ordersQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['customer', id, 'orders'],
    queryFn: ({ pageParam, signal }) =>
      call(customersApi.orders, { params: { id }, query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function responsesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['customer', id, 'responses'],
    queryFn: ({ pageParam, signal }) =>
      call(customersApi.responses, { params: { id }, query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function notesQuery(id: string) {
  return queryOptions({
    queryKey: ['customer', id, 'notes'],
    queryFn: ({ signal }) => call(customersApi.notes, { params: { id }, signal }),
  });
}

export const tagsQuery = queryOptions({
  queryKey: ['customers', 'tags'],
  queryFn: ({ signal }) => call(customersApi.tags, { signal }),
});

export const sourcesQuery = queryOptions({
  queryKey: ['customers', 'sources'],
  queryFn: ({ signal }) => call(customersApi.sources, { signal }),
  staleTime: 60_000,
});

/** Accounts whose name or id holds the text; while others load, those before stay. */
export function accountsQuery(search: string) {
  return queryOptions({
    queryKey: ['accounts', 'found', search],
    queryFn: ({ signal }) => call(accountsApi.list, { query: search ? { search } : {}, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function accountQuery(id: string | undefined) {
  return queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => call(accountsApi.list, { query: { id: id! }, signal }),
    enabled: id !== undefined,
    staleTime: 60_000,
  });
}

export const ownersQuery = queryOptions({
  queryKey: ['customers', 'owners'],
  queryFn: ({ signal }) => call(customersApi.owners, { signal }),
  staleTime: 60_000,
});

export const stagesQuery = queryOptions({
  queryKey: ['stages'],
  queryFn: ({ signal }) => call(stagesApi.list, { signal }),
  staleTime: 60_000,
});

/** After a deed on a customer: everything but their story is asked again. */
export function refreshCustomer(client: QueryClient, id: string): Promise<unknown> {
  return Promise.all([
    ...['profile', 'notes', 'orders', 'responses'].map((part) =>
      client.invalidateQueries({ queryKey: ['customer', id, part] }),
    ),
    client.invalidateQueries({ queryKey: ['customers'] }),
  ]);
}
