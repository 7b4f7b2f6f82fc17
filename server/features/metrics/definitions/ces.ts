import { meanOn } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { RESPONSES } from '../rows.ts';
import { scoredAs, stretched } from '../score.ts';

const EASE = stretched(1, 7);

export const ces: Metric = {
  id: 'ces',
  name: 'Customer effort score',
  definition: 'How easy you make it: the mean agreement, from 1 to 7, with "They made it easy for me".',
  formula:
    'Sum of answers / number of answers, other scales stretched to 1 to 7; beside it the share of 5 to 7. Skipped answers do not count.',
  source:
    'M. Dixon, K. Freeman and N. Toman, "Stop trying to delight your customers", Harvard Business Review, 2010, in its later form (CES 2.0). Interval: Student’s t.',
  unit: 'mean',
  direction: 'up',
  kind: meanOn(1, 7),
  hasParts: true,
  of: RESPONSES,
  observations: (asked) =>
    observed(
      RESPONSES,
      { at: 'seen.at', value: EASE, hit: `if(${EASE} >= 5, 1, -1)`, where: scoredAs(['ces']) },
      asked,
    ),
  detail: { easyShare: 'if(count() = 0, NULL, countIf(hit = 1) / count())' },
};
