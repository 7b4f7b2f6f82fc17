import { IS_OUTBOUND } from '../../lens/question/narrowing.ts';
import { PEOPLE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { TOUCHPOINTS } from '../rows.ts';

export const activeCustomers: Metric = {
  id: 'active-customers',
  name: 'Active customers',
  definition: 'How many people did anything with you: what you only said or sent to them does not count.',
  formula:
    'Distinct people with a touchpoint in the period whose type is not outbound. Somebody active in two months is one person in both together.',
  source: 'Counted; no interval.',
  unit: 'count',
  direction: 'up',
  kind: PEOPLE,
  hasParts: false,
  of: TOUCHPOINTS,
  observations: (asked) => observed(TOUCHPOINTS, { at: 'seen.at', where: `NOT (${IS_OUTBOUND})` }, asked),
};
