import { NPS } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { RESPONSES } from '../rows.ts';
import { scoredAs, stretched } from '../score.ts';

/** From 0 to 10; an answer on another scale is stretched to it. */
const SCORE = stretched(0, 10);

export const nps: Metric = {
  id: 'nps',
  name: 'Net Promoter Score',
  definition:
    'How many would recommend you, less how many would not: asked "How likely are you to recommend us?" from 0 to 10.',
  formula:
    'Percent of 9 and 10 (promoters) minus percent of 0 to 6 (detractors). Skipped answers do not count.',
  source:
    'F. F. Reichheld, "The one number you need to grow", Harvard Business Review, December 2003. Interval: multinomial standard error (B. Rocks, 2016).',
  unit: 'score',
  direction: 'up',
  kind: NPS,
  hasParts: true,
  hasMiddle: true,
  of: RESPONSES,
  observations: (asked) =>
    observed(
      RESPONSES,
      {
        at: 'seen.at',
        value: SCORE,
        hit: `multiIf(${SCORE} >= 9, 1, ${SCORE} < 7, -1, 0)`,
        where: scoredAs(['nps']),
      },
      asked,
    ),
  detail: {
    promoters: 'countIf(hit = 1)',
    passives: 'countIf(hit = 0)',
    detractors: 'countIf(hit = -1)',
    mean: 'avg(value)',
  },
};
