/** What paths ask the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { questionsApi } from '../../../../../server/features/journeys/questions/contract.ts';
import type {
  DurationQuestion,
  DurationAnswer as DurationSchema,
} from '../../../../../server/features/journeys/questions/duration-contract.ts';
import type {
  PathsAnswer as AnswerSchema,
  PathLink as LinkSchema,
  PathNode as NodeSchema,
  PathsPart as PartSchema,
  PathsQuestion as QuestionSchema,
} from '../../../../../server/features/journeys/questions/paths-contract.ts';
import { address, call } from '../../../../api.ts';
import type { PeopleSource } from '../../../people/source.ts';

export type PathsAsked = z.input<typeof QuestionSchema>;
export type PathsAnswer = z.output<typeof AnswerSchema>;
export type PathNode = z.output<typeof NodeSchema>;
export type PathLink = z.output<typeof LinkSchema>;
export type PathsPart = z.input<typeof PartSchema>;
export type DurationAsked = z.input<typeof DurationQuestion>;
export type DurationAnswer = z.output<typeof DurationSchema>;

const FRESH_MS = 60_000;

/** While another question is answered, the answer to the one before stays. */
export function pathsQuery(question: PathsAsked | undefined) {
  return queryOptions({
    queryKey: ['questions', 'paths', question],
    queryFn: ({ signal }) => call(questionsApi.paths, { query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
}

export function durationQuery(question: DurationAsked) {
  return queryOptions({
    queryKey: ['questions', 'duration', question],
    queryFn: ({ signal }) => call(questionsApi.duration, { query: question, signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
}

export function pathsPeople(question: PathsAsked, part: PathsPart): PeopleSource {
  return {
    key: ['paths', question, part],
    page: ({ signal, ...page }) =>
      call(questionsApi.pathsPeople, { query: { ...question, ...part, ...page }, signal }),
  };
}

export const pathsCsv = (question: PathsAsked) => address(questionsApi.pathsCsv, { query: question });
