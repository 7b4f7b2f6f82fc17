import { RATIO } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { OF_SOMEBODY, ORDERS, ownRows } from '../rows.ts';

/** Orders that were delivered, when they were and when they came back: what comes back later is not missing from either. */
const ROWS = ownRows(
  `
  SELECT person, \`order\`, skus, delivered_at AS moment, toUInt64(0) AS returns, toUInt64(1) AS deliveries
  FROM orders AS seen WHERE delivered_at IS NOT NULL AND ${OF_SOMEBODY}
  UNION ALL
  SELECT person, \`order\`, skus, returned_at AS moment, toUInt64(1) AS returns, toUInt64(0) AS deliveries
  FROM orders AS seen WHERE delivered_at IS NOT NULL AND returned_at IS NOT NULL AND ${OF_SOMEBODY}`,
  ORDERS.labels,
  ORDERS.narrowing,
);

export const returnedShare: Metric = {
  id: 'returned-share',
  name: 'Returned orders',
  definition: 'How many orders come back, for those delivered in the same time.',
  formula: 'Orders sent back in the period / orders delivered in the period.',
  source:
    'Return rate as shops count it. Interval: ratio estimator with people as units (W. G. Cochran, Sampling Techniques, 1977).',
  unit: 'rate',
  direction: 'down',
  kind: RATIO,
  hasParts: false,
  of: ROWS,
  observations: (asked) =>
    observed(ROWS, { at: 'seen.moment', value: 'seen.returns', more: ['seen.deliveries AS weight'] }, asked),
};
