import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { ORDERS, PLACED } from '../rows.ts';

export const cancelledShare: Metric = {
  id: 'cancelled-share',
  name: 'Cancelled orders',
  definition: 'How many orders were cancelled, by whomever.',
  formula: 'Orders placed in the period and cancelled at any time / orders placed in the period.',
  source: 'Counted as the status or the date of cancelling says. Interval: Wilson score.',
  unit: 'rate',
  direction: 'down',
  kind: RATE,
  hasParts: true,
  of: ORDERS,
  observations: (asked) =>
    observed(
      ORDERS,
      { at: 'seen.placed_at', hit: 'if(seen.cancelled_at IS NOT NULL, 1, -1)', where: PLACED },
      asked,
    ),
};
