/** Goes to the provider of a mailbox to sign in, and comes back to the settings. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { signInApi } from '../../../server/features/channels/sign-in/contract.ts';
import { call } from '../../api.ts';
import { toast, toastProblem } from '../../ui/index.ts';

/** As it is to be registered with the provider. */
export const redirectUrl = () => `${location.origin}/settings/channels`;

export async function goSignIn(accountId: string): Promise<void> {
  const { url } = await call(signInApi.begin, {
    params: { id: accountId },
    body: { redirectUrl: redirectUrl() },
  });
  location.assign(url);
}

/** The code that the provider sent the browser back with is good once. */
let handled = '';

/** Ends a sign-in when the provider has sent the browser back here. */
export function useSignInReturn(): void {
  const { t } = useTranslation('channels');
  const navigate = useNavigate();
  const client = useQueryClient();
  useEffect(() => {
    const { search } = location;
    const told = new URLSearchParams(search);
    const [state, code, error] = ['state', 'code', 'error'].map((name) => told.get(name));
    if (!state || !(code || error) || handled === search) return;
    handled = search;
    void navigate({ to: '/settings/$section', params: { section: 'channels' }, search: {}, replace: true });
    if (!code) {
      const said = told.get('error_description') ?? error;
      toast({ title: t('signIn.refused'), description: said ?? undefined });
      return;
    }
    call(signInApi.finish, { body: { state, code } })
      .then(({ address }) => toast({ title: t('signIn.done', { address }) }), toastProblem)
      .finally(() => client.invalidateQueries({ queryKey: ['channels'] }));
  }, [t, navigate, client]);
}
