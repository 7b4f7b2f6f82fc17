import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { RATED_SERVICE } from '../rows.ts';
import { scoredAs, stretched } from '../score.ts';

/** Stretched to 1 … 5, and to a single's precision, as a customer's page shows ratings. */
const RATING = `toFloat32(${stretched(1, 5)})`;

export const csat: Metric = {
  id: 'csat',
  name: 'Customer satisfaction',
  definition: 'How many are content: the share of ratings among the top two of five.',
  formula:
    'Ratings of 4 and 5 / all ratings, other scales stretched to 1 to 5. Skipped answers do not count.',
  source: 'Top-two-box CSAT, as in ISO 10004. Interval: Wilson score.',
  unit: 'rate',
  direction: 'up',
  kind: RATE,
  hasParts: true,
  of: RATED_SERVICE,
  observations: (asked) =>
    observed(
      RATED_SERVICE,
      {
        at: 'seen.at',
        value: `toFloat64(${RATING})`,
        hit: `if(${RATING} >= 4, 1, -1)`,
        where: scoredAs(['csat', 'rating']),
      },
      asked,
    ),
  detail: { mean: 'avg(value)' },
};
