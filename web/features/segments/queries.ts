/** What the segments' pages ask the server, all under `segments`, so that news can say what to ask again. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { type Segment as SegmentShape, segmentsApi } from '../../../server/features/segments/contract.ts';
import type { Rule } from '../../../server/features/segments/rule.ts';
import { call } from '../../api.ts';

export type Segment = z.output<typeof SegmentShape>;
/** A segment with the number of its people. */
export type CountedSegment = z.output<typeof segmentsApi.get.answer & object>;

const PAGE = 50;
const SHOWN_WHEN_TRIED = 8;
const FOUND = 10;

/** The deed of removing: while it is under way, news of it must not ask for what is gone. */
export const REMOVING = ['segments', 'remove'] as const;

export function segmentQuery(id: string) {
  return queryOptions({
    queryKey: ['segments', id],
    queryFn: ({ signal }) => call(segmentsApi.get, { params: { id }, signal }),
    retry: false,
  });
}

export function segmentPeopleQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['segments', id, 'people'],
    queryFn: ({ pageParam, signal }) =>
      call(segmentsApi.people, { params: { id }, query: { cursor: pageParam, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    retry: false,
  });
}

/** How many people a rule would hold; while another is counted, the number before stays. */
export function triedQuery(rule: Rule | undefined) {
  return queryOptions({
    queryKey: ['segments', 'try', rule],
    queryFn: ({ signal }) => call(segmentsApi.try, { body: { rule: rule! }, signal }),
    enabled: rule !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function triedPeopleQuery(rule: Rule | undefined) {
  return queryOptions({
    queryKey: ['segments', 'try', rule, 'people'],
    queryFn: ({ signal }) =>
      call(segmentsApi.tryPeople, { body: { rule: rule!, limit: SHOWN_WHEN_TRIED }, signal }),
    enabled: rule !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function listsOfQuery(customerId: string) {
  return queryOptions({
    queryKey: ['segments', 'of', customerId],
    queryFn: ({ signal }) => call(segmentsApi.listsOf, { params: { id: customerId }, signal }),
  });
}

/** Customers to put on a list, found by what is typed; those seen last where nothing is. */
export function findQuery(search: string) {
  return queryOptions({
    queryKey: ['customers', 'to-add', search],
    queryFn: ({ signal }) =>
      call(customersApi.list, { query: { limit: FOUND, ...(search ? { search } : {}) }, signal }),
    placeholderData: keepPreviousData,
  });
}
