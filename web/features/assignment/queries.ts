/** What the screens of assignment ask the server. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { assignmentApi, availabilityApi, routingApi } from '../../../server/features/assignment/contract.ts';
import type {
  AssignmentMember as MemberSchema,
  AssignmentPolicy as PolicySchema,
  RoutingRule as RuleSchema,
} from '../../../server/features/assignment/shapes-contract.ts';
import { call } from '../../api.ts';

export type Policy = z.output<typeof PolicySchema>;
export type Person = z.output<typeof MemberSchema>;
export type Rule = z.output<typeof RuleSchema>;
export type RuleDraft = Omit<Rule, 'id'>;

export const policiesQuery = queryOptions({
  queryKey: ['assignment', 'policies'],
  queryFn: ({ signal }) => call(assignmentApi.policies, { signal }),
});

export const peopleQuery = queryOptions({
  queryKey: ['assignment', 'people'],
  queryFn: ({ signal }) => call(assignmentApi.members, { signal }),
});

export const rulesQuery = queryOptions({
  queryKey: ['assignment', 'rules'],
  queryFn: ({ signal }) => call(routingApi.list, { signal }),
});

export const availabilityQuery = queryOptions({
  queryKey: ['my-availability'],
  queryFn: ({ signal }) => call(availabilityApi.get, { signal }),
});
