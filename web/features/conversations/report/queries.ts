import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { reportApi } from '../../../../server/features/conversations/report/contract.ts';
import { call } from '../../../api.ts';

export type ReportQuestion = z.input<typeof reportApi.hours.query & object>;
export type Hours = z.output<typeof reportApi.hours.answer & object>;
export type GroupsQuestion = z.input<typeof reportApi.groups.query & object>;
export type Group = z.output<typeof reportApi.groups.answer & object>['items'][number];
export type Hand = z.output<typeof reportApi.people.answer & object>['items'][number];

/** Asked again with every list of conversations. */
export const hoursQuery = (question: ReportQuestion | undefined) =>
  queryOptions({
    queryKey: ['conversations', 'report', 'hours', question],
    queryFn: ({ signal }) => call(reportApi.hours, { query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
  });

export const groupsQuery = (question: GroupsQuestion | undefined) =>
  queryOptions({
    queryKey: ['conversations', 'report', 'groups', question],
    queryFn: ({ signal }) => call(reportApi.groups, { query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
  });

export const peopleQuery = (question: ReportQuestion | undefined) =>
  queryOptions({
    queryKey: ['conversations', 'report', 'people', question],
    queryFn: ({ signal }) => call(reportApi.people, { query: question!, signal }),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
  });
