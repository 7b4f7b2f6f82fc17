/** Which conversations are reviewed: rules that draw them every week, and what was drawn. The doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { Channel } from '../../touchpoints/contract.ts';
import { Person, REASONS, Review, ReviewRow } from '../reviews/shapes-contract.ts';

const HOWS = ['random', 'targeted'] as const;

const Told = z.object({
  name: z.string().trim().min(1).max(100),
  enabled: z.boolean(),
  /** `random`: every solved conversation is as likely as any other. `targeted`: of those for which one of the reasons holds. */
  how: z.enum(HOWS),
  /** So many conversations of each person a week, or all where there are fewer. */
  perPerson: z.int().min(1).max(100),
  channels: z.array(Channel).max(20),
  /** Keys of departments, or `none`; an empty list is all of them. */
  departments: z.array(z.string().max(100)).max(100),
  reasons: z.array(z.enum(REASONS)).max(REASONS.length),
  /** For the reason `long`: more messages than this. */
  longerThan: z.int().min(1).max(1000).nullable(),
  /** Id of a scorecard. */
  scorecard: z.uuid(),
  /** Ids of members; empty: whoever leads. */
  reviewers: z.array(z.uuid()).max(50),
});
export type RuleTold = z.output<typeof Told>;

export const SamplingRule = Told.omit({ name: true }).extend({
  id: z.uuid(),
  name: z.string(),
  /** With the week, it says which are drawn. */
  seed: z.string(),
  /** The last one: the first day of its week, of how many, how many; whether that week was not over. */
  lastDraw: z
    .object({ week: z.iso.date(), candidates: z.int(), drawn: z.int(), soFar: z.boolean() })
    .nullable(),
});

export const Sample = z.object({
  id: z.uuid(),
  week: z.iso.date(),
  conversation: ReviewRow.shape.conversation,
  /** Whose answers. */
  member: Person,
  reason: z.enum(['random', ...REASONS]),
  /** For whom; null: for whoever comes first. */
  reviewer: Person.nullable(),
  state: z.enum(['waiting', 'taken', 'reviewed', 'skipped']),
  skippedBecause: z.string().nullable(),
  review: z.object({ id: z.uuid(), score: z.number().nullable(), givenAt: Instant.nullable() }).nullable(),
});

const Queue = z.object({
  /** First day of the week whose conversations they are, and its last. */
  week: z.iso.date(),
  until: z.iso.date(),
  /** Whether it runs: it can be drawn at once, and is drawn as a whole when it is over. */
  isRunning: z.boolean(),
  /** Yours first, waiting first. */
  items: z.array(Sample),
});

const tag = 'quality';
const access = 'quality.review';
const Id = z.object({ id: z.uuid() });

export const samplingApi = {
  list: route({
    method: 'GET',
    path: '/api/quality/rules',
    access,
    tag,
    summary: 'What is drawn for review every week',
    answer: z.object({ items: z.array(SamplingRule) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/quality/rules',
    access,
    tag,
    summary: 'Make a rule; it draws from last week at once',
    body: Told.partial({
      enabled: true,
      channels: true,
      departments: true,
      reasons: true,
      longerThan: true,
      reviewers: true,
    }).strict(),
    status: 201,
    answer: SamplingRule,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/quality/rules/:id',
    access,
    tag,
    summary: 'Change a rule, from the next week on; what is drawn stays',
    params: Id,
    body: Told.partial().strict(),
    answer: SamplingRule,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/quality/rules/:id',
    access,
    tag,
    summary: 'Remove a rule, and what of it nobody has begun to review',
    params: Id,
    status: 204,
  }),
};

export const queueApi = {
  list: route({
    method: 'GET',
    path: '/api/quality/queue',
    access,
    tag,
    summary: 'What was drawn for review from the conversations of a week, and how far it is',
    query: z.object({
      /** Any day of it; last week when left out. */
      week: z.iso.date().optional(),
    }),
    answer: Queue,
  }),
  draw: route({
    method: 'POST',
    path: '/api/quality/queue/draw',
    access,
    tag,
    summary:
      'Draw from the week that runs at once; done again, and when the week is over, nothing is drawn twice, and what nobody has begun makes room for what the whole week draws',
    answer: Queue,
  }),
  take: route({
    method: 'POST',
    path: '/api/quality/queue/:id/taking',
    access,
    tag,
    summary: 'Begin its review; nobody else can then',
    params: Id,
    answer: Review,
  }),
  skip: route({
    method: 'PUT',
    path: '/api/quality/queue/:id/skip',
    access,
    tag,
    summary: 'Leave it out, with the reason',
    params: Id,
    body: z.object({ reason: z.string().trim().min(1).max(500) }).strict(),
    answer: Sample,
  }),
  unskip: route({
    method: 'DELETE',
    path: '/api/quality/queue/:id/skip',
    access,
    tag,
    summary: 'Let it wait again',
    params: Id,
    answer: Sample,
  }),
};
