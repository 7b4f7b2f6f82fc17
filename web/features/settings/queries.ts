/** What the settings ask of the server. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type AuditEntry, auditApi } from '../../../server/features/audit/contract.ts';
import {
  type Invitation,
  invitationsApi,
  type Member,
  meApi,
  membersApi,
} from '../../../server/features/members/contract.ts';
import {
  type ApiKey,
  type Department,
  departmentsApi,
  keysApi,
  type Role,
  rolesApi,
} from '../../../server/features/members/rights-contract.ts';
import { call } from '../../api.ts';

export type MemberRow = z.output<typeof Member>;
export type InvitationRow = z.output<typeof Invitation>;
export type DepartmentRow = z.output<typeof Department>;
export type RoleRow = z.output<typeof Role>;
export type KeyRow = z.output<typeof ApiKey>;
export type AuditRow = z.output<typeof AuditEntry>;
export type AuditFilters = Pick<
  z.input<typeof auditApi.list.query & object>,
  'subject' | 'actor' | 'action' | 'from' | 'to'
>;

export const membersQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['members', search],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(membersApi.list, { query: { search, cursor: pageParam || undefined }, signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Everybody, for choosing one: as many as one page holds. */
export const everyMemberQuery = queryOptions({
  queryKey: ['members', 'everybody'],
  queryFn: ({ signal }) => call(membersApi.list, { query: { limit: 200 }, signal }),
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => call(invitationsApi.list, { signal }),
});

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: ({ signal }) => call(departmentsApi.list, { signal }),
});

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => call(rolesApi.list, { signal }),
});

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => call(keysApi.list, { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: ({ signal }) => call(meApi.sessions, { signal }),
});

export const actionsQuery = queryOptions({
  queryKey: ['audit', 'actions'],
  queryFn: ({ signal }) => call(auditApi.actions, { signal }),
});

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'entries', filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(auditApi.list, { query: { ...filters, cursor: pageParam || undefined }, signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const signatureQuery = queryOptions({
  queryKey: ['me', 'signature'],
  queryFn: ({ signal }) => call(meApi.signature, { signal }),
});
