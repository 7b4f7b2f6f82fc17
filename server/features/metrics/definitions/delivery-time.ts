import { MEDIAN } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { ORDERS, PLACED } from '../rows.ts';

export const deliveryTime: Metric = {
  id: 'delivery-time',
  name: 'Delivery time',
  definition: 'How long people wait for their order, from placing it to holding it.',
  formula:
    'Median time from placed to delivered, of orders delivered in the period; beside it mean and 90th percentile.',
  source: 'Median. Interval: exact bootstrap percentiles.',
  unit: 'seconds',
  direction: 'down',
  kind: MEDIAN,
  hasParts: false,
  of: ORDERS,
  observations: (asked) =>
    observed(
      ORDERS,
      {
        at: 'seen.delivered_at',
        value:
          '(toUnixTimestamp64Milli(assumeNotNull(seen.delivered_at)) - toUnixTimestamp64Milli(assumeNotNull(seen.placed_at))) / 1000',
        where: `seen.delivered_at IS NOT NULL AND ${PLACED}`,
      },
      asked,
    ),
};
