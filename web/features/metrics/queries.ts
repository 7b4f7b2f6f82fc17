/** What these pages ask the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type MetricAnswer, metricsApi } from '../../../server/features/metrics/contract.ts';
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { address, call } from '../../api.ts';
import type { PeopleSource } from '../people/source.ts';

export type MetricFigure = z.output<typeof MetricAnswer>;
export type MetricPoint = MetricFigure['points'][number];
export type FigureQuestion = z.input<typeof metricsApi.figure.query & object>;
export type PeopleQuestion = Omit<z.input<typeof metricsApi.people.query & object>, 'cursor' | 'limit'>;

const FRESH_MS = 60_000;

export const metricsQuery = queryOptions({
  queryKey: ['metrics', 'words'],
  queryFn: ({ signal }) => call(metricsApi.list, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** While another question is answered, the figure of the one before stays. */
export function figureQuery(id: MetricId, question: FigureQuestion | undefined) {
  return queryOptions({
    queryKey: ['metrics', 'figure', id, question],
    queryFn: ({ signal }) => call(metricsApi.figure, { params: { id }, query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
}

export function figureCsv(id: MetricId, question: FigureQuestion): string {
  return address(metricsApi.csv, { params: { id }, query: question });
}

export function metricPeople(id: MetricId, question: PeopleQuestion): PeopleSource {
  const params = { id };
  return {
    key: ['metric', id, question],
    async page({ cursor, limit, signal }) {
      const query = { ...question, cursor, limit };
      const { items, ...page } = await call(metricsApi.people, { params, query, signal });
      return { ...page, items: items.map((one) => ({ ...one, at: one.lastAt })) };
    },
    csv: address(metricsApi.peopleCsv, { params, query: question }),
  };
}
