/** How an account signs in at its servers, while it is being filled in. */
import type { z } from 'zod';
import type {
  SIGN_IN_PROVIDERS,
  SignInSettings,
} from '../../../server/features/channels/sign-in/shapes-contract.ts';
import type { Account } from './queries.ts';

type Provider = (typeof SIGN_IN_PROVIDERS)[number];

export interface SignInDraft {
  by: 'password' | Provider;
  clientId: string;
  /** Empty: what is kept stays. */
  clientSecret: string;
  hasSecret: boolean;
  tenant: string;
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
}

export function signInDraftOf(signIn: Account['signIn']): SignInDraft {
  return {
    ...{ by: signIn?.provider ?? 'password', clientId: signIn?.clientId ?? '', clientSecret: '' },
    ...{ hasSecret: signIn?.hasSecret ?? false, tenant: signIn?.tenant || 'common' },
    ...{ authorizeUrl: signIn?.authorizeUrl ?? '', tokenUrl: signIn?.tokenUrl ?? '' },
    scope: signIn?.scope ?? '',
  };
}

export function signInOf(draft: SignInDraft): z.input<typeof SignInSettings> | null {
  const { by, clientId, clientSecret, tenant, authorizeUrl, tokenUrl, scope } = draft;
  if (by === 'password') return null;
  const app = { provider: by, clientId: clientId.trim(), ...(clientSecret && { clientSecret }) };
  if (by === 'microsoft') return { ...app, tenant: tenant.trim() || 'common' };
  if (by === 'google') return app;
  const told = { authorizeUrl: authorizeUrl.trim(), tokenUrl: tokenUrl.trim() };
  return { ...app, ...told, ...(scope.trim() && { scope: scope.trim() }) };
}

export function isSignInComplete({ by, clientId, authorizeUrl, tokenUrl }: SignInDraft): boolean {
  if (by === 'password') return true;
  return clientId.trim() !== '' && (by !== 'other' || (authorizeUrl.trim() !== '' && tokenUrl.trim() !== ''));
}

/** The servers that everybody's mailbox there has. */
export const SERVERS: Record<'microsoft' | 'google', { imap: string; smtp: string }> = {
  microsoft: { imap: 'outlook.office365.com', smtp: 'smtp.office365.com' },
  google: { imap: 'imap.gmail.com', smtp: 'smtp.gmail.com' },
};
