/** What is asked of the knowledge base, all under one key: news of any article asks again. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import type { z } from 'zod';
import {
  knowledgeApi,
  type ArticleRow as RowSchema,
  type Article as Schema,
} from '../../../server/features/knowledge/contract.ts';
import { call } from '../../api.ts';

export type Article = z.output<typeof Schema>;
export type ArticleRow = z.output<typeof RowSchema>;
export type ArticlesQuestion = Omit<z.input<typeof knowledgeApi.list.query & object>, 'cursor' | 'limit'>;

const PAGE = 50;

/** The list; while another one loads, the rows of the one before stay. */
export const articlesQuery = (question: ArticlesQuestion) =>
  infiniteQueryOptions({
    queryKey: ['articles', 'list', question],
    queryFn: ({ pageParam, signal }) =>
      call(knowledgeApi.list, { query: { ...question, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ['articles', 'one', id],
    queryFn: ({ signal }) => call(knowledgeApi.get, { params: { id }, signal }),
  });

/** @param after id of the last message: another one may ask for other articles */
export const suggestedQuery = (conversationId: string, after: string | undefined) =>
  queryOptions({
    queryKey: ['articles', 'suggested', conversationId, after],
    queryFn: ({ signal }) => call(knowledgeApi.suggestions, { params: { id: conversationId }, signal }),
    placeholderData: keepPreviousData,
  });

const MOST_FOUND = 20;

/** Among what is published. */
export const foundQuery = (search: string) =>
  queryOptions({
    queryKey: ['articles', 'found', search],
    queryFn: ({ signal }) =>
      call(knowledgeApi.list, { query: { search, state: 'published', limit: MOST_FOUND }, signal }),
    placeholderData: keepPreviousData,
  });

export const refreshArticles = (client: QueryClient) => client.invalidateQueries({ queryKey: ['articles'] });
