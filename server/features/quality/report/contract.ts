/** How good answers are: the door. Every number is that of a list of reviews. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { ReviewFilters } from '../reviews/shapes-contract.ts';

export const BREAKDOWNS = ['person', 'criterion', 'department', 'channel', 'week'] as const;

const Figure = z.object({
  /** Reviews; of a criterion, those in which it is answered. */
  n: z.int(),
  /** Mean of the totals, 0 to 100; of a criterion, of its share of the scale. Null without any. */
  mean: z.number().nullable(),
  /** 95 % interval of the mean (Student’s t), within 0 and 100. Null where there is none: of one, or where all are alike. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Too few to mean anything: fewer than 30. */
  few: z.boolean(),
  /** Reviews in which a criterion that fails the whole was missed; of a criterion, by it. */
  failed: z.int(),
});

export const qualityReportApi = {
  report: route({
    method: 'GET',
    path: '/api/quality/report',
    access: 'quality.review',
    tag: 'quality',
    summary:
      'Quality of answers by what was given within a time, on the whole and by person, criterion, department, channel or week',
    query: ReviewFilters.pick({
      from: true,
      to: true,
      department: true,
      channel: true,
      scorecard: true,
      chosen: true,
      member: true,
    }).extend({ by: z.enum(BREAKDOWNS).default('person') }),
    answer: z.object({
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      by: z.enum(BREAKDOWNS),
      overall: Figure,
      /** Of these, chosen for a reason, such as a low rating: they say less about what is usual. */
      targeted: z.int(),
      items: z.array(
        Figure.extend({
          /** A member’s or criterion’s id, a department’s key or `none`, a channel, the first day of a week. */
          key: z.string(),
          name: z.string(),
        }),
      ),
    }),
  }),
};
