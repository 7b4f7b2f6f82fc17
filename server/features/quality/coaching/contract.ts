/** Notes between who leads and a member: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { idOr } from '../../../core/id-contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { Person } from '../reviews/shapes-contract.ts';

const Text = z.string().trim().min(1).max(10_000);

export const CoachingNote = z.object({
  id: z.uuid(),
  /** For whom. */
  member: Person,
  author: Person,
  text: z.string(),
  /** What it is about; both null of a free one. */
  review: z.object({ id: z.uuid(), score: z.number().nullable() }).nullable(),
  conversation: z.object({ id: z.uuid(), number: z.int() }).nullable(),
  /** When the two come back to it. */
  followUpOn: z.iso.date().nullable(),
  /** That day is here, or over, and the note is not done: its author is reminded. */
  isDue: z.boolean(),
  /** Somebody else wrote in it what I, one of the two, have not seen. */
  isNew: z.boolean(),
  createdAt: Instant,
  /** When the note or an answer to it was last written. */
  lastWordAt: Instant,
  done: z.object({ at: Instant, by: Person.nullable() }).nullable(),
  answers: z.array(z.object({ id: z.uuid(), author: Person, text: z.string(), at: Instant })),
});

const tag = 'quality';
const Id = z.object({ id: z.uuid() });

export const coachingApi = {
  list: route({
    method: 'GET',
    path: '/api/quality/coaching',
    access: 'member',
    tag,
    summary:
      'Coaching notes that I may see: from me, for me, or all where I may do everything; mine that are due first, then the last',
    query: z.object({
      /** For whom: a member’s id, or `me`. */
      member: idOr('me').optional(),
      review: z.uuid().optional(),
      /** Only what is not done. */
      open: z.stringbool().optional(),
    }),
    answer: z.object({ items: z.array(CoachingNote) }),
  }),
  write: route({
    method: 'POST',
    path: '/api/quality/coaching',
    access: 'quality.review',
    tag,
    summary: 'Write a note for a member, about a review, a conversation, or neither',
    body: z
      .object({
        member: z.uuid(),
        text: Text,
        review: z.uuid().nullable().default(null),
        conversation: z.uuid().nullable().default(null),
        followUpOn: z.iso.date().nullable().default(null),
      })
      .strict(),
    status: 201,
    answer: CoachingNote,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/quality/coaching/:id',
    access: 'member',
    tag,
    summary: 'Change a note of mine: its words, or when we come back to it; what is left out stays',
    params: Id,
    body: z.object({ text: Text, followUpOn: z.iso.date().nullable() }).partial().strict(),
    answer: CoachingNote,
  }),
  seen: route({
    method: 'PUT',
    path: '/api/quality/coaching/seen',
    access: 'member',
    tag,
    summary:
      'Say that I have seen what was written in notes from or to me up to a moment; of others it changes nothing',
    body: z
      .object({
        notes: z.array(z.uuid()).min(1).max(500),
        /** The latest `lastWordAt` that was on the screen. */
        until: Instant,
      })
      .strict(),
    status: 204,
  }),
  answer: route({
    method: 'POST',
    path: '/api/quality/coaching/:id/answers',
    access: 'member',
    tag,
    summary: 'Answer a note',
    params: Id,
    body: z.object({ text: Text }).strict(),
    status: 201,
    answer: CoachingNote,
  }),
  done: route({
    method: 'PUT',
    path: '/api/quality/coaching/:id/done',
    access: 'member',
    tag,
    summary: 'Mark a note done',
    params: Id,
    answer: CoachingNote,
  }),
  undone: route({
    method: 'DELETE',
    path: '/api/quality/coaching/:id/done',
    access: 'member',
    tag,
    summary: 'Take that back',
    params: Id,
    answer: CoachingNote,
  }),
};
