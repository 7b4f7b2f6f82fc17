import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { OF_SOMEBODY, ORDERS } from '../rows.ts';

export const lateShare: Metric = {
  id: 'late-share',
  name: 'Late deliveries',
  definition: 'How many orders came later than promised.',
  formula:
    'Orders delivered after the promised moment / orders delivered that had one, by the moment of delivery.',
  source: 'Complement of on-time delivery (APICS SCOR, RL.2.2). Interval: Wilson score.',
  unit: 'rate',
  direction: 'down',
  kind: RATE,
  hasParts: true,
  of: ORDERS,
  observations: (asked) =>
    observed(
      ORDERS,
      {
        at: 'seen.delivered_at',
        hit: 'if(seen.delivered_at > seen.promised_at, 1, -1)',
        where: `seen.delivered_at IS NOT NULL AND seen.promised_at IS NOT NULL AND ${OF_SOMEBODY}`,
      },
      asked,
    ),
};
