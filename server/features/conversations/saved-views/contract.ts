/** Views of conversations that somebody saved: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { CONVERSATION_SORTS, ConversationFilters, FieldAsked } from '../filters-contract.ts';
import { CONVERSATION_VIEWS } from '../usual-views.ts';

/** A usual view, or everything there is, and what narrows it, as the list takes it. */
const Asked = z
  .object({
    /** `everything`: also what is solved and closed. */
    view: z.enum([...CONVERSATION_VIEWS, 'everything']).default('active'),
    ...ConversationFilters.pick({
      ...{ channel: true, account: true, priority: true, department: true, tag: true, assignee: true },
      search: true,
    }).shape,
    /** By custom fields, `key:value` each. */
    field: z.array(FieldAsked).max(20).optional(),
    sort: z.enum(CONVERSATION_SORTS).optional(),
  })
  .strict();
export type Asked = z.output<typeof Asked>;

const Name = z.string().trim().min(1).max(60);

export const SavedView = z.object({
  id: z.uuid(),
  name: z.string(),
  asked: Asked,
  /** Whether everybody has it. */
  shared: z.boolean(),
  /** Whether the caller saved it. */
  own: z.boolean(),
  madeBy: z.string(),
  createdAt: Instant,
  /** How many conversations it has now for the caller. */
  total: z.int(),
});

const tag = 'conversations';
const ViewId = z.object({ id: z.uuid() });

export const savedViewsApi = {
  list: route({
    method: 'GET',
    path: '/api/conversation-views',
    access: 'conversations.read',
    tag,
    summary: "The caller's saved views and everybody's, by name, with how many conversations each has",
    answer: z.object({ items: z.array(SavedView) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/conversation-views',
    access: 'conversations.read',
    tag,
    summary: 'Save a view; one of a program is for everybody',
    body: z.object({ name: Name, asked: Asked, shared: z.boolean().default(false) }),
    status: 201,
    answer: SavedView,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/conversation-views/:id',
    access: 'conversations.read',
    tag,
    summary: 'Change a saved view; what is left out stays',
    params: ViewId,
    body: z.object({ name: Name, asked: Asked, shared: z.boolean() }).partial().strict(),
    answer: SavedView,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/conversation-views/:id',
    access: 'conversations.read',
    tag,
    summary: 'Remove a saved view; its conversations stay',
    params: ViewId,
    status: 204,
  }),
};
