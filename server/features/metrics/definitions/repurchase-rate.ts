import { REPEATED } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { ORDERS, PLACED } from '../rows.ts';

export const repurchaseRate: Metric = {
  id: 'repurchase-rate',
  name: 'Repurchase rate',
  definition: 'How many of those who bought did so again within the same period.',
  formula:
    'People with two orders or more / people with at least one, both placed in the period. Each interval is a period of its own, so its rate is lower than that of a longer time.',
  source: 'The usual definition of repeat purchase rate. Interval: Wilson score.',
  unit: 'rate',
  direction: 'up',
  kind: REPEATED,
  hasParts: true,
  of: ORDERS,
  observations: (asked) => observed(ORDERS, { at: 'seen.placed_at', where: PLACED }, asked),
};
