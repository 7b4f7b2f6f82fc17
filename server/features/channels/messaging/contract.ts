/** Messengers and public comments: the doors of members. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import {
  MessagingChange,
  MessagingChannel,
  MessagingSettings,
  MessagingTrouble,
  PROVIDERS,
  Template,
} from './shapes-contract.ts';

const tag = 'channels';
const Id = z.object({ id: z.uuid() });

const Told = z.object({
  isFine: z.boolean(),
  /** As customers see the account. */
  handle: z.string(),
  trouble: MessagingTrouble.nullable(),
});

export const messagingApi = {
  change: route({
    method: 'PATCH',
    path: '/api/channels/:id/messaging',
    access: 'workspace.manage',
    tag,
    summary: 'Change an account at a messenger; what is left out stays, tokens too',
    params: Id,
    body: MessagingChange,
    answer: MessagingChannel,
  }),
  tryOut: route({
    method: 'POST',
    path: '/api/channels/messaging/try',
    access: 'workspace.manage',
    tag,
    summary: 'Ask the provider who a token belongs to; nothing is sent or kept',
    body: MessagingSettings.pick({ kind: true, externalId: true }).extend({
      /** Of an account whose kept token is used when none is given. */
      id: z.uuid().optional(),
      accessToken: MessagingSettings.shape.accessToken.optional(),
    }),
    answer: Told,
  }),
  connect: route({
    method: 'POST',
    path: '/api/channels/:id/messaging/connect',
    access: 'workspace.manage',
    tag,
    summary:
      'Ask the provider who we are there, and tell it where to send what arrives, as far as it can be told',
    params: Id,
    body: z.object({
      /** How Jornada is reached from the internet: `https://jornada.shop.example`. */
      origin: z.url({ protocol: /^https?$/ }).max(255),
    }),
    answer: Told,
  }),
  verifyToken: route({
    method: 'GET',
    path: '/api/channels/:id/messaging/verify-token',
    access: 'workspace.manage',
    tag,
    summary: 'What to paste at Meta beside the address of the webhook',
    params: Id,
    answer: z.object({ verifyToken: z.string() }),
  }),
  of: route({
    method: 'GET',
    path: '/api/conversations/:id/messaging',
    access: 'conversations.read',
    tag,
    summary:
      'How an answer in a conversation may go by a messenger just now, and what is to be known of its messages',
    params: Id,
    answer: z.object({
      /** Null when it did not come by a messenger, or its account was removed. */
      thread: z
        .object({
          account: z.object({ id: z.uuid(), kind: z.enum(PROVIDERS), name: z.string() }),
          /** The usual one first; empty: nothing can be sent. */
          ways: z.array(z.enum(['message', 'template', 'human-agent', 'comment', 'private-reply'])),
          /** Until when these are open; null: for as long as nothing else happens. */
          until: Instant.nullable(),
          /** Why others are not. */
          closed: z.array(z.enum(['never-wrote', 'window', 'private-used', 'private-late'])),
          /** Characters of one message. Longer answers are sent as several, but for those to comments. */
          limits: z.object({
            text: z.int(),
            comment: z.int(),
            pieces: z.int(),
            /** Whether the first counts bytes of UTF-8. */
            isInBytes: z.boolean(),
          }),
          templates: z.array(Template),
          /** Where the comment can be seen; null for messages. */
          comment: z.object({ link: z.string().nullable() }).nullable(),
        })
        .nullable(),
      messages: z.array(
        z.object({
          messageId: z.uuid(),
          way: z.enum(['message', 'template', 'human-agent', 'comment', 'private-reply']),
          direction: z.enum(['in', 'out']),
          link: z.string().nullable(),
          /** What cannot be shown, in the provider's word; null when all of it is here. */
          unshown: z.string().nullable(),
          editedAt: Instant.nullable(),
          deletedAt: Instant.nullable(),
          /** Files that are not here yet, or never will be. */
          files: z.array(
            z.object({
              name: z.string(),
              state: z.enum(['pending', 'failed']),
              reason: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
};
