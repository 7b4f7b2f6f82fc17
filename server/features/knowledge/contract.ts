/** Articles: what customers ask again and again, answered once. The doors. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Language } from '../conversations/shapes-contract.ts';
import { Cursor, Instant, Limit } from '../customers/shapes-contract.ts';

export const ARTICLE_STATES = ['draft', 'published'] as const;
/** Only what is published is suggested and put into answers. */
export const ArticleState = z.enum(ARTICLE_STATES);

const Told = z.object({
  title: z.string().trim().min(1).max(200),
  /** Plain, with empty lines between paragraphs; addresses in it are links. */
  text: z.string().trim().min(1).max(50_000),
  language: Language,
  /** Of a page that customers can open; null where there is none. */
  address: z
    .url({ protocol: /^https?$/, error: 'must be a web address that begins with https://' })
    .max(2000)
    .nullable(),
  state: ArticleState,
});

/** A text in pieces; those that were searched for, or that the customer wrote, are a `hit`. */
const Pieces = z.array(z.object({ text: z.string(), hit: z.boolean() }));

export const ArticleRow = z.object({
  ...Told.omit({ text: true }).shape,
  id: z.uuid(),
  title: z.string(),
  address: z.string().nullable(),
  /** How its text begins. */
  beginning: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
  /** In how many conversations it was put into an answer that was sent. */
  conversations: z.int(),
  /** Where the words that were searched are; null when nothing was searched. */
  found: z.object({ title: Pieces, text: Pieces }).nullable(),
});

export const Article = ArticleRow.omit({ beginning: true, found: true }).extend({ text: z.string() });

export const SuggestedArticle = ArticleRow.omit({
  state: true,
  updatedAt: true,
  updatedBy: true,
  conversations: true,
}).extend({
  /** Words of the customer that it was found by, as they wrote them. */
  words: z.array(z.string()),
  /** Where these words, or others of the same stem, are in it. */
  found: z.object({ title: Pieces, text: Pieces }),
});

const tag = 'knowledge';
const Id = z.object({ id: z.uuid() });

export const knowledgeApi = {
  list: route({
    method: 'GET',
    path: '/api/articles',
    access: 'conversations.read',
    tag,
    summary: 'Articles, the one changed last first',
    query: z.object({
      /** Words of title and text, or their beginnings. Accents and case do not matter. */
      search: z.string().trim().max(200).optional(),
      language: Language.optional(),
      state: ArticleState.optional(),
      cursor: Cursor,
      limit: Limit(50),
    }),
    answer: z.object({ items: z.array(ArticleRow), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  create: route({
    method: 'POST',
    path: '/api/articles',
    access: 'conversations.write',
    tag,
    summary: 'Write an article',
    body: Told.extend({ address: Told.shape.address.default(null), state: ArticleState.default('draft') }),
    status: 201,
    answer: Article,
  }),
  get: route({
    method: 'GET',
    path: '/api/articles/:id',
    access: 'conversations.read',
    tag,
    summary: 'One article, whole',
    params: Id,
    answer: Article,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/articles/:id',
    access: 'conversations.write',
    tag,
    summary: 'Change an article; what is left out stays',
    params: Id,
    body: Told.partial()
      .extend({
        /** `updatedAt` of what the writer saw: when somebody changed it since, 409, and nothing is lost. */
        seen: Instant.optional(),
      })
      .strict(),
    answer: Article,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/articles/:id',
    access: 'conversations.write',
    tag,
    summary: 'Remove an article; what was sent with it stays',
    params: Id,
    status: 204,
  }),
  restore: route({
    method: 'POST',
    path: '/api/articles/:id/restore',
    access: 'conversations.write',
    tag,
    summary: 'Bring back an article that was removed',
    params: Id,
    answer: Article,
  }),
  suggestions: route({
    method: 'GET',
    path: '/api/conversations/:id/articles',
    access: 'conversations.read',
    tag,
    summary: 'Up to three published articles that fit what the customer last wrote; none where none fits',
    params: Id,
    answer: z.object({ items: z.array(SuggestedArticle) }),
  }),
  put: route({
    method: 'POST',
    path: '/api/conversations/:id/articles',
    access: 'conversations.write',
    tag,
    summary:
      'The words that put an article into an answer; it counts as used once they are sent in this conversation',
    params: Id,
    body: z
      .object({
        article: z.uuid(),
        /** Its text, or its title with its address; without it, the address where there is one. */
        as: z.enum(['text', 'link']).optional(),
      })
      .strict(),
    answer: z.object({ text: z.string() }),
  }),
};
