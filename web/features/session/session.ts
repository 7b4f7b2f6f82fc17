/** Who is signed in, in which workspace. The router loads it before any page; pages read it with these hooks. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Permission } from '../../../server/core/http/contract.ts';
import { type CurrentMember, sessionApi, type Workspace } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(sessionApi.current, { signal }),
  staleTime: 5 * 60_000,
});

export type Member = z.infer<typeof CurrentMember>;
export type CurrentWorkspace = z.infer<typeof Workspace>;

export function useSession() {
  return useQuery(sessionQuery).data;
}

/** The workspace of this session, or null before signing in. */
export function useWorkspace(): CurrentWorkspace | null {
  return useSession()?.workspace ?? null;
}

/** The signed-in member. Only inside the app shell, where there always is one. */
export function useMember(): Member {
  const member = useSession()?.member;
  if (!member) throw new Error('useMember() is for pages inside the app shell, where somebody is signed in');
  return member;
}

/** Asks whether the signed-in member may do something: hide or disable what they may not. */
export function useMay(): (permission: Permission) => boolean {
  const permissions = useSession()?.member?.permissions ?? [];
  return (permission) => permissions.includes(permission);
}
