/** Coming in and going out: everything known of the person before is forgotten, then the guards decide. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { sessionApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { authApi } from './auth-api.ts';
import { type Member, sessionQuery } from './session.ts';

/** After a successful sign-in, set-up or invitation: asks who is here now and goes to `href`. */
export function useEnter() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (href: string) => {
    const { member } = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await router.navigate({ href: href === '/' && answers(member) ? '/inbox' : href, replace: true });
  };
}

/** Whose work is to answer customers begins where they are. */
const answers = (member: Member | null) =>
  member?.permissions.includes('conversations.write') && !member.permissions.includes('workspace.manage');

export function useSignOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    await call(authApi.signOut, { body: {} });
    queryClient.clear();
    await router.navigate({ to: '/sign-in' });
  };
}

/** Goes on in another workspace of the same person, from its first page. */
export function useSwitchWorkspace() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (workspaceId: string) => {
    await call(sessionApi.choose, { body: { workspaceId } });
    queryClient.clear();
    await router.navigate({ to: '/' });
    await router.invalidate();
  };
}
