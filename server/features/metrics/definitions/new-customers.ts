import { FIRST_SEEN } from '../first-seen.ts';
import { COUNT } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const newCustomers: Metric = {
  id: 'new-customers',
  name: 'New customers',
  definition: 'How many people you met for the first time.',
  formula:
    'People whose first touchpoint lies in the period; those without touchpoints by when they were recorded.',
  source: 'Counted; no interval.',
  unit: 'count',
  direction: 'up',
  kind: COUNT,
  hasParts: false,
  of: FIRST_SEEN,
  observations: (asked) => observed(FIRST_SEEN, { at: 'seen.first_at' }, asked),
};
