import { REVIEWS } from '../desk-rows.ts';
import { meanOn } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const qualityScore: Metric = {
  id: 'quality-score',
  name: 'Quality of answers',
  definition: 'How good your answers are, from 0 to 100, as those who reviewed them said.',
  formula:
    'Mean total of the reviews given in the time: of each the weighted share of the criteria that apply, 0 where one that fails the whole was missed. Drafts, and reviews written to compare, do not count. The detail says how many were chosen for a reason: they are likely worse than usual.',
  source: 'Internal quality score (COPC CX Standard: transaction monitoring). Interval: Student’s t.',
  unit: 'mean',
  direction: 'up',
  kind: meanOn(0, 100),
  hasParts: false,
  of: REVIEWS,
  observations: (asked) =>
    observed(
      REVIEWS,
      {
        at: 'seen.given_at',
        value: 'assumeNotNull(seen.score)',
        more: ['toString(seen.chosen) AS chosen'],
        where: 'seen.given_at IS NOT NULL AND seen.score IS NOT NULL',
      },
      asked,
    ),
  detail: { targeted: "countIf(chosen NOT IN ('by-hand', 'random'))" },
};
