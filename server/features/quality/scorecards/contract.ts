/** What a good answer is, as the workspace sees it: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { SCALES } from '../score.ts';

export const Criterion = z.object({
  /** The same from version to version. */
  id: z.uuid(),
  /** In the reader's language (`Accept-Language`) where nobody has changed it; otherwise as it was written. */
  name: z.string(),
  /** What good looks like; in the same way. */
  good: z.string(),
  /** Which of the usual ones it is, while nobody has changed its words: `courtesy`, …; null of one's own. */
  usual: z.string().nullable(),
  /** Beside those of the other criteria that apply. */
  weight: z.int(),
  /** `five`: 1 to 5. `yes-no`: 0 or 1. */
  scale: z.enum(SCALES),
  /** Whether a reviewer may say that it does not apply. */
  optional: z.boolean(),
  /** Missed (no, or 1 of 5), it fails the whole. */
  critical: z.boolean(),
});
export type Criterion = z.output<typeof Criterion>;
/** As it was written. */
export type CriterionKept = Omit<Criterion, 'usual'>;

const CriterionBody = z
  .object({
    /** Of a criterion that the scorecard has; left out of a new one. */
    id: z.uuid().optional(),
    name: z.string().trim().min(1).max(100),
    good: z.string().trim().max(1000).default(''),
    weight: z.int().min(1).max(100).default(1),
    scale: z.enum(SCALES).default('five'),
    optional: z.boolean().default(false),
    critical: z.boolean().default(false),
    /** Told, and left aside when it comes back. */
    usual: z.string().nullable().optional(),
  })
  .strict();

const Name = z.string().trim().min(1).max(100);
const Criteria = z
  .array(CriterionBody)
  .min(1)
  .max(30)
  .superRefine((criteria, context) => {
    const names = criteria.map(({ name }) => name.toLowerCase());
    const twin = names.findIndex((name, at) => names.indexOf(name) !== at);
    if (twin >= 0)
      context.addIssue({ code: 'custom', path: [twin, 'name'], message: 'is the name of another criterion' });
  });

export const Scorecard = z.object({
  id: z.uuid(),
  /** In the reader's language while nobody has renamed the usual one. */
  name: z.string(),
  archived: z.boolean(),
  /** Goes up with every change of its criteria; reviews keep the one they were written by. */
  version: z.int(),
  criteria: z.array(Criterion),
  madeAt: Instant,
  madeBy: z.string(),
  /** Written by any of its versions, drafts not counted. */
  reviews: z.int(),
});

const tag = 'quality';
const access = 'quality.review';
const Id = z.object({ id: z.uuid() });

export const scorecardsApi = {
  list: route({
    method: 'GET',
    path: '/api/quality/scorecards',
    access: 'conversations.read',
    tag,
    summary: 'Every scorecard as it is now, the archived ones last',
    answer: z.object({ items: z.array(Scorecard) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/quality/scorecards',
    access,
    tag,
    summary: 'Make a scorecard',
    body: z.object({ name: Name, criteria: Criteria }).strict(),
    status: 201,
    answer: Scorecard,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/quality/scorecards/:id',
    access,
    tag,
    summary:
      'Change a scorecard, archive it or take it back; other criteria are another version, and past reviews stay as they are',
    params: Id,
    body: z.object({ name: Name, criteria: Criteria, archived: z.boolean() }).partial().strict(),
    answer: Scorecard,
  }),
};
