/** Several conversations about one thing, or several things in one: joined, linked and split. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Conversation, Subject } from './shapes-contract.ts';

const tag = 'conversations';
const params = z.object({ id: z.uuid() });

export const joiningApi = {
  merge: route({
    method: 'POST',
    path: '/api/conversations/:id/merge',
    access: 'conversations.write',
    tag,
    summary: 'Take another conversation into this one; it can be undone',
    params,
    body: z.object({ other: z.uuid() }),
    answer: Conversation,
  }),
  unmerge: route({
    method: 'POST',
    path: '/api/conversations/:id/unmerge',
    access: 'conversations.write',
    tag,
    summary: 'Give a merged conversation back; answers the one that was given back',
    params,
    body: z.object({ other: z.uuid() }),
    answer: Conversation,
  }),
  link: route({
    method: 'POST',
    path: '/api/conversations/:id/links',
    access: 'conversations.write',
    tag,
    summary: 'Say that another conversation has to do with this one; both stay what they are',
    params,
    body: z.object({ other: z.uuid() }).strict(),
    answer: Conversation,
  }),
  unlink: route({
    method: 'DELETE',
    path: '/api/conversations/:id/links/:other',
    access: 'conversations.write',
    tag,
    summary: 'Take that back',
    params: z.object({ id: z.uuid(), other: z.uuid() }),
    answer: Conversation,
  }),
  split: route({
    method: 'POST',
    path: '/api/conversations/:id/split',
    access: 'conversations.write',
    tag,
    summary: 'Make a message, or all from it on, a conversation of its own; merging it back undoes it',
    params,
    body: z
      .object({
        /** Id of the message. */
        message: z.uuid(),
        /** With everything that came after it. */
        after: z.boolean().default(false),
        /** That of the conversation when left out. */
        subject: Subject.optional(),
      })
      .strict(),
    /** The new one. */
    answer: Conversation,
  }),
};
