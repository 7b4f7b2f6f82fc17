/** Answers that are given again and again: the doors. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Language, Priority, Tags } from '../conversations/shapes-contract.ts';
import { Instant } from '../customers/shapes-contract.ts';
import { unknownVariables, VARIABLES } from './variables.ts';

const Text = z
  .string()
  .trim()
  .min(1)
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
  /** With variables such as `{{customer.first}}`. */
  text: Text,
  /** For customers who speak it; null for all. */
  language: Language.nullable(),
  /** What the conversation becomes when it is used; null: as it was. */
  priority: Priority.nullable(),
  /** Key of a department. */
  department: z.string().max(100).nullable(),
  /** Put on the conversation when it is used. */
  tags: Tags,
});

export const SavedReply = z.object({
  ...Told.shape,
  id: z.uuid(),
  name: z.string(),
  text: z.string(),
  tags: z.array(z.string()),
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
    body: Told.partial({ language: true, priority: true, department: true, tags: true }),
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
};
