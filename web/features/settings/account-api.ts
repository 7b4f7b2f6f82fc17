/** The sign-in library's own doors for one's account. */
import { z } from 'zod';
import { route } from '../../../server/core/http/contract.ts';

const common = { access: 'member', tag: 'session', method: 'POST' } as const;
const Codes = z.object({ backupCodes: z.array(z.string()) });

export const accountApi = {
  changePassword: route({
    ...common,
    path: '/api/auth/change-password',
    summary: 'Change the password',
    body: z.object({
      currentPassword: z.string(),
      newPassword: z.string(),
      revokeOtherSessions: z.boolean(),
    }),
    answer: z.unknown(),
  }),
  beginTwoFactor: route({
    ...common,
    path: '/api/auth/two-factor/enable',
    summary: 'Begin to turn two-factor on',
    body: z.object({ password: z.string() }),
    answer: Codes.extend({ totpURI: z.string() }),
  }),
  finishTwoFactor: route({
    ...common,
    path: '/api/auth/two-factor/verify-totp',
    summary: 'Turn two-factor on with the first code',
    body: z.object({ code: z.string() }),
    answer: z.unknown(),
  }),
  endTwoFactor: route({
    ...common,
    path: '/api/auth/two-factor/disable',
    summary: 'Turn two-factor off',
    body: z.object({ password: z.string() }),
    answer: z.unknown(),
  }),
  renewBackupCodes: route({
    ...common,
    path: '/api/auth/two-factor/generate-backup-codes',
    summary: 'New backup codes',
    body: z.object({ password: z.string() }),
    answer: Codes,
  }),
};
