/** What boards ask the server. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type BoardInList as BoardInListSchema,
  type Board as BoardSchema,
  boardsApi,
  type CardKind as CardKindSchema,
  type Card as CardSchema,
} from '../../../server/features/boards/contract.ts';
import { call } from '../../api.ts';

export type Board = z.output<typeof BoardSchema>;
export type BoardInList = z.output<typeof BoardInListSchema>;
export type Card = z.output<typeof CardSchema>;
export type CardKind = z.output<typeof CardKindSchema>;

/** The deed of removing a board: while it is under way, news of it must not ask for what is gone. */
export const REMOVING = ['boards', 'remove'] as const;

export const boardsQuery = queryOptions({
  queryKey: ['boards'],
  queryFn: ({ signal }) => call(boardsApi.list, { signal }),
});

export function boardQuery(id: string) {
  return queryOptions({
    queryKey: ['boards', id],
    queryFn: ({ signal }) => call(boardsApi.get, { params: { id }, signal }),
    retry: false,
  });
}
