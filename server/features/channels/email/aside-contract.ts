/** Mails that are kept beside the conversations: the doors to look at them. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Cursor, Instant, Limit } from '../../customers/shapes-contract.ts';

const tag = 'channels';
const Id = z.object({ id: z.uuid() });

/**
 * Why it became no message. `failed`: a fault of ours. `unreadable`: nobody is named as its sender. `own`: one of our
 * own came back. `bounce`: a server's notice about nothing that we sent.
 */
export const ASIDE_KINDS = ['failed', 'unreadable', 'own', 'bounce'] as const;

export const MailAside = z.object({
  id: z.uuid(),
  account: z.object({ id: z.uuid(), address: z.string() }),
  kind: z.enum(ASIDE_KINDS),
  /** Both empty when it does not say. */
  from: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  at: Instant,
  /** Of the mail as it came; null when only what was read from it is kept. */
  bytes: z.int().nullable(),
});

export const asideApi = {
  list: route({
    method: 'GET',
    path: '/api/channels/mails/aside',
    access: 'workspace.manage',
    tag,
    summary: 'Mails that are kept beside the conversations and not put away, the latest first',
    query: z.object({
      /** Id of an account. */
      account: z.uuid().optional(),
      cursor: Cursor,
      limit: Limit(50),
    }),
    answer: z.object({ items: z.array(MailAside), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  eml: route({
    method: 'GET',
    path: '/api/channels/mails/:id/eml',
    access: 'workspace.manage',
    tag,
    summary: 'A mail that is kept aside as it came, to be saved',
    params: Id,
  }),
  takeIn: route({
    method: 'POST',
    path: '/api/channels/mails/:id/take-in',
    access: 'workspace.manage',
    tag,
    summary: 'Try again to make a failed or unreadable mail a message, the way in which mails arrive',
    params: Id,
    answer: z.object({ conversation: z.object({ id: z.uuid(), number: z.int() }) }),
  }),
  putAway: route({
    method: 'POST',
    path: '/api/channels/mails/:id/put-away',
    access: 'workspace.manage',
    tag,
    summary: 'Put a mail that is kept aside away: it was looked at, and is kept',
    params: Id,
    status: 204,
  }),
  bringBack: route({
    method: 'DELETE',
    path: '/api/channels/mails/:id/put-away',
    access: 'workspace.manage',
    tag,
    summary: 'Bring a mail back that was put away',
    params: Id,
    status: 204,
  }),
};
