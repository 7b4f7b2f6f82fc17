/** Looking at somebody's answers in a conversation, and what they say to it: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { AnswerBody, Person, REVIEW_STATES, Review, ReviewFilters, ReviewRow } from './shapes-contract.ts';

const tag = 'quality';
const access = 'quality.review';
const Id = z.object({ id: z.uuid() });
const Words = z.object({ text: z.string().trim().min(1).max(5000) }).strict();

export const reviewsApi = {
  list: route({
    method: 'GET',
    path: '/api/quality/reviews',
    access: 'conversations.read',
    tag,
    summary:
      'Reviews, the last given first. Whoever may not review sees those of their own answers; drafts are their reviewer’s alone',
    query: ReviewFilters.extend({
      cursor: z.string().max(1000).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ items: z.array(ReviewRow), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  csv: route({
    method: 'GET',
    path: '/api/quality/reviews/csv',
    access,
    tag,
    summary: 'Given reviews as a file, one row for each criterion of each',
    query: ReviewFilters,
  }),
  begin: route({
    method: 'POST',
    path: '/api/quality/reviews',
    access,
    tag,
    summary: 'Begin to review a member’s answers in a conversation; begun already by you, it is the same',
    body: z
      .object({
        conversation: z.uuid(),
        member: z.uuid(),
        /** The first one that is not archived when left out. */
        scorecard: z.uuid().optional(),
      })
      .strict(),
    status: 201,
    answer: Review,
  }),
  get: route({
    method: 'GET',
    path: '/api/quality/reviews/:id',
    access: 'conversations.read',
    tag,
    summary: 'One review with its answers',
    params: Id,
    answer: Review,
  }),
  write: route({
    method: 'PUT',
    path: '/api/quality/reviews/:id',
    access,
    tag,
    summary: 'Write its answers: keeps a draft; changes one that is given, which its history shows',
    params: Id,
    body: z
      .object({
        answers: z.array(AnswerBody).max(30),
        comment: z.string().trim().max(10_000).default(''),
      })
      .strict(),
    answer: Review,
  }),
  give: route({
    method: 'POST',
    path: '/api/quality/reviews/:id/giving',
    access,
    tag,
    summary: 'Give it: whoever wrote the answers sees it from then on',
    params: Id,
    answer: Review,
  }),
  discard: route({
    method: 'DELETE',
    path: '/api/quality/reviews/:id',
    access,
    tag,
    summary: 'Throw a draft away; what was drawn for review waits again',
    params: Id,
    status: 204,
  }),
  acknowledge: route({
    method: 'POST',
    path: '/api/quality/reviews/:id/acknowledgement',
    access: 'member',
    tag,
    summary: 'Say that I read the review of my answers',
    params: Id,
    answer: Review,
  }),
  dispute: route({
    method: 'POST',
    path: '/api/quality/reviews/:id/dispute',
    access: 'member',
    tag,
    summary: 'Ask for a second look at the review of my answers',
    params: Id,
    body: Words,
    answer: Review,
  }),
  resolve: route({
    method: 'POST',
    path: '/api/quality/reviews/:id/resolution',
    access,
    tag,
    summary: 'Say what came of the second look; change the answers before, where they were wrong',
    params: Id,
    body: Words,
    answer: Review,
  }),
  reviewers: route({
    method: 'GET',
    path: '/api/quality/reviewers',
    access,
    tag,
    summary: 'Who may review here',
    answer: z.object({ items: z.array(Person) }),
  }),
  /** What a conversation's screen offers. */
  ofConversation: route({
    method: 'GET',
    path: '/api/quality/conversations/:id',
    access,
    tag,
    summary: 'Whose answers in a conversation can be reviewed, and which are',
    params: Id,
    answer: z.object({
      items: z.array(
        Person.extend({
          /** How many answers they wrote in it. */
          answers: z.int(),
          review: z
            .object({
              id: z.uuid(),
              state: z.enum(REVIEW_STATES),
              reviewer: Person,
              score: z.number().nullable(),
            })
            .nullable(),
        }),
      ),
    }),
  }),
};
