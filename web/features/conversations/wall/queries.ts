import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { reportApi } from '../../../../server/features/conversations/report/contract.ts';
import { call } from '../../../api.ts';

export type Today = z.output<typeof reportApi.today.answer & object>;
export type WallQuestion = z.input<typeof reportApi.today.query & object>;

/** Asked again with every list of conversations. */
export const todayQuery = (question: WallQuestion) =>
  queryOptions({
    queryKey: ['conversations', 'report', 'today', question],
    queryFn: ({ signal }) => call(reportApi.today, { query: question, signal }),
    placeholderData: keepPreviousData,
  });
