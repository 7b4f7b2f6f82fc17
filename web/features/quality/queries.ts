/** What the screens of quality ask the server; all under one key, so that news asks again. */
import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { calibrationsApi } from '../../../server/features/quality/calibration/contract.ts';
import { coachingApi } from '../../../server/features/quality/coaching/contract.ts';
import { qualityReportApi } from '../../../server/features/quality/report/contract.ts';
import { reviewsApi } from '../../../server/features/quality/reviews/contract.ts';
import { queueApi, samplingApi } from '../../../server/features/quality/sampling/contract.ts';
import { scorecardsApi } from '../../../server/features/quality/scorecards/contract.ts';
import { call } from '../../api.ts';
import { useNews } from '../../live.ts';

export type Review = z.output<typeof reviewsApi.get.answer & object>;
export type ReviewRow = z.output<typeof reviewsApi.list.answer & object>['items'][number];
export type Answer = Review['answers'][number];
export type Criterion = Review['criteria'][number];
export type ReviewQuestion = Omit<z.input<typeof reviewsApi.list.query & object>, 'cursor' | 'limit'>;
export type Queue = z.output<typeof queueApi.list.answer & object>;
export type Sample = Queue['items'][number];
export type Scorecard = z.output<typeof scorecardsApi.list.answer & object>['items'][number];
export type Rule = z.output<typeof samplingApi.list.answer & object>['items'][number];
export type Calibration = z.output<typeof calibrationsApi.get.answer & object>;
export type CalibrationRow = z.output<typeof calibrationsApi.list.answer & object>['items'][number];
export type Note = z.output<typeof coachingApi.list.answer & object>['items'][number];
export type ReportQuestion = z.input<typeof qualityReportApi.report.query & object>;
export type Report = z.output<typeof qualityReportApi.report.answer & object>;
export type Figure = Report['overall'];

const PAGE = 50;

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['quality', 'review', id],
    queryFn: ({ signal }) => call(reviewsApi.get, { params: { id }, signal }),
  });

export const reviewsQuery = (question: ReviewQuestion) =>
  infiniteQueryOptions({
    queryKey: ['quality', 'reviews', question],
    queryFn: ({ pageParam, signal }) =>
      call(reviewsApi.list, { query: { ...question, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const repliersQuery = (id: string) =>
  queryOptions({
    queryKey: ['quality', 'conversation', id],
    queryFn: ({ signal }) => call(reviewsApi.ofConversation, { params: { id }, signal }),
  });

export const reviewersQuery = queryOptions({
  queryKey: ['quality', 'reviewers'],
  queryFn: ({ signal }) => call(reviewsApi.reviewers, { signal }),
});

export const queueQuery = (week: string | undefined) =>
  queryOptions({
    queryKey: ['quality', 'queue', week],
    queryFn: ({ signal }) => call(queueApi.list, { query: { week }, signal }),
    placeholderData: keepPreviousData,
  });

export const scorecardsQuery = queryOptions({
  queryKey: ['quality', 'scorecards'],
  queryFn: ({ signal }) => call(scorecardsApi.list, { signal }),
});

export const rulesQuery = queryOptions({
  queryKey: ['quality', 'rules'],
  queryFn: ({ signal }) => call(samplingApi.list, { signal }),
});

export const calibrationsQuery = queryOptions({
  queryKey: ['quality', 'calibrations'],
  queryFn: ({ signal }) => call(calibrationsApi.list, { signal }),
});

export const calibrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['quality', 'calibration', id],
    queryFn: ({ signal }) => call(calibrationsApi.get, { params: { id }, signal }),
  });

export const notesQuery = (question: { review?: string } = {}) =>
  queryOptions({
    queryKey: ['quality', 'coaching', question],
    queryFn: ({ signal }) => call(coachingApi.list, { query: question, signal }),
  });

export const reportQuery = (question: ReportQuestion | undefined) =>
  queryOptions({
    queryKey: ['quality', 'report', question],
    queryFn: ({ signal }) => call(qualityReportApi.report, { query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
  });

const NEWS_PAUSE_MS = 200;

/** Asks everything again that is on the screen, now and with every piece of news. */
export function useFreshQuality(): () => Promise<void> {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['quality'] });
  useNews(['quality'], () => void refresh(), NEWS_PAUSE_MS);
  return refresh;
}
