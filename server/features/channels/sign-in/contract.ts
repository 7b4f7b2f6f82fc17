/** Signing in to a mailbox: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';

const tag = 'channels';

export const signInApi = {
  begin: route({
    method: 'POST',
    path: '/api/channels/:id/sign-in',
    access: 'workspace.manage',
    tag,
    summary: 'Begin to sign in to the mailbox of an account: where the browser goes',
    params: z.object({ id: z.uuid() }),
    body: z
      .object({
        /** Where the provider sends the browser back to, as it is registered there: `https://…/settings/channels`. */
        redirectUrl: z
          .url({ protocol: /^https?$/ })
          .max(1000)
          .regex(/^[^?#]+\/settings\/channels$/, 'must end with /settings/channels'),
      })
      .strict(),
    answer: z.object({ url: z.string() }),
  }),
  finish: route({
    method: 'POST',
    path: '/api/channels/sign-in',
    access: 'workspace.manage',
    tag,
    summary:
      'End signing in with what the provider sent the browser back with, as whoever began it, within ten minutes',
    body: z.object({ state: z.string().min(1).max(500), code: z.string().min(1).max(5000) }).strict(),
    answer: z.object({ id: z.uuid(), address: z.string() }),
  }),
};
