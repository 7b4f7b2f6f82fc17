/** Accounts that cannot be read or sent from, for those who answer: the door. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Instant } from '../customers/shapes-contract.ts';
import { PROVIDERS } from './messaging/shapes-contract.ts';

export const troublesApi = {
  list: route({
    method: 'GET',
    path: '/api/channels/troubles',
    access: 'conversations.read',
    tag: 'channels',
    summary:
      'Accounts that have not been read or sent from for two minutes or longer, with why, the longest first. What lasts less is none: connections break off and come back',
    answer: z.object({
      items: z.array(
        z.object({
          account: z.object({
            id: z.uuid(),
            kind: z.enum(['email', ...PROVIDERS]),
            /** Of an e-mail account, its address. */
            name: z.string(),
          }),
          /** `sending`: the last answer did not go out. */
          what: z.enum(['reading', 'sending']),
          /** As in the account's `state`: `credentials`, `refused`, … */
          kind: z.string(),
          /** The server's own words. */
          detail: z.string(),
          since: Instant,
        }),
      ),
      /** Seconds until the next may be one of these: ask again then. Null: news of the topic say when. */
      again: z.int().nullable(),
    }),
  }),
};
