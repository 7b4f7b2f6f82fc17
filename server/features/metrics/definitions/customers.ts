import { FIRST_SEEN } from '../first-seen.ts';
import { STOCK } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const customers: Metric = {
  id: 'customers',
  name: 'Customers',
  definition: 'How many people you know, named or not, at the end of the period.',
  formula: 'People first seen before the end; several customers who are one person count once.',
  source: 'Counted; no interval.',
  unit: 'count',
  direction: 'up',
  kind: STOCK,
  hasParts: false,
  of: FIRST_SEEN,
  observations: (asked) => observed(FIRST_SEEN, { at: 'seen.first_at', period: 'until' }, asked),
};
