/** What retention asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { questionsApi } from '../../../../../server/features/journeys/questions/contract.ts';
import type {
  RetentionAnswer as AnswerSchema,
  RetentionPart as PartSchema,
  RetentionPeriod as PeriodSchema,
  RetentionQuestion as QuestionSchema,
} from '../../../../../server/features/journeys/questions/retention-contract.ts';
import { address, call } from '../../../../api.ts';
import type { PeopleSource } from '../../../people/source.ts';

export type RetentionAsked = z.input<typeof QuestionSchema>;
export type RetentionAnswer = z.output<typeof AnswerSchema>;
export type RetentionPeriod = z.output<typeof PeriodSchema>;
export type Cohort = RetentionAnswer['cohorts'][number];
export type RetentionPart = z.input<typeof PartSchema>;

const FRESH_MS = 60_000;

/** While another question is answered, the answer to the one before stays. */
export function retentionQuery(question: RetentionAsked | undefined) {
  return queryOptions({
    queryKey: ['questions', 'retention', question],
    queryFn: ({ signal }) => call(questionsApi.retention, { query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
}

export function retentionPeople(question: RetentionAsked, part: RetentionPart): PeopleSource {
  return {
    key: ['retention', question, part],
    page: ({ signal, ...page }) =>
      call(questionsApi.retentionPeople, { query: { ...question, ...part, ...page }, signal }),
  };
}

export const retentionCsv = (question: RetentionAsked) =>
  address(questionsApi.retentionCsv, { query: question });
