/** What the funnel asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { questionsApi } from '../../../../../server/features/journeys/questions/contract.ts';
import type {
  FunnelAnswer as AnswerSchema,
  FunnelPart as PartSchema,
  FunnelQuestion as QuestionSchema,
  FunnelStepAnswer as StepSchema,
} from '../../../../../server/features/journeys/questions/funnel-contract.ts';
import { address, call } from '../../../../api.ts';
import type { PeopleSource } from '../../../people/source.ts';

export type FunnelAsked = z.input<typeof QuestionSchema>;
export type FunnelAnswer = z.output<typeof AnswerSchema>;
export type FunnelStepAnswer = z.output<typeof StepSchema>;
export type FunnelPart = z.input<typeof PartSchema>;

const FRESH_MS = 60_000;

/** While another question is answered, the answer to the one before stays. */
export function funnelQuery(question: FunnelAsked | undefined) {
  return queryOptions({
    queryKey: ['questions', 'funnel', question],
    queryFn: ({ signal }) => call(questionsApi.funnel, { query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
}

/** The same with what converters did differently, which takes longer. */
export function differencesQuery(question: FunnelAsked) {
  return queryOptions({
    queryKey: ['questions', 'funnel', 'differently', question],
    queryFn: ({ signal }) => call(questionsApi.funnel, { query: { ...question, differently: true }, signal }),
    staleTime: FRESH_MS,
    retry: false,
  });
}

export function funnelPeople(question: FunnelAsked, part: FunnelPart): PeopleSource {
  return {
    key: ['funnel', question, part],
    page: ({ signal, ...page }) =>
      call(questionsApi.funnelPeople, { query: { ...question, ...part, ...page }, signal }),
  };
}

export const funnelCsv = (question: FunnelAsked) => address(questionsApi.funnelCsv, { query: question });
