/** Chats: the doors of members. Those of visitors are in `visitors-contract.ts`. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Language } from '../../conversations/shapes-contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { ChatChange, ChatChannel } from './shapes-contract.ts';

const tag = 'channels';
const Id = z.object({ id: z.uuid() });

export const chatApi = {
  change: route({
    method: 'PATCH',
    path: '/api/channels/:id/chat',
    access: 'workspace.manage',
    tag,
    summary: 'Change a chat; what is left out stays',
    params: Id,
    body: ChatChange,
    answer: ChatChannel,
  }),
  renewSecret: route({
    method: 'POST',
    path: '/api/channels/:id/secret',
    access: 'workspace.manage',
    tag,
    summary:
      'Give a chat a new secret for signed identities, shown this once; the one before is good for a while',
    params: Id,
    body: z.object({
      /** 0: the one before is void at once. */
      overlapHours: z.int().min(0).max(168).default(24),
    }),
    answer: z.object({ secret: z.string(), oldSecretUntil: Instant.nullable() }),
  }),
  visitor: route({
    method: 'GET',
    path: '/api/conversations/:id/chat',
    access: 'conversations.read',
    tag,
    summary: 'Who writes in the chat of a conversation, and how sure that is',
    params: Id,
    answer: z.object({
      /** Null when nobody wrote in it through a chat. */
      visitor: z
        .object({
          id: z.uuid(),
          /** As they typed it, which proves nothing. */
          name: z.string(),
          email: z.string().nullable(),
          /** The customer's id, signed by the company's own server; null when it is not. */
          userId: z.string().nullable(),
          language: Language.nullable(),
          /** The page on which they wrote last. */
          page: z.string(),
          seenAt: Instant,
        })
        .nullable(),
    }),
  }),
};
