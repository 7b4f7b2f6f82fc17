/** Answers that are given again and again, and what is done along with them or by itself: the doors. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Deeds, ToldDeeds } from '../conversations/deeds/contract.ts';
import { Conversation, Language } from '../conversations/shapes-contract.ts';
import { Instant } from '../customers/shapes-contract.ts';
import { unknownVariables, VARIABLES } from './variables.ts';

const Text = z
  .string()
  .trim()
  .max(50_000)
  .superRefine((text, context) => {
    for (const name of unknownVariables(text))
      context.addIssue({
        code: 'custom',
        message: `knows no {{${name.slice(0, 60)}}}; there are ${VARIABLES.map((one) => `{{${one}}}`).join(', ')}`,
      });
  });

const Told = z.object({
  name: z.string().trim().min(1).max(100),
  /** With variables such as `{{customer.first}}`. Without words it does what it does at once. */
  text: Text,
  /** For customers who speak it; null for all. */
  language: Language.nullable(),
  /** Done when the answer is sent, or at once. */
  ...Deeds.shape,
});

export const SavedReply = z.object({
  ...ToldDeeds.shape,
  id: z.uuid(),
  name: z.string(),
  text: z.string(),
  language: Language.nullable(),
  updatedAt: Instant,
  updatedBy: z.string(),
});

const tag = 'conversations';
const SavedReplyId = z.object({ id: z.uuid() });

export const savedRepliesApi = {
  list: route({
    method: 'GET',
    path: '/api/saved-replies',
    access: 'conversations.read',
    tag,
    summary: 'Every saved reply, by name',
    answer: z.object({ items: z.array(SavedReply) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/saved-replies',
    access: 'conversations.write',
    tag,
    summary: 'Save a reply',
    body: Told.partial().required({ name: true }).strict(),
    status: 201,
    answer: SavedReply,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/saved-replies/:id',
    access: 'conversations.write',
    tag,
    summary: 'Change a saved reply; what is left out stays',
    params: SavedReplyId,
    body: Told.partial().strict(),
    answer: SavedReply,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/saved-replies/:id',
    access: 'conversations.write',
    tag,
    summary: 'Remove a saved reply; what was sent with it stays',
    params: SavedReplyId,
    status: 204,
  }),
  apply: route({
    method: 'POST',
    path: '/api/conversations/:id/macros/:macro',
    access: 'conversations.write',
    tag,
    summary: 'Do what a saved reply without words does: all of it, or none',
    params: z.object({ id: z.uuid(), macro: z.uuid() }),
    answer: z.object({
      /** Undoes it; null when everything was so already. */
      use: z.uuid().nullable(),
      conversation: Conversation,
    }),
  }),
  applyToMany: route({
    method: 'POST',
    path: '/api/conversations/macros/:macro',
    access: 'conversations.write',
    tag,
    summary: 'The same to many: to each all of it, or none',
    params: z.object({ macro: z.uuid() }),
    body: z.object({ ids: z.array(z.uuid()).min(1).max(500) }),
    answer: z.object({
      use: z.uuid(),
      changed: z.array(z.uuid()),
      refused: z.array(z.object({ id: z.uuid(), reason: z.string() })),
    }),
  }),
  undo: route({
    method: 'DELETE',
    path: '/api/conversations/:id/macros/:use',
    access: 'conversations.write',
    tag,
    summary: 'Undo what was done by one, its note too, unless somebody has changed it since',
    params: z.object({ id: z.uuid(), use: z.uuid() }),
    answer: Conversation,
  }),
};
