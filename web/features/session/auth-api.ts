/** The doors of signing in. Those under `/api/auth` are the sign-in library's own. */
import { z } from 'zod';
import { route } from '../../../server/core/http/contract.ts';

const common = { access: 'public', tag: 'session' } as const;

export const authApi = {
  signIn: route({
    ...common,
    method: 'POST',
    path: '/api/auth/sign-in/email',
    summary: 'Sign in with e-mail and password',
    body: z.object({ email: z.string(), password: z.string() }),
    answer: z.object({ twoFactorRedirect: z.boolean().optional() }),
  }),
  verifyCode: route({
    ...common,
    method: 'POST',
    path: '/api/auth/two-factor/verify-totp',
    summary: 'Second factor: the code of the authenticator',
    body: z.object({ code: z.string() }),
    answer: z.unknown(),
  }),
  verifyBackupCode: route({
    ...common,
    method: 'POST',
    path: '/api/auth/two-factor/verify-backup-code',
    summary: 'Second factor: one of the backup codes',
    body: z.object({ code: z.string() }),
    answer: z.unknown(),
  }),
  signOut: route({
    ...common,
    method: 'POST',
    path: '/api/auth/sign-out',
    summary: 'Sign out',
    body: z.object({}),
    answer: z.unknown(),
  }),
};
