/** Several look at the same answers and compare: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';
import { Answer, Person, Review, ReviewRow } from '../reviews/shapes-contract.ts';
import { Criterion } from '../scorecards/contract.ts';

const AgreedAnswer = Answer.omit({ comment: true, message: true }).extend({ note: z.string() });

/** Mean of the differences between any two reviewers, 0 to 100 of a scale; null with fewer than two. */
const Difference = z.number().nullable();

const Alpha = z.object({
  /** Krippendorff's, for interval data: 1 is agreement in everything, 0 is chance. Null where it cannot be told. */
  alpha: z.number().nullable(),
  /** Criteria of conversations that two or more reviewers answered. */
  units: z.int(),
  /** Too few units to tell. */
  few: z.boolean(),
});

export const CalibrationRow = z.object({
  id: z.uuid(),
  conversation: ReviewRow.shape.conversation,
  member: Person,
  scorecard: ReviewRow.shape.scorecard,
  /** Who looks at it, and whether they have given their review. */
  reviewers: z.array(Person.extend({ given: z.boolean() })),
  openedBy: Person.nullable(),
  openedAt: Instant,
  comparedAt: Instant.nullable(),
  agreedAt: Instant.nullable(),
  /** Of the totals; null until they are compared. */
  difference: Difference,
});

export const Calibration = CalibrationRow.extend({
  criteria: z.array(Criterion),
  /** Your own review, once you began it. */
  mine: z.uuid().nullable(),
  /** Empty until they are compared: nobody sees what the others say. */
  reviews: z.array(
    z.object({
      id: z.uuid(),
      reviewer: Person,
      score: z.number().nullable(),
      failed: z.boolean(),
      comment: z.string(),
      answers: z.array(Answer),
    }),
  ),
  /** Of each criterion, where two or more answered it. */
  differences: z.array(z.object({ criterion: z.uuid(), difference: Difference, answers: z.int() })),
  agreement: Alpha,
  agreed: z
    .object({
      answers: z.array(AgreedAnswer),
      note: z.string(),
      by: Person.nullable(),
      at: Instant,
      score: z.number().nullable(),
    })
    .nullable(),
});

const tag = 'quality';
const access = 'quality.review';
const Id = z.object({ id: z.uuid() });

export const calibrationsApi = {
  list: route({
    method: 'GET',
    path: '/api/quality/calibrations',
    access,
    tag,
    summary: 'Calibrations, the last opened first, and how much reviewers agreed in all that were compared',
    answer: z.object({ items: z.array(CalibrationRow), agreement: Alpha }),
  }),
  open: route({
    method: 'POST',
    path: '/api/quality/calibrations',
    access,
    tag,
    summary: 'Have several review the same answers, blind',
    body: z
      .object({
        conversation: z.uuid(),
        member: z.uuid(),
        scorecard: z.uuid().optional(),
        /** Ids of members who may review. */
        reviewers: z.array(z.uuid()).min(2).max(20),
      })
      .strict(),
    status: 201,
    answer: Calibration,
  }),
  get: route({
    method: 'GET',
    path: '/api/quality/calibrations/:id',
    access,
    tag,
    summary: 'One calibration; what reviewers said is in it once they are compared',
    params: Id,
    answer: Calibration,
  }),
  begin: route({
    method: 'POST',
    path: '/api/quality/calibrations/:id/review',
    access,
    tag,
    summary: 'My review for it, begun when there is none yet',
    params: Id,
    answer: Review,
  }),
  compare: route({
    method: 'POST',
    path: '/api/quality/calibrations/:id/comparison',
    access,
    tag,
    summary: 'Hold the reviews side by side: once all are given; by who opened it once two are',
    params: Id,
    answer: Calibration,
  }),
  agree: route({
    method: 'PUT',
    path: '/api/quality/calibrations/:id/agreed',
    access,
    tag,
    summary: 'Write down what was agreed on',
    params: Id,
    body: z
      .object({
        answers: z
          .array(
            z
              .object({
                criterion: z.uuid(),
                value: z.int().min(0).max(5).nullable(),
                applies: z.boolean().default(true),
                note: z.string().trim().max(2000).default(''),
              })
              .strict(),
          )
          .max(30),
        note: z.string().trim().max(5000).default(''),
      })
      .strict(),
    answer: Calibration,
  }),
};
