/** What the inbox asks the server, each under one key, so that news and deeds can say what to ask again. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import type {
  ConversationChange as ChangeSchema,
  Draft as DraftSchema,
  Message as MessageSchema,
  ConversationRow as RowSchema,
  Conversation as Schema,
  Sending as SendingSchema,
} from '../../../server/features/conversations/shapes-contract.ts';
import { call } from '../../api.ts';

export type Conversation = z.output<typeof Schema>;
export type ConversationRow = z.output<typeof RowSchema>;
export type Message = z.output<typeof MessageSchema>;
export type Change = z.output<typeof ChangeSchema>;
export type Draft = z.output<typeof DraftSchema>;
export type Sending = z.output<typeof SendingSchema>;
export type ListQuestion = Omit<z.input<typeof conversationsApi.list.query & object>, 'cursor' | 'limit'>;
/** What a deed changes. */
export type ChangeBody = z.input<typeof conversationsApi.change.body & object>;

const PAGE = 50;

/** The list; while another one loads, the rows of the one before stay. */
export function conversationsQuery(question: ListQuestion) {
  return infiniteQueryOptions({
    queryKey: ['conversations', 'list', question],
    queryFn: ({ pageParam, signal }) =>
      call(conversationsApi.list, { query: { ...question, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Whether there is any conversation at all, whatever became of it. */
export const anyConversationQuery = queryOptions({
  queryKey: ['conversations', 'any'],
  queryFn: ({ signal }) =>
    call(conversationsApi.list, {
      query: { status: ['active', 'solved', 'closed', 'spam'], limit: 1 },
      signal,
    }),
});

export const viewsQuery = queryOptions({
  queryKey: ['conversations', 'views'],
  queryFn: ({ signal }) => call(conversationsApi.views, { signal }),
});

export const tagsQuery = queryOptions({
  queryKey: ['conversations', 'tags'],
  queryFn: ({ signal }) => call(conversationsApi.tags, { signal }),
  staleTime: 60_000,
});

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => call(conversationsApi.get, { params: { id }, signal }),
  });
}

const MOST_OF_ONE_CUSTOMER = 20;

/** One person's conversations, the newest first, also those that are done. */
export function conversationsOfQuery(customer: string) {
  return queryOptions({
    queryKey: ['conversations', 'of', customer],
    queryFn: ({ signal }) =>
      call(conversationsApi.list, {
        query: { customer, status: ['active', 'solved', 'closed'], limit: MOST_OF_ONE_CUSTOMER },
        signal,
      }),
  });
}

/** After a deed on some: they and every list are asked again. */
export function refreshConversations(client: QueryClient, ids: readonly string[]): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: ['conversations'] }),
    ...ids.map((id) => client.invalidateQueries({ queryKey: ['conversation', id] })),
  ]);
}
